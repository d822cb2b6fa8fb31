import { fold } from '../../nlu/fold.ts'
import { readSomeMessages } from '../../prisma/store/cards.ts'
import { findFile } from '../../prisma/store/media.ts'
import { keepSaid, requeue, saidBefore } from '../../prisma/store/said-by-staff.ts'
import { lastHeardAt } from '../../prisma/store/timeline.ts'
import type { Written } from '../../prisma/store/written.ts'
import type { ChannelName } from '../channels/channel.ts'
import { storable } from '../storable.ts'
import { type ActParts, look } from './act.ts'
import type { Acting, Done, Refusal } from './acting.ts'
import type { Saying } from './index.ts'
import { windowAt } from './window.ts'

const LONGEST = 4_000
const TRIES = 20

/** Sends the citizen what a person wrote, if that person has the floor. */
export async function say(parts: ActParts, who: Acting, id: string, saying: Saying): Promise<{ messageId: number } | Refusal> {
  const written = writtenOf(saying)
  if (!written) return { refused: 'invalid', why: 'text' }
  for (let tries = 0; tries < TRIES; tries++) {
    const found = await look(parts, who, id)
    if (!found) return { refused: 'not-found' }
    const before = await saidBefore(parts.db, { conversationId: id, by: who, key: saying.key })
    if (before !== null) return { messageId: before }
    const { standing, seen } = found
    const { open } = seen
    if (!open || open.assignee?.id !== who.id) return notYours(open, seen.last !== null)
    const refused = await unsendable(parts, standing.channel, id, saying, seen.now)
    if (refused) return refused
    const messageId = await keepSaid(parts.db, {
      conversationId: id,
      channel: standing.channel,
      handoverId: open.id,
      by: who,
      key: saying.key,
      written,
      words: wordsIn(written),
      locale: seen.session.locale,
      replyToId: saying.replyTo ?? null,
      at: seen.now,
    })
    if (messageId === null) continue
    parts.news.tell({ conversationId: id, kind: 'message', centre: standing.centre, asked: true })
    parts.wake(standing.channel as ChannelName)
    return { messageId }
  }
  throw new Error('the conversation stays busy: the message was not kept')
}

function notYours(open: { assignee: { name: string } | null } | null, resolved: boolean): Refusal {
  if (!open && resolved) return { refused: 'resolved' }
  return open?.assignee ? { refused: 'taken', by: open.assignee.name } : { refused: 'not-yours', by: null }
}

async function unsendable(
  { db, windowOf }: ActParts,
  channel: string,
  id: string,
  { key, replyTo, media }: Saying,
  now: Date,
): Promise<Refusal | null> {
  if (!/^[\w-]{1,64}$/.test(key)) return { refused: 'invalid', why: 'key' }
  if (windowAt(windowOf(channel), await lastHeardAt(db, id), now).state === 'closed') return { refused: 'window-closed' }
  if (replyTo !== undefined && (await readSomeMessages(db, id, [replyTo])).length === 0) return { refused: 'invalid', why: 'replyTo' }
  if (media && !(await isFileOf(db, id, media))) return { refused: 'invalid', why: 'media' }
  return null
}

// a file of somebody else's conversation would be shown to the wrong citizen
async function isFileOf(db: ActParts['db'], conversationId: string, media: NonNullable<Saying['media']>): Promise<boolean> {
  const file = await findFile(db, media.id)
  return file?.conversationId === conversationId && file.state === 'kept' && file.kind === media.kind
}

function writtenOf({ text, media, location }: Saying): Written | null {
  const words = text === undefined ? '' : storable(text).trim()
  if (words.length > LONGEST) return null
  if (media) return { kind: 'media', media: media.kind, mediaId: media.id, ...(words && { caption: words }) }
  if (location) return { kind: 'location', ...location }
  return words ? { kind: 'text', text: words } : null
}

function wordsIn(written: Written): string {
  const text = written.kind === 'text' ? written.text : written.kind === 'media' ? written.caption : written.name
  return fold(text ?? '')
}

/** Tries once more what could not be sent. What somebody else has in hand is theirs to try. */
export async function retry(parts: ActParts, who: Acting, id: string, messageId: number): Promise<Done | Refusal> {
  const found = await look(parts, who, id)
  if (!found) return { refused: 'not-found' }
  const { standing, seen } = found
  const holder = seen.open?.assignee
  if (holder && holder.id !== who.id) return { refused: 'taken', by: holder.name }
  if (!(await requeue(parts.db, id, messageId, who, seen.now))) return { refused: 'invalid', why: 'message' }
  parts.news.tell({ conversationId: id, kind: 'delivery', centre: standing.centre, asked: standing.asked })
  parts.wake(standing.channel as ChannelName)
  return { done: true }
}
