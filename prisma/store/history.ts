import type { Say } from '../../flows/engine/action.ts'
import type { Incoming } from '../../flows/engine/incoming.ts'
import type { Choice } from '../../flows/engine/types.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Db } from '../client.ts'
import { LAST_ID } from '../last-id.ts'
import type { KnownFile } from './media.ts'
import type { Written } from './written.ts'

/** One message of a conversation as it was kept. `heardId`: the channel's own id of what the citizen sent; `answers`: the message it answers. */
export type KeptMessage = { id: number; locale: Locale; at: Date; media: KnownFile | null; answers: KeptMessage | null } & (
  | { author: 'citizen'; event: Incoming; heardId: string }
  | { author: 'bot'; said: Say }
  | { author: 'staff'; written: Written; by: string | null }
)

const FILE = { select: { id: true, kind: true, mime: true, bytes: true, name: true, state: true } } as const

/** Oldest first: the next `limit` messages of a conversation after the message `after`, or from 0 its last ones. */
export async function readHistory(db: Db, channel: string, address: string, after: number, limit: number): Promise<KeptMessage[]> {
  if (after === 0) return readEarlier(db, channel, address, LAST_ID, limit)
  return answering(db, await messages(db, { channel, address, id: { gt: after }, newest: false, limit }))
}

/** Oldest first: the last `limit` messages of a conversation before the message `before`. */
export async function readEarlier(db: Db, channel: string, address: string, before: number, limit: number): Promise<KeptMessage[]> {
  return (await answering(db, await messages(db, { channel, address, id: { lt: before }, newest: true, limit }))).reverse()
}

type Stretch = { channel: string; address: string; id: { gt: number } | { lt: number }; newest: boolean; limit: number }

const ROW = {
  id: true,
  author: true,
  body: true,
  locale: true,
  at: true,
  externalId: true,
  replyToId: true,
  media: FILE,
  staff: { select: { name: true } },
} as const

const messages = (db: Db, { channel, address, id, newest, limit }: Stretch) =>
  db.message.findMany({
    where: { conversation: { channel, address }, id },
    orderBy: { id: newest ? 'desc' : 'asc' },
    take: limit,
    select: ROW,
  })

// few messages answer another: those answered are looked up only then
async function answering(db: Db, rows: Awaited<ReturnType<typeof messages>>): Promise<KeptMessage[]> {
  const ids = rows.flatMap(({ replyToId }) => replyToId ?? [])
  const answered = ids.length > 0 ? await db.message.findMany({ where: { id: { in: ids } }, select: ROW }) : []
  const found = new Map(kept(answered).map(message => [message.id, message]))
  return kept(rows).map((message, i) => ({ ...message, answers: found.get(rows[i]?.replyToId ?? 0) ?? null }))
}

const kept = (rows: Awaited<ReturnType<typeof messages>>): KeptMessage[] =>
  rows.map(({ body, externalId, replyToId: _, staff, ...row }) => ({
    ...row,
    answers: null,
    ...(row.author === 'citizen' && { event: JSON.parse(body), heardId: externalId }),
    ...(row.author === 'bot' && { said: JSON.parse(body) }),
    ...(row.author === 'staff' && { written: JSON.parse(body), by: staff?.name ?? null }),
  })) as unknown as KeptMessage[]

/** What the last messages of a conversation offered, newest first. */
export async function recentlyOffered(db: Db, conversationId: string): Promise<Choice[]> {
  const rows = await db.message.findMany({
    where: { conversationId, author: 'bot' },
    orderBy: { id: 'desc' },
    take: 40,
    select: { body: true },
  })
  return rows.flatMap(({ body }) => (JSON.parse(body) as Say).choices)
}
