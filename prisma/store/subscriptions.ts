import type { News } from '../../flows/news/facts.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Db, Tx } from '../client.ts'
import { hasStopped } from './same-person.ts'

type Tables = Pick<Tx, 'subscription' | 'optOut' | '$queryRaw'>

/**
 * Somebody is told of these topics from now on. Who had stopped all announcements, here or in another conversation of theirs, is back, for
 * these alone and here alone: what was asked for before they stopped is not taken up again unasked.
 */
export async function keepTopics(
  tx: Tables,
  conversationId: string,
  topics: readonly string[],
  { at, how, locale }: { at: Date; how: string; locale: Locale },
): Promise<void> {
  if (await hasStopped(tx, conversationId)) {
    await tx.optOut.deleteMany({ where: { conversationId } })
    await tx.subscription.updateMany({ where: { conversationId, endedAt: null }, data: { endedAt: at } })
  }
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
export async function newsOf(db: Pick<Db, 'subscription' | '$queryRaw'>, conversationId: string): Promise<News> {
  const [rows, stopped] = await Promise.all([
    db.subscription.findMany({ where: { conversationId, endedAt: null }, select: { topic: true }, orderBy: { topic: 'asc' } }),
    hasStopped(db, conversationId),
  ])
  return { topics: rows.map(({ topic }) => topic), stopped }
}

/** Nothing is known any more of what somebody asked to be told of, or stopped: that nothing is sent, the proof of their erasure says. */
export async function forgetNews(tx: Pick<Tx, 'subscription' | 'optOut'>, conversationId: string): Promise<void> {
  await tx.subscription.deleteMany({ where: { conversationId } })
  await tx.optOut.deleteMany({ where: { conversationId } })
}
