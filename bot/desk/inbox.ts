import { z } from 'zod'
import type { Db } from '../../prisma/client.ts'
import { readCards } from '../../prisma/store/cards.ts'
import { deskSettings } from '../../prisma/store/desk-settings.ts'
import { type Cursor, countLists, listConversations, listHandovers, type Wanted, wantedTag } from '../../prisma/store/inbox.ts'
import type { Acting } from './acting.ts'
import { inboxRow } from './content.ts'
import { sightOf } from './sight.ts'
import { COUNTED, type Filter, type Inbox, type View } from './view.ts'

const PAGE = 30
const MOST = 100

/** A page of a list, and how much each list holds. A cursor that is none begins at the beginning. */
export async function readInbox(db: Db, now: Date, who: Acting, view: View, filter: Filter = {}): Promise<Inbox> {
  const after = filter.after === undefined ? undefined : cursorOf(filter.after)
  const wanted: Wanted = {
    sight: sightOf(who),
    staffId: who.id,
    limit: Math.min(filter.limit ?? PAGE, MOST),
    ...(filter.centre !== undefined && { centre: filter.centre }),
    ...(filter.tag !== undefined && { tag: await wantedTag(db, filter.tag) }),
    ...(after && { after }),
  }
  const page = await (view === 'all' ? listConversations(db, wanted) : listHandovers(db, view, wanted))
  const cards = await readCards(db, page.ids)
  const settings = await deskSettings(db)
  return {
    rows: cards.map(card => inboxRow(card, settings, now)),
    next: page.next && written(page.next),
    counts: await countLists(db, wanted, COUNTED),
  }
}

const cursor = z.object({ lane: z.number().int().min(0).max(9), at: z.iso.datetime(), id: z.string() })
const written = (at: Cursor): string => Buffer.from(JSON.stringify(at)).toString('base64url')

function cursorOf(text: string): Cursor | undefined {
  try {
    return cursor.safeParse(JSON.parse(Buffer.from(text, 'base64url').toString())).data
  } catch {
    return undefined
  }
}
