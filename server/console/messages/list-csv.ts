import { z } from 'zod'
import type { InboxRow } from '../../../bot/desk/index.ts'
import { type Ask, download } from '../page.ts'
import { LOOK_AFTER } from '../people.tsx'
import { tableFile } from '../table-file.ts'
import { clockDate, clockTime } from '../when.tsx'
import { filterOf, type Listing, listingShape, MOST } from './listing.ts'
import { placeOf, wordFor } from './words.ts'

const HEAD = [
  'reference',
  'reason',
  'state',
  'urgent',
  'since',
  'opened',
  'done',
  'by',
  'rating',
  'variety',
  'channel',
  'centre',
  'tags',
] as const

/** A list of conversations as a table, with the filters of the page: what became of each, without names and without a word of what was said. */
export const listCsv = download({
  path: '/console/messages.csv',
  roles: LOOK_AFTER,
  params: z.object(listingShape),
  give: (ask, listing) =>
    tableFile(ask, {
      name: 'messages',
      action: 'conversations.exported',
      head: HEAD.map(key => ask.words(`table.${key}`)),
      rows: rows(ask, listing),
    }),
})

async function* rows(ask: Ask, listing: Listing): AsyncGenerator<string[]> {
  const { desk } = ask.parts
  let after: string | null = ''
  while (after !== null) {
    const page = await desk.inbox(ask.staff, listing.view, filterOf({ ...listing, rows: MOST, after }))
    for (const row of page.rows) yield cells(ask, row)
    after = page.next
  }
}

function cells(ask: Ask, { id, handover, locale, channel, centre, tags }: InboxRow): string[] {
  const { words } = ask
  return [
    id,
    handover ? wordFor(ask, 'reason', handover.reason) : '',
    handover ? wordFor(ask, 'case', handover.state) : '',
    handover?.urgent ? words('inbox.urgent') : '',
    instant(ask, handover?.waitingSince),
    instant(ask, handover?.openedAt),
    instant(ask, handover?.resolvedAt),
    handover?.assignee?.name ?? '',
    handover?.rating ? wordFor(ask, 'rating', String(handover.rating)) : '',
    words(`variety.${locale}`),
    wordFor(ask, 'channel', channel),
    placeOf(ask, centre),
    tags.join(', '),
  ]
}

const instant = ({ parts: { clock } }: Ask, at: Date | null | undefined): string =>
  at ? `${clockDate(clock, at)} ${clockTime(clock, at)}` : ''
