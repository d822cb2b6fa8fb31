import { z } from 'zod'
import { OFFER_STATES, type Offer, type OfferState } from '../../flows/offers/offer.ts'
import type { ExtraForm } from '../../flows/preregister/extra.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db, Tx } from '../client.ts'
import { FILES, fileOf } from './offer-files.ts'
import { HOLDS_A_PLACE } from './registrations.ts'

const words = z.object({ ar: z.string(), ary: z.string(), 'ary-Latn': z.string(), fr: z.string() })
const base = { id: z.string().regex(/^[a-z0-9-]{1,24}$/), text: words, required: z.boolean() }
const question = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.enum(['yes-no', 'number', 'text', 'date']) }),
  z.object({
    ...base,
    kind: z.literal('one-of'),
    options: z
      .array(z.object({ id: z.string().regex(/^[a-z0-9-]{1,24}$/), label: words }))
      .min(2)
      .max(6),
  }),
])

/** What the optional questions of a service must look like: at most six, each in four varieties, with ids that fit on a button. */
export const questionsSchema = z
  .array(question)
  .max(6)
  .refine(all => new Set(all.map(({ id }) => id)).size === all.length, 'two questions have the same id')

const texts = z.object({ about: words, audience: words, when: words, place: words, papers: words }).partial()

/** What the columns of an offer hold, read and checked. */
export const offerSchema = z.object({
  state: z.enum(OFFER_STATES),
  title: words.nullable(),
  texts: texts.nullable().transform(found => found ?? {}),
  topics: z
    .array(z.string())
    .nullable()
    .transform(found => found ?? []),
})

const withFiles = { files: FILES } as const

/** What is open for registration on a day, in order, with the places left. */
export async function openOffers(db: Pick<Db, 'offer'>, today: string): Promise<Offer[]> {
  const where = {
    state: 'open',
    OR: [{ deadline: { gte: today } }, { deadline: null, OR: [{ endsOn: null }, { endsOn: { gte: today } }] }],
  }
  const rows = await db.offer.findMany({ where, orderBy: { position: 'asc' }, include: withFiles })
  return rows.map(({ places, taken, files, position: _, ...row }) => {
    const { state: __, ...read } = offerSchema.parse(row)
    return { ...plain(row), ...read, left: places === null ? null : Math.max(0, places - taken), files: files.map(fileOf) }
  })
}

/** What says how an offer stands, and whose it is. */
export async function offerDates(db: Pick<Db, 'offer'>, id: string) {
  const select = { state: true, deadline: true, endsOn: true, places: true, taken: true, centre: true } as const
  const found = await db.offer.findUnique({ where: { id }, select })
  return found && { ...found, state: z.enum(OFFER_STATES).parse(found.state) }
}

/** Every offer, drafts and closed ones too, in order. */
export async function allOffers(db: Pick<Db, 'offer'>): Promise<(OfferKept & Pick<Offer, 'id' | 'files'> & { taken: number })[]> {
  const rows = await db.offer.findMany({ orderBy: { position: 'asc' }, include: withFiles })
  return rows.map(({ files, ...row }) => ({ ...row, ...offerSchema.parse(row), files: files.map(fileOf) }))
}

/** The last event by which a file gave a place of each offer back. */
export async function lastFreed(db: Pick<Db, '$queryRaw'>): Promise<ReadonlyMap<string, number>> {
  const holding = Prisma.join([...HOLDS_A_PLACE])
  const rows = await db.$queryRaw<{ offer: string; event: number }[]>`
    SELECT r."offerId" AS "offer", max(e."id") AS "event" FROM "RegistrationEvent" e JOIN "Registration" r ON r."id" = e."registrationId"
    WHERE r."offerId" IS NOT NULL AND e."from" IN (${holding}) AND e."to" NOT IN (${holding}) GROUP BY r."offerId"`
  return new Map(rows.map(({ offer, event }) => [offer, Number(event)]))
}

const plain = ({
  id,
  service,
  centre,
  startsOn,
  endsOn,
  deadline,
  waiting,
}: Omit<Offer, 'left' | 'files' | 'title' | 'texts' | 'topics'>) => ({
  ...{ id, service, centre, startsOn, endsOn, deadline, waiting },
})

/** What is kept of an offer, besides how many of its places are taken, and its files. */
export type OfferKept = Omit<Offer, 'id' | 'left' | 'files'> & { state: OfferState; places: number | null; position: number }

/** Writes an offer: a new one, or in the place of what was. */
export async function keepOffer(tx: Tx, id: string, { title, texts, topics, ...offer }: OfferKept, isNew: boolean): Promise<void> {
  const data = { ...offer, title: title ? { ...title } : Prisma.DbNull, texts: { ...texts }, topics: [...topics] }
  if (isNew) await tx.offer.create({ data: { id, ...data } })
  else await tx.offer.update({ where: { id }, data })
}

const unused = (id: string) => ({ id, registrations: { none: {} }, announcements: { none: {} }, opinions: { none: {} } })

/** Whether anybody has registered for an offer, or was or is to be told of it. */
export const isInUse = async (db: Pick<Db, 'offer'>, id: string): Promise<boolean> => (await db.offer.count({ where: unused(id) })) === 0

/** Takes an offer away that is not in use. False when it is. */
export const dropOffer = async (tx: Tx, id: string): Promise<boolean> => (await tx.offer.deleteMany({ where: unused(id) })).count === 1

/** Every version of the optional questions, the latest first. */
export async function readForms(db: Pick<Db, 'formVersion'>): Promise<ExtraForm[]> {
  const rows = await db.formVersion.findMany({ orderBy: { version: 'desc' } })
  return rows.map(({ id, service, version, questions }) => ({
    id,
    service,
    version,
    questions: questionsSchema.parse(JSON.parse(questions)),
  }))
}

/** Of these versions, the latest first, the one each service asks now, and the older ones of some ids. */
export const formsIn = (versions: readonly ExtraForm[], ids: readonly string[]): ExtraForm[] =>
  versions.filter((form, i) => ids.includes(form.id) || versions.findIndex(other => other.service === form.service) === i)
