import { z } from 'zod'
import type { ExtraForm } from '../../flows/preregister/extra.ts'
import type { Offer } from '../../flows/preregister/files.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db, Tx } from '../client.ts'

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

/** What is open for registration, in order, with the places left. */
export async function openOffers(db: Pick<Db, 'offer'>): Promise<Offer[]> {
  const rows = await db.offer.findMany({ where: { open: true }, orderBy: { position: 'asc' } })
  return rows.map(({ id, service, centre, title, startsOn, places, taken, waiting }) => ({
    id,
    service,
    centre,
    title: words.nullable().parse(title),
    startsOn,
    left: places === null ? null : Math.max(0, places - taken),
    waiting,
  }))
}

/** What is kept of an offer, besides how many of its places are taken. */
export type OfferKept = Omit<Offer, 'id' | 'left'> & { places: number | null; open: boolean; position: number }

/** Writes an offer: a new one, or in the place of what was. */
export async function keepOffer(tx: Tx, id: string, { title, ...offer }: OfferKept, isNew: boolean): Promise<void> {
  const data = { ...offer, title: title ? { ...title } : Prisma.DbNull }
  if (isNew) await tx.offer.create({ data: { id, ...data } })
  else await tx.offer.update({ where: { id }, data })
}

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
