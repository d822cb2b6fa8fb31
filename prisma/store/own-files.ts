import type { Prisma } from '../../generated/sqlite/client.ts'
import type { Db } from '../client.ts'
import { byConversation } from './by-conversation.ts'

const WHOLE = { person: { include: { consents: { orderBy: { at: 'desc' }, take: 1 } } } } as const

/** As many files of one conversation as a turn may look at. */
const MOST = 12

/** The latest files begun in each of some conversations, in their order, each with its person and latest consent. */
export async function filesOf(db: Db, conversationIds: readonly string[]): Promise<OwnFile[][]> {
  const where = { conversationId: { in: [...conversationIds] } }
  // most conversations began none, and nobody is looked for then
  const begun = await db.registration.findMany({ where, select: { id: true } })
  const ids = begun.map(({ id }) => id)
  const rows =
    ids.length === 0 ? [] : await db.registration.findMany({ where: { id: { in: ids } }, orderBy: { id: 'desc' }, include: WHOLE })
  const found = byConversation(rows)
  return conversationIds.map(id => (found.get(id) ?? []).slice(0, MOST))
}

/** The files of some references, each with its person and latest consent. */
export const referenced = async (db: Db, references: readonly string[]): Promise<OwnFile[]> =>
  references.length === 0 ? [] : db.registration.findMany({ where: { reference: { in: [...references] } }, include: WHOLE })

export type OwnFile = Prisma.RegistrationGetPayload<{ include: typeof WHOLE }>

/** Failed checks of each of some conversations since a time, in their order. */
export async function failedChecks(db: Db, conversationIds: readonly string[], since: Date): Promise<number[]> {
  const where = { at: { gte: since }, conversationId: { in: [...conversationIds] } }
  const rows = byConversation(await db.failedCheck.findMany({ where, select: { conversationId: true } }))
  return conversationIds.map(id => rows.get(id)?.length ?? 0)
}

/** Failed checks of some references since a time, by anybody but this conversation. */
export const failedReferences = async (db: Db, hashes: readonly string[], but: string, since: Date): Promise<number> =>
  hashes.length === 0
    ? 0
    : db.failedCheck.count({ where: { at: { gte: since }, reference: { in: [...hashes] }, conversationId: { not: but } } })
