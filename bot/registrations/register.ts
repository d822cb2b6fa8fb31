import { createHash, randomUUID } from 'node:crypto'
import { birthYearOf } from '../../flows/preregister/birth.ts'
import type { Submission } from '../../flows/preregister/files.ts'
import { CONSENT } from '../../flows/preregister/questions/consent.ts'
import { text } from '../../locales/index.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Tx } from '../../prisma/client.ts'
import { addNameWords, lookAlikes, noteLikeness, rewritePerson, sameOfConversation } from '../../prisma/store/beneficiaries.ts'
import { noteEvent, takePlace } from '../../prisma/store/registrations.ts'
import type { Keys } from '../keys.ts'
import { likenessHashes } from './likeness.ts'
import { sealPerson } from './sealing.ts'

/** Where a submission comes from. `key` makes it the same one when it is sent twice; `heardIn`: the language of the consent. */
export type From = {
  key: string
  conversationId: string | null
  channel: string
  heardIn: Locale
  staffId: string | null
  centre?: string | null
  at: Date
}

/**
 * Makes the file of a submission, inside a transaction: takes the place, keeps the person sealed, the consent, the history, and
 * notes who may be the same person. Throws `Refused` when no place is left. Returns the file's id.
 */
export async function register(tx: Tx, keys: Keys, submission: Submission, from: From): Promise<number> {
  const { at } = from
  if (!submission.waiting) await takePlace(tx, submission.offer)
  const alike = likenessHashes(keys, submission.person.name, birthYearOf(submission.person.birth), submission.commune)
  const personId = await personOf(tx, keys, submission, from, alike)
  await tx.consent.create({ data: consentOf(submission, from, personId) })
  const { id } = await tx.registration.create({ data: await rowOf(tx, keys, submission, from, personId), select: { id: true } })
  await noteEvent(tx, { registrationId: id, kind: 'received', to: stateOf(submission), staffId: from.staffId, at })
  await addNameWords(tx, [id], sealPerson(keys, personId, submission.person, submission.commune).words)
  for (const other of await lookAlikes(tx, alike, personId)) await noteLikeness(tx, other.id, personId, at)
  return id
}

const stateOf = ({ waiting }: Submission) => (waiting ? 'waiting-list' : 'received')

// registered again from the same conversation she is the same person; elsewhere only staff may say so
async function personOf(
  tx: Tx,
  keys: Keys,
  { person, commune, locale }: Submission,
  from: From,
  alike: readonly string[],
): Promise<string> {
  const known = from.conversationId === null ? null : await sameOfConversation(tx, from.conversationId, alike)
  const id = known?.id ?? randomUUID()
  const sealed = sealPerson(keys, id, person, commune)
  if (known) {
    await rewritePerson(tx, id, sealed)
    return id
  }
  const { words: _, ...row } = sealed
  await tx.person.create({ data: { id, ...row, locale, createdAt: from.at } })
  return id
}

const consentOf = ({ consent }: Submission, { channel, heardIn, at }: From, personId: string) => ({
  id: randomUUID(),
  personId,
  version: consent.version,
  textHash: consentHash(heardIn),
  locale: heardIn,
  channel,
  givenAs: consent.givenAs,
  at,
})

/** Digest of the very words somebody agreed to. */
export const consentHash = (locale: Locale): string =>
  createHash('sha256')
    .update(CONSENT.keys.map(key => text(key, locale)).join('\n'))
    .digest('hex')

async function rowOf(tx: Tx, keys: Keys, submission: Submission, from: From, personId: string) {
  const { reference, offer, service, commune, locale, who, rsu, hours, needs, form, extra } = submission
  return {
    reference,
    key: from.key,
    personId,
    conversationId: from.conversationId,
    channel: from.channel,
    locale,
    service,
    offerId: offer,
    centre: from.centre ?? (await centreOf(tx, offer, commune)),
    commune,
    state: stateOf(submission),
    seated: !submission.waiting,
    beneficiary: who,
    rsu,
    hours,
    needs: JSON.stringify(needs),
    formId: form,
    sealed: Object.keys(extra).length > 0 ? keys.seal(extra, `answers:${reference}`) : null,
    staffId: from.staffId,
    createdAt: from.at,
    changedAt: from.at,
  }
}

// the offer's centre, else the one in the commune, else whichever looks first
async function centreOf(tx: Tx, offerId: string, commune: string | null): Promise<string | null> {
  const offer = await tx.offer.findUnique({ where: { id: offerId }, select: { centre: true } })
  if (offer?.centre) return offer.centre
  const near =
    commune === null ? null : await tx.centre.findFirst({ where: { commune }, orderBy: { position: 'asc' }, select: { key: true } })
  return near?.key ?? null
}
