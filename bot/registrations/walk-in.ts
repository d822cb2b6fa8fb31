import type { Submission } from '../../flows/preregister/files.ts'
import { REFERENCES, referenceOf } from '../../flows/preregister/reference.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Db } from '../../prisma/client.ts'
import { record } from '../../prisma/store/audit.ts'
import { Refused } from '../../prisma/store/refused.ts'
import { isClash } from '../../prisma/store/turns.ts'
import { type Acting, withinOf } from '../desk/acting.ts'
import type { Keys } from '../keys.ts'
import type { Chance, Permits } from './look.ts'
import type { FileRefusal } from './moving.ts'
import { register } from './register.ts'

export type WalkInParts = { db: Db; keys: Keys; now(): Date; chance: Chance; permits: Permits }

/** What staff write down of somebody who came in person, after reading the consent aloud in `heardIn`. `key`: the page's, sent twice it is one file. */
export type WalkIn = Omit<Submission, 'reference'> & { key: string; heardIn: Locale; centre: string }

const TRIES = 5

/** Registers somebody who came in person. Sent twice with the same key, at once or later, it is one file. */
export async function registerWalkIn(parts: WalkInParts, who: Acting, walkIn: WalkIn): Promise<{ reference: string } | FileRefusal> {
  const { db } = parts
  const key = `desk:${walkIn.key}`
  if (!(withinOf(who)?.includes(walkIn.centre) ?? true)) return { refused: 'not-allowed' }
  for (let tries = 0; tries < TRIES; tries++) {
    const before = await db.registration.findUnique({ where: { key }, select: { reference: true } })
    if (before) return before
    const reference = referenceOf(parts.chance(REFERENCES))
    try {
      await keep(parts, who, walkIn, reference, key)
      return { reference }
    } catch (error) {
      if (error instanceof Refused) return { refused: 'no-place-left' }
      // the reference is somebody's, or the same page was sent twice at once
      if (!isClash(error)) throw error
    }
  }
  throw new Error('the database stays busy: nobody was registered')
}

const keep = (
  { db, keys, now, permits }: WalkInParts,
  who: Acting,
  { key: _, heardIn, centre, ...submission }: WalkIn,
  reference: string,
  key: string,
) =>
  db.$transaction(async tx => {
    const at = now()
    const from = { key, conversationId: null, channel: 'desk', heardIn, staffId: who.id, centre, at }
    // whatever a page sent, the number of the card is kept only where the CNDP authorised it
    const person = permits.cin ? submission.person : { ...submission.person, cin: null }
    await register(tx, keys, { ...submission, person, reference }, from)
    await record(tx, { at, by: who, action: 'file.registered', subject: 'file', about: reference, centre })
  })
