import { Prisma } from '../../generated/sqlite/client.ts'
import type { Tx } from '../client.ts'

/** What is kept of a person: sealed data, the key that sealed them, and hashes. `words` go with each of her files. */
export type SealedPerson = {
  sealed: string
  keyId: string
  likeness: string | null
  phoneHash: string | null
  commune: string | null
  words: readonly string[]
}

/** People who may be the same one, the earliest first. */
export const lookAlikes = (tx: Tx, hashes: readonly string[], but: string) =>
  hashes.length === 0
    ? Promise.resolve([])
    : tx.person.findMany({
        where: { likeness: { in: [...hashes] }, id: { not: but }, mergedInto: null },
        orderBy: { createdAt: 'asc' },
        take: 5,
        select: { id: true },
      })

/** Somebody of this conversation who is so alike that she is the same. */
export const sameOfConversation = (tx: Tx, conversationId: string, hashes: readonly string[]) =>
  hashes.length === 0
    ? Promise.resolve(null)
    : tx.person.findFirst({
        where: { likeness: { in: [...hashes] }, mergedInto: null, registrations: { some: { conversationId } } },
        select: { id: true },
      })

/** Notes that two people are probably one, once. */
export async function noteLikeness(tx: Tx, earlierId: string, laterId: string, at: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO "Duplicate" ("earlierId", "laterId", "state", "at") VALUES (${earlierId}, ${laterId}, 'open', ${at}) ON CONFLICT DO NOTHING`
}

/** Writes the words by which the files of a person are found, in the place of what was. */
export async function keepNameWords(tx: Tx, registrationIds: readonly number[], words: readonly string[]): Promise<void> {
  if (registrationIds.length === 0) return
  await tx.nameWord.deleteMany({ where: { registrationId: { in: [...registrationIds] } } })
  await addNameWords(tx, registrationIds, words)
}

/** Writes the words by which new files are found. */
export async function addNameWords(tx: Tx, registrationIds: readonly number[], words: readonly string[]): Promise<void> {
  const rows = registrationIds.flatMap(id => words.map(word => Prisma.sql`(${word}, ${id})`))
  if (rows.length > 0)
    await tx.$executeRaw`INSERT INTO "NameWord" ("word", "registrationId") VALUES ${Prisma.join(rows)} ON CONFLICT DO NOTHING`
}

/** Changes a person's data, and what her files are found by. */
export async function rewritePerson(tx: Tx, id: string, { words, ...row }: SealedPerson): Promise<void> {
  await tx.person.update({ where: { id }, data: row })
  const files = await tx.registration.findMany({ where: { personId: id }, select: { id: true } })
  await keepNameWords(
    tx,
    files.map(file => file.id),
    words,
  )
}
