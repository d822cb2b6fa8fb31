import { createReadStream } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import type { Bot } from '../../bot/bot.ts'
import type { Acting } from '../../bot/desk/index.ts'
import { switchRule } from '../../prisma/store/announcement-rules.ts'
import { approved, NEWS, settle } from '../support/announcing.ts'
import { ogg } from '../support/media-samples.ts'
import { addOffers } from '../support/offers.ts'

const HERE = '/console/announcements'

type Ids = { draft: string; over: string; offered: string }

/** Announcements in every state, for invented people; resolves with the ids of one that is written and one that is over. */
export async function inventedAnnouncements(bot: Bot): Promise<Ids> {
  const { db, clock } = bot
  const seenAt = clock.now()
  await settle(db, [
    ...(['fr', 'ar', 'ary', 'ary-Latn'] as const).flatMap(locale =>
      Array.from({ length: 12 }, (_, i) => ({ id: `${locale}-${i}`, channel: 'web', locale, seenAt })),
    ),
    { id: 'stopped', channel: 'web', seenAt },
    { id: 'elsewhere', channel: 'whatsapp', seenAt },
  ])
  await db.optOut.create({ data: { conversationId: 'stopped', at: seenAt, how: 'words' } })
  const who = (id: string) => ({ id, login: id, name: id, role: 'administrator', centres: ['dakhla'] }) as const
  const { ary: _, 'ary-Latn': __, ...texts } = NEWS.texts
  const saved = await bot.announcements.save(who('nadia'), { ...NEWS, name: 'Couture et broderie à Dakhla, session de printemps', texts })
  const over = await approved(bot, who('nadia'), who('sanaa'), { ...NEWS, name: 'الخياطة والطرز' })
  await db.announcement.update({ where: { id: over }, data: { state: 'done', startedAt: seenAt, endedAt: seenAt } })
  const states = [...Array(30).fill('read'), ...Array(10).fill('delivered'), 'failed', 'excluded']
  await db.announcementRecipient.createMany({
    data: (await db.conversation.findMany({ take: states.length, orderBy: { id: 'asc' } })).map(({ id, channel }, i) => ({
      ...{ announcementId: over, conversationId: id, channel, locale: 'fr', state: states[i], sentAt: seenAt },
      reason: states[i] === 'failed' ? 'unknown' : states[i] === 'excluded' ? 'opted-out' : null,
      answeredAt: i < 7 ? seenAt : null,
    })),
  })
  await addOffers(db, ['couture'])
  const offered = await bot.announcements.save(who('nadia'), { ...NEWS, name: 'Couture : il reste des places', offerId: 'couture' })
  await db.$transaction(tx => switchRule(tx, 'tomorrow', true, { staffId: 'nadia', at: seenAt }))
  const ids = { draft: 'id' in saved ? saved.id : '', over, offered: 'id' in offered ? offered.id : '' }
  await putFiles(bot, who('nadia'), ids)
  return ids
}

// a picture and two recordings of its own; a picture and a recording of the offer
async function putFiles({ announcements, staffFiles }: Bot, who: Acting, { draft, offered }: Ids): Promise<void> {
  const picture = () => createReadStream(join(import.meta.dirname, '../../docs/images/web-chat-desktop.png'))
  const voice = () => Readable.from([ogg()])
  await announcements.files.keep(who, { id: draft, version: 1, locale: null }, picture(), { kind: 'photo' })
  await announcements.files.keep(who, { id: draft, version: 2, locale: 'fr' }, voice(), { kind: 'voice' })
  await announcements.files.keep(who, { id: draft, version: 3, locale: 'ary' }, voice(), { kind: 'voice' })
  await staffFiles.offers.keep(who, { id: 'couture', centre: 'dakhla' }, null, picture(), { kind: 'photo' })
  await staffFiles.offers.keep(who, { id: 'couture', centre: 'dakhla' }, 'ar', voice(), { kind: 'voice' })
  await announcements.files.keep(who, { id: offered, version: 1, locale: 'ary' }, voice(), { kind: 'voice' })
}

/** Every page of the announcements. */
export const ANNOUNCEMENT_PAGES = [
  { name: 'announcements-list', path: () => HERE },
  { name: 'announcements-none', path: () => `${HERE}?tab=coming` },
  { name: 'announcements-new', path: () => `${HERE}/new` },
  { name: 'announcements-edit', path: ({ draft }) => `${HERE}/${draft}/edit` },
  { name: 'announcements-offered-edit', path: ({ offered }) => `${HERE}/${offered}/edit` },
  { name: 'announcements-draft', path: ({ draft }) => `${HERE}/${draft}` },
  { name: 'announcements-over', path: ({ over }) => `${HERE}/${over}` },
  { name: 'announcements-rules', path: () => `${HERE}/rules` },
] as const satisfies readonly { name: string; path(ids: Ids): string }[]
