import type { Db } from '../client.ts'

/** A file with all that is known of it: person, consents, history, what is asked besides, and who may be the same person. */
export const readFileDetail = (db: Db, reference: string) =>
  db.registration.findUnique({
    where: { reference },
    include: {
      person: {
        include: { consents: { orderBy: { at: 'desc' } }, registrations: { select: { reference: true, service: true, state: true } } },
      },
      events: { orderBy: { id: 'asc' } },
      form: true,
      offer: true,
    },
  })
export type FileDetail = NonNullable<Awaited<ReturnType<typeof readFileDetail>>>

const SIDES = {
  earlier: { include: { registrations: { orderBy: { id: 'desc' }, take: 20 } } },
  later: { include: { registrations: { orderBy: { id: 'desc' }, take: 20 } } },
} as const

/** Probable duplicates in a state, latest first, below an id. */
export const readDuplicates = (db: Db, state: string, before: number | null, limit: number) =>
  db.duplicate.findMany({
    where: { state, ...(before !== null && { id: { lt: before } }) },
    orderBy: { id: 'desc' },
    take: limit,
    include: SIDES,
  })

/** The pairs one person is in, latest first. */
export const readDuplicatesOf = (db: Db, personId: string, limit: number) =>
  db.duplicate.findMany({
    where: { OR: [{ earlierId: personId }, { laterId: personId }] },
    orderBy: { id: 'desc' },
    take: limit,
    include: SIDES,
  })
export type DuplicateKept = Awaited<ReturnType<typeof readDuplicates>>[number]

/** Which of some people have a probable duplicate that nobody has looked at. */
export async function withDuplicates(db: Db, personIds: readonly string[]): Promise<Set<string>> {
  const rows = await db.duplicate.findMany({
    where: { state: 'open', OR: [{ earlierId: { in: [...personIds] } }, { laterId: { in: [...personIds] } }] },
    select: { earlierId: true, laterId: true },
  })
  return new Set(rows.flatMap(({ earlierId, laterId }) => [earlierId, laterId]))
}
