import { randomInt } from 'node:crypto'
import { translated } from '../../flows/announcements/texts.ts'
import { findAnnouncement } from '../../prisma/store/announcements.ts'
import { record } from '../../prisma/store/audit.ts'
import { keepTestCode, testPlaces } from '../../prisma/store/test-places.ts'
import { keepTrial, offerTrial } from '../../prisma/store/trials.ts'
import type { ChannelName } from '../channels/channel.ts'
import { type Acting, isSeen } from '../desk/acting.ts'
import { carriedBy } from './carried.ts'
import { messageOf } from './message.ts'
import type { AnnouncingParts } from './parts.ts'
import { type AnnouncementRefusal, mayWrite } from './sight.ts'

const MINUTES = 15

/** A code of six figures: written to the assistant within a quarter of an hour, it shows that a conversation is this person's own. */
export async function newTestCode({ db, clock }: AnnouncingParts, who: Acting): Promise<string> {
  const code = String(randomInt(1_000_000)).padStart(6, '0')
  await keepTestCode(db, code, who.id, new Date(clock.now().getTime() + MINUTES * 60_000))
  return code
}

/** The channels on which somebody is sent what they try out. */
export const testChannels = async ({ db }: AnnouncingParts, who: Acting): Promise<string[]> =>
  (await testPlaces(db, who.id)).map(({ channel }) => channel)

/** Sends an announcement to whoever wrote it, on their own channels, in each variety it can be read in. Nobody else is told, and nothing is counted. */
export async function toMyself(parts: AnnouncingParts, who: Acting, id: string): Promise<{ sent: number } | AnnouncementRefusal> {
  const { db, clock, news, wake } = parts
  const found = await findAnnouncement(db, id)
  if (!found || !isSeen(who, found.centre)) return { refused: 'not-found' }
  if (!mayWrite(who, found.centre)) return { refused: 'not-allowed' }
  const readable = translated(found.texts)
  if (readable.length === 0) return { refused: 'invalid', why: 'no-text' }
  const places = await testPlaces(db, who.id)
  if (places.length === 0) return { refused: 'invalid', why: 'nobody' }
  const at = clock.now()
  const carried = await carriedBy(db, found)
  await db.$transaction(async tx => {
    for (const { id: conversationId, channel } of places) {
      const said = readable.map(locale => ({ locale, said: messageOf(found, carried, locale) }))
      for (const each of said) await keepTrial(tx, { conversationId, channel, ...each, at })
      const offered = said.at(-1)?.said.choices ?? []
      if (found.offerId !== null && offered.length > 0) await offerTrial(tx, conversationId, offered, found.offerId)
    }
    await record(tx, { at, by: who, action: 'announcement.tried', subject: 'announcement', about: id, centre: found.centre })
  })
  for (const { id: conversationId, channel, centre, asked } of places) {
    news.tell({ conversationId, kind: 'message', centre, asked })
    wake(channel as ChannelName)
  }
  return { sent: places.length * readable.length }
}
