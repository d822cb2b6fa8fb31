import { newSession } from '../../bot/turn.ts'
import { LOCALES } from '../../locales/locale.ts'
import type { Db } from '../../prisma/client.ts'
import { keepAnnouncementSettings } from '../../prisma/store/announcement-settings.ts'
import { NEWS } from './announcing.ts'

const AT_ONCE = 1_000

/**
 * So many people on Telegram who asked for trainings, and an announcement to them that has just begun. It may be sent at any hour, for a
 * machine that measures does so at night too. Resolves with its id.
 */
export async function audienceOf(db: Db, people: number): Promise<string> {
  const at = new Date()
  for (let first = 0; first < people; first += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, people - first) }, (_, i) => {
      const locale = LOCALES[(first + i) % LOCALES.length] ?? 'fr'
      return { id: `c${String(first + i).padStart(7, '0')}`, address: String(1_000_000 + first + i), locale }
    })
    await db.conversation.createMany({
      data: some.map(({ id, address, locale }) => ({
        ...{ id, channel: 'telegram', address, createdAt: at, seenAt: at },
        session: JSON.stringify({ ...newSession(locale), welcomed: true }),
      })),
    })
    await db.subscription.createMany({
      data: some.map(({ id, locale }) => ({ conversationId: id, topic: 'training', since: at, how: 'menu', locale })),
    })
  }
  const always = { from: 0, to: 1_440 }
  await keepAnnouncementSettings(db, { second: true, day: always, ramadan: always, most: 2, days: 7 })
  const { texts, audience, ...news } = NEWS
  await db.announcement.create({
    data: {
      ...{ ...news, id: 'announced', texts: { ...texts }, audience: { ...audience } },
      ...{ state: 'freezing', startedAt: at, createdAt: at, changedAt: at, lateAt: new Date(at.getTime() + 86_400_000) },
    },
  })
  return 'announced'
}
