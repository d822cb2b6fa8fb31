import type { Db } from '../client.ts'

/** The files begun in a conversation, latest first, and those of some references, each with its person and latest consent. */
export const filesFor = (db: Db, conversationId: string, references: readonly string[]) =>
  db.registration.findMany({
    // an empty list beside it would keep the database from using either index
    where: references.length > 0 ? { OR: [{ conversationId }, { reference: { in: [...references] } }] } : { conversationId },
    orderBy: { id: 'desc' },
    take: 12,
    include: { person: { include: { consents: { orderBy: { at: 'desc' }, take: 1 } } } },
  })

export type OwnFile = Awaited<ReturnType<typeof filesFor>>[number]

/** Failed checks since a time: of this conversation, and of any of these references by anybody. */
export const failedChecks = (db: Db, conversationId: string, hashes: readonly string[], since: Date): Promise<number> =>
  db.failedCheck.count({
    where: { at: { gte: since }, OR: [{ conversationId }, ...(hashes.length > 0 ? [{ reference: { in: [...hashes] } }] : [])] },
  })
