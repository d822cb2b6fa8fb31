import type { News } from '../../flows/news/facts.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Db, Tx } from '../client.ts'

type Tables = Pick<Tx, 'subscription' | 'optOut'>

/**
 * Somebody is told of these topics from now on. Who had stopped all announcements is back, for these alone: what was asked for before
 * they stopped is not taken up again unasked.
 */
export async function keepTopics(
  tx: Tables,
  conversationId: string,
  topics: readonly string[],
  { at, how, locale }: { at: Date; how: string; locale: Locale },
): Promise<void> {
  const { count: stopped } = await tx.optOut.deleteMany({ where: { conversationId } })
  if (stopped > 0)
    await tx.subscription.updateMany({ where: { conversationId, topic: { notIn: [...topics] }, endedAt: null }, data: { endedAt: at } })
  for (const topic of topics)
    await tx.subscription.upsert({
      where: { conversationId_topic: { conversationId, topic } },
      create: { conversationId, topic, since: at, how, locale },
      // asked for again while in force, the first time stays the proof
      update: {},
    })
  await tx.subscription.updateMany({
    where: { conversationId, topic: { in: [...topics] }, endedAt: { not: null } },
    data: { since: at, how, locale, endedAt: null },
  })
}

/** Somebody is told of these topics no more. */
export async function endTopics(tx: Pick<Tx, 'subscription'>, conversationId: string, topics: readonly string[], at: Date): Promise<void> {
  await tx.subscription.updateMany({ where: { conversationId, topic: { in: [...topics] }, endedAt: null }, data: { endedAt: at } })
}

/** What somebody asked to be told of, and whether they stopped all of it. */
export async function newsOf(db: Pick<Db, 'subscription' | 'optOut'>, conversationId: string): Promise<News> {
  const [rows, stopped] = await Promise.all([
    db.subscription.findMany({ where: { conversationId, endedAt: null }, select: { topic: true }, orderBy: { topic: 'asc' } }),
    db.optOut.count({ where: { conversationId } }),
  ])
  return { topics: rows.map(({ topic }) => topic), stopped: stopped > 0 }
}
