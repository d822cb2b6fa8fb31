import type { Session } from '../../flows/engine/types.ts'
import type { PersonData } from '../../flows/preregister/files.ts'
import type { Db } from '../../prisma/client.ts'
import { rewritePerson } from '../../prisma/store/beneficiaries.ts'
import { isClash } from '../../prisma/store/turns.ts'
import { sealedAt } from '../appointments/look.ts'
import { type Keys, keyIdOf } from '../keys.ts'
import { openSession, sealSession } from './private-sessions.ts'
import { openPerson, sealPerson } from './sealing.ts'

/** What was sealed anew, and which keys are still needed for what cannot be (hashes of people who were erased). */
export type Rotated = { people: number; answers: number; sessions: number; stillNeeded: readonly string[] }

const PAGE = 200

/**
 * Seals with the current key all that an older one sealed, and writes its hashes anew. May run while the assistant works, be stopped, and
 * be run again: every value opens at any time, with the one key or the other.
 */
export async function rotateKeys(db: Db, keys: Keys, told: (done: number) => void = () => {}): Promise<Rotated> {
  const people = await rotatePeople(db, keys, told)
  const answers = (await rotateAnswers(db, keys)) + (await rotateAppointments(db, keys))
  const sessions = await rotateSessions(db, keys)
  return { people, answers, sessions, stillNeeded: await neededStill(db, keys) }
}

async function rotatePeople(db: Db, keys: Keys, told: (done: number) => void): Promise<number> {
  let done = 0
  for (;;) {
    const rows = await db.person.findMany({ where: { keyId: { not: keys.current } }, take: PAGE, select: { id: true } })
    if (rows.length === 0) return done
    for (const { id } of rows) done += (await rotatePerson(db, keys, id)) ? 1 : 0
    told(done)
  }
}

// read and written in one transaction: a correction made meanwhile is not lost
const rotatePerson = (db: Db, keys: Keys, id: string): Promise<boolean> =>
  db.$transaction(async tx => {
    const person = await tx.person.findUnique({ where: { id } })
    if (!person) return false
    const data: PersonData = openPerson(keys, person)
    await rewritePerson(tx, id, sealPerson(keys, id, data, person.commune))
    return true
  })

const isOld = (keys: Keys, sealed: string | null): boolean => sealed !== null && keyIdOf(sealed) !== keys.current

async function rotateAnswers(db: Db, keys: Keys): Promise<number> {
  let [done, after] = [0, 0]
  for (;;) {
    const rows = await db.registration.findMany({
      where: { id: { gt: after }, sealed: { not: null } },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: { id: true, reference: true, sealed: true },
    })
    for (const { id, reference, sealed } of rows) {
      after = id
      if (sealed === null || !isOld(keys, sealed)) continue
      const context = `answers:${reference}`
      await db.registration.updateMany({ where: { id, sealed }, data: { sealed: keys.seal(keys.open(sealed, context), context) } })
      done += 1
    }
    if (rows.length < PAGE) return done
  }
}

// the names people are called by
async function rotateAppointments(db: Db, keys: Keys): Promise<number> {
  let [done, after] = [0, 0]
  for (;;) {
    const where = { id: { gt: after }, sealed: { not: null } }
    const rows = await db.appointment.findMany({
      where,
      orderBy: { id: 'asc' },
      take: PAGE,
      select: { id: true, code: true, sealed: true },
    })
    for (const { id, code, sealed } of rows) {
      after = id
      if (sealed === null || !isOld(keys, sealed)) continue
      const context = sealedAt(code)
      await db.appointment.updateMany({ where: { id, sealed }, data: { sealed: keys.seal(keys.open(sealed, context), context) } })
      done += 1
    }
    if (rows.length < PAGE) return done
  }
}

async function rotateSessions(db: Db, keys: Keys): Promise<number> {
  let [done, after] = [0, '']
  for (;;) {
    const rows = await db.conversation.findMany({
      where: { id: { gt: after }, session: { contains: '#sealed' } },
      orderBy: { id: 'asc' },
      take: PAGE,
      select: { id: true, session: true, version: true },
    })
    for (const { id, session, version } of rows) {
      after = id
      const opened = openSession(keys, id, JSON.parse(session) as Session)
      // a turn taken meanwhile has sealed it with the new key itself
      const data = { session: JSON.stringify(sealSession(keys, id, opened)), version: version + 1 }
      done += (await db.conversation.updateMany({ where: { id, version }, data }).catch(ignoreClash)).count
    }
    if (rows.length < PAGE) return done
  }
}

function ignoreClash(error: unknown): { count: number } {
  if (isClash(error)) return { count: 0 }
  throw error
}

async function neededStill(db: Db, keys: Keys): Promise<string[]> {
  const old = keys.ids.filter(id => id !== keys.current)
  const needed = await Promise.all(old.map(id => db.erasure.count({ where: { optOut: { startsWith: `${id}.` } } })))
  return old.filter((_, i) => (needed[i] ?? 0) > 0)
}
