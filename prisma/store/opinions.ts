import type { OfferOpinion } from '../../generated/sqlite/client.ts'
import type { Db, Tx } from '../client.ts'

type Given = { offerId: string; conversationId: string; locale: string; at: Date; rating?: number; words?: string }

/** Keeps how somebody found an offer, in the place of what they said of it before. Who was not asked about it is not heard. */
export async function keepOpinion(
  tx: Pick<Tx, 'offerOpinion' | 'announcementRecipient'>,
  { offerId, conversationId, ...said }: Given,
): Promise<void> {
  const where = { conversationId, sentAt: { not: null }, announcement: { offerId, rule: 'survey' } }
  if (!(await tx.announcementRecipient.findFirst({ where, select: { sentAt: true } }))) return
  await tx.offerOpinion.upsert({
    where: { offerId_conversationId: { offerId, conversationId } },
    create: { offerId, conversationId, ...said },
    update: said,
  })
}

/** How an offer was found: how many gave each rating (1 to 3), their average (null: nobody), and the latest sentences. */
export type Opinions = { ratings: { rating: number; people: number }[]; average: number | null; sentences: Sentence[] }
export type Sentence = Pick<OfferOpinion, 'id' | 'rating' | 'locale' | 'at'> & { words: string }

export async function opinionsOf(db: Pick<Db, 'offerOpinion'>, offerId: string, most: number): Promise<Opinions> {
  const [rated, rows] = await Promise.all([
    db.offerOpinion.groupBy({ by: ['rating'], where: { offerId, rating: { not: null } }, _count: true }),
    db.offerOpinion.findMany({ where: { offerId, words: { not: null } }, orderBy: { id: 'desc' }, take: most }),
  ])
  const ratings = [3, 2, 1].map(rating => ({ rating, people: rated.find(each => each.rating === rating)?._count ?? 0 }))
  const people = ratings.reduce((sum, each) => sum + each.people, 0)
  const average = people === 0 ? null : ratings.reduce((sum, each) => sum + each.rating * each.people, 0) / people
  const sentences = rows.map(({ id, rating, locale, at, words }) => ({ id, rating, locale, at, words: words ?? '' }))
  return { ratings, average, sentences }
}

const PAGE = 500

/** Every opinion on an offer, in the order in which they came. */
export async function* allOpinions(db: Pick<Db, 'offerOpinion'>, offerId: string): AsyncGenerator<OfferOpinion> {
  for (let after = 0; ; ) {
    const rows = await db.offerOpinion.findMany({ where: { offerId, id: { gt: after } }, orderBy: { id: 'asc' }, take: PAGE })
    yield* rows
    if (rows.length < PAGE) return
    after = rows.at(-1)?.id ?? after
  }
}

/** What somebody thought of offers goes with them. */
export const forgetOpinions = (tx: Pick<Tx, 'offerOpinion'>, conversationId: string) =>
  tx.offerOpinion.deleteMany({ where: { conversationId } })

/** What was written before an instant goes, as what was said in conversations does; how many found it how stays. */
export const dropOpinionWords = (db: Pick<Db, 'offerOpinion'>, before: Date) =>
  db.offerOpinion.updateMany({ where: { at: { lt: before }, words: { not: null } }, data: { words: null } })
