import { randomUUID } from 'node:crypto'
import { type OfferFile, type OfferState, standingOf } from '../../flows/offers/offer.ts'
import type { ExtraQuestion } from '../../flows/preregister/extra.ts'
import type { Db } from '../../prisma/client.ts'
import { record } from '../../prisma/store/audit.ts'
import { allOffers, dropOffer, keepOffer, type OfferKept, questionsSchema, readForms } from '../../prisma/store/offers.ts'
import { type Acting, type Done, isOwn } from '../desk/acting.ts'
import type { Clock } from '../hear.ts'
import type { FileRefusal } from './moving.ts'

export type OfferingParts = { db: Db; clock: Clock }

/** An offer, as staff look after it. `taken`: places that files hold; `standing`: how it stands today. */
export type OfferView = OfferKept & { id: string; taken: number; standing: OfferState | 'full'; files: readonly OfferFile[] }
/** An offer to be made or changed. Without an id it is a new one. */
export type OfferDraft = OfferKept & { id?: string }

/** Managers look after the offers of their centres; those of every centre are the administrators'. */
export const mayOffer = (who: Pick<Acting, 'role' | 'centres'>, centre: string | null): boolean => leads(who) && isOwn(who, centre)

const leads = ({ role }: Pick<Acting, 'role'>) => role === 'manager' || role === 'administrator'

/** All offers, drafts and closed ones too. */
export async function listOffers({ db, clock }: OfferingParts): Promise<OfferView[]> {
  const today = clock.local(clock.now()).date
  return (await allOffers(db)).map(offer => ({ ...offer, standing: standingOf(offer, today) }))
}

/** Makes or changes an offer. Fewer places than are taken is allowed: nobody is put out, and no one more comes in. */
export async function saveOffer(
  { db, clock }: OfferingParts,
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
      at: clock.now(),
      by: who,
      action: id ? 'offer.changed' : 'offer.made',
      subject: 'offer',
      about: key,
      centre: offer.centre,
    })
  })
  return { id: key }
}

/** Takes away an offer nobody was told of by an announcement, and nobody registered for; `in-use`: somebody was, or has. Its files go with it. */
export async function removeOffer(
  { db, clock }: OfferingParts,
  who: Acting,
  id: string,
): Promise<Done | FileRefusal | { refused: 'in-use' }> {
  const known = await db.offer.findUnique({ where: { id }, select: { centre: true } })
  if (!known) return { refused: 'not-found' }
  if (!mayOffer(who, known.centre)) return { refused: 'not-allowed' }
  const { centre } = known
  return db.$transaction(async (tx): Promise<Done | { refused: 'in-use' }> => {
    if (!(await dropOffer(tx, id))) return { refused: 'in-use' }
    await record(tx, { at: clock.now(), by: who, action: 'offer.removed', subject: 'offer', about: id, centre })
    return { done: true }
  })
}

/** The optional questions a service asks now, and their version; null when it asks none. */
export const currentForm = async ({ db }: OfferingParts, service: string) =>
  (await readForms(db)).find(form => form.service === service) ?? null

/**
 * Publishes the optional questions of a service as its next version. Drafts begun on an older one finish on it. Answers why not, when the
 * questions are not what they must be: at most six, each in four varieties.
 */
export async function publishForm(
  { db, clock }: OfferingParts,
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
      data: { id: `${service}-${version}`, service, version, questions: JSON.stringify(read.data), publishedAt: clock.now() },
    })
    await record(tx, { at: clock.now(), by: who, action: 'form.published', subject: 'form', about: `${service}-${version}` })
    return { version }
  })
}
