import { randomInt } from 'node:crypto'
import type { Offer } from '../../flows/offers/offer.ts'
import { birthYearOf } from '../../flows/preregister/birth.ts'
import { type File, type FileState, type Files, NO_FILES } from '../../flows/preregister/files.ts'
import { REFERENCES, referenceOf } from '../../flows/preregister/reference.ts'
import type { Wanted } from '../../flows/preregister/wanted.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Db } from '../../prisma/client.ts'
import type { Standing } from '../../prisma/store/conversations.ts'
import { formsIn, openOffers, readForms } from '../../prisma/store/offers.ts'
import { failedChecks, failedReferences, filesOf, type OwnFile, referenced } from '../../prisma/store/own-files.ts'
import type { Clock } from '../hear.ts'
import type { Keys } from '../keys.ts'
import { shared } from '../shared.ts'
import { together } from '../together.ts'
import { openPerson } from './sealing.ts'

/** What the law and the CNDP allow this installation: asking for the CIN, and the number of its receipt. */
export type Permits = { cin: boolean; cndp: string | null }

/** Draws one of so many numbers; an argument, so that a test may know what comes. */
export type Chance = (below: number) => number
export const byChance: Chance = below => randomInt(below)

export type Looking = { db: Db; keys: Keys; clock: Clock; permits: Permits; chance: Chance }

/** So many failed checks within a day close the door for the rest of it. */
const MOST_FAILURES = 5
const DAY_MS = 86_400_000

export type ReadFiles = {
  (standing: Standing, place: { channel: string; address: string }, wanted: Wanted): Promise<Files>
  /** Only what is open for registration. */
  offers(): Promise<readonly Offer[]>
}

const MOST_TOGETHER = 128

/** Reads the facts on registrations that a turn wants. Those who ask at the same moment share what is the same for all, and are looked up together. */
export function readFiles(looking: Looking): ReadFiles {
  const { db, keys, clock, permits, chance } = looking
  const offers = shared((today: string) => openOffers(db, today))
  const forms = shared(() => readForms(db))
  const since = () => new Date(clock.now().getTime() - DAY_MS)
  const own = together((ids: readonly string[]) => filesOf(db, ids), { most: MOST_TOGETHER })
  const failures = together((ids: readonly string[]) => failedChecks(db, ids, since()), { most: MOST_TOGETHER })
  const open = () => offers(clock.local(clock.now()).date)
  const read = async ({ id }: Standing, place: { channel: string; address: string }, { references, forms: asked }: Wanted) => {
    const hashes = references.flatMap(reference => keys.hashes('reference', reference))
    const [now, published, begun, others, failed, failedOthers] = await Promise.all([
      open(),
      forms(''),
      own(id),
      referenced(db, references),
      failures(id),
      failedReferences(db, hashes, id, since()),
    ])
    const found = new Map([...others, ...begun].map(row => [row.id, row]))
    return {
      ...NO_FILES,
      ...permits,
      offers: now,
      forms: formsIn(published, asked),
      found: [...found.values()].toSorted((a, b) => b.id - a.id).map(row => fileOf(looking, row, id)),
      locked: failed + failedOthers >= MOST_FAILURES,
      fresh: referenceOf(chance(REFERENCES)),
      phone: phoneOf(place),
    }
  }
  return Object.assign(read, { offers: open })
}

// a channel whose addresses are telephone numbers knows the phone
const phoneOf = ({ channel, address }: { channel: string; address: string }): string | null =>
  channel.startsWith('whatsapp') && /^\+?\d{8,15}(?=$|@)/.test(address) ? `+${address.replace(/\D/g, '')}` : null

function fileOf({ keys, clock }: Looking, row: OwnFile, conversationId: string): File {
  const person = openPerson(keys, row.person)
  const [consent] = row.person.consents
  return {
    reference: row.reference,
    mine: row.conversationId === conversationId,
    service: row.service,
    offer: row.offerId,
    state: row.state as FileState,
    reason: row.reason,
    receivedOn: clock.local(row.createdAt).date,
    changedOn: clock.local(row.changedAt).date,
    birthYear: birthYearOf(person.birth),
    person,
    commune: row.commune,
    locale: row.locale as Locale,
    hours: row.hours,
    needs: JSON.parse(row.needs) as string[],
    rsu: row.rsu,
    consent: consent ? { version: consent.version, on: clock.local(consent.at).date } : null,
  }
}
