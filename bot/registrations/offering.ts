import { randomUUID } from 'node:crypto'
import type { ExtraQuestion } from '../../flows/preregister/extra.ts'
import type { Words } from '../../locales/locale.ts'
import type { Db } from '../../prisma/client.ts'
import { record } from '../../prisma/store/audit.ts'
import { keepOffer, questionsSchema, readForms } from '../../prisma/store/offers.ts'
import type { Acting } from '../desk/acting.ts'
import type { FileRefusal } from './moving.ts'

export type OfferingParts = { db: Db; now(): Date }

/** What one may be registered for, as staff look after it. `taken`: places that files hold. */
export type OfferView = {
  id: string
  service: string
  centre: string | null
  title: Words | null
  startsOn: string | null
  places: number | null
  taken: number
  waiting: boolean
  open: boolean
  position: number
}
/** An offer to be made or changed. Without an id it is a new one. */
export type OfferDraft = Omit<OfferView, 'id' | 'taken'> & { id?: string }

/** Managers look after the offers of their centres; those of every centre are the administrators'. */
const mayOffer = (who: Acting, centre: string | null): boolean =>
  who.role === 'administrator' || (who.role === 'manager' && centre !== null && who.centres.includes(centre))

const leads = ({ role }: Acting) => role === 'manager' || role === 'administrator'

/** All offers, the closed ones too. */
export async function listOffers({ db }: OfferingParts): Promise<OfferView[]> {
  const rows = await db.offer.findMany({ orderBy: { position: 'asc' } })
  return rows.map(row => ({ ...row, title: row.title as Words | null }))
}

/** Makes or changes an offer. Fewer places than are taken is allowed: nobody is put out, and no one more comes in. */
export async function saveOffer(
  { db, now }: OfferingParts,
  who: Acting,
  { id, ...offer }: OfferDraft,
): Promise<{ id: string } | FileRefusal> {
  const known = id === undefined ? null : await db.offer.findUnique({ where: { id }, select: { centre: true } })
  if (id !== undefined && !known) return { refused: 'not-found' }
  if (!mayOffer(who, offer.centre) || (known && !mayOffer(who, known.centre))) return { refused: 'not-allowed' }
  const key = id ?? randomUUID().slice(0, 8)
  await db.$transaction(async tx => {
    await keepOffer(tx, key, offer, id === undefined)
    await record(tx, {
      at: now(),
      by: who,
      action: id ? 'offer.changed' : 'offer.made',
      subject: 'offer',
      about: key,
      centre: offer.centre,
    })
  })
  return { id: key }
}

/** The optional questions a service asks now, and their version; null when it asks none. */
export const currentForm = async ({ db }: OfferingParts, service: string) =>
  (await readForms(db)).find(form => form.service === service) ?? null

/**
 * Publishes the optional questions of a service as its next version. Drafts begun on an older one finish on it. Answers why not, when the
 * questions are not what they must be: at most six, each in four varieties.
 */
export async function publishForm(
  { db, now }: OfferingParts,
  who: Acting,
  service: string,
  questions: readonly ExtraQuestion[],
): Promise<{ version: number } | FileRefusal | { invalid: string }> {
  if (!leads(who)) return { refused: 'not-allowed' }
  const read = questionsSchema.safeParse(questions)
  if (!read.success) return { invalid: read.error.issues[0]?.message ?? '' }
  return db.$transaction(async tx => {
    const latest = await tx.formVersion.findFirst({ where: { service }, orderBy: { version: 'desc' }, select: { version: true } })
    const version = (latest?.version ?? 0) + 1
    await tx.formVersion.create({
      data: { id: `${service}-${version}`, service, version, questions: JSON.stringify(read.data), publishedAt: now() },
    })
    await record(tx, { at: now(), by: who, action: 'form.published', subject: 'form', about: `${service}-${version}` })
    return { version }
  })
}
