import type { Announced } from '../../flows/announcements/announcement.ts'
import { keepFed, type Next, nextRecipients, type Told } from '../../prisma/store/announcement-feed.ts'
import type { Limits } from '../../prisma/store/announcement-limits.ts'
import type { Channel } from '../channels/channel.ts'
import { wasForgotten } from '../registrations/forget.ts'
import { openSession, sealSession } from '../registrations/private-sessions.ts'
import type { AnnouncingParts } from './parts.ts'
import { messagesOf } from './weight.ts'

/** Whoever is in the middle of something is told later. */
const BUSY_MS = 10 * 60_000
const LATER_MS = 15 * 60_000

/** A batch of one announcement on one channel: `most` people. `looks`: only whether somebody's turn it is. */
export type Feeding = { announced: Announced; limits: Limits; channel: Channel; most: number; looks?: boolean }

/**
 * Tells the next few of an announcement: looks again at who they are now, decides what each is told as any turn is decided, and keeps it.
 * Returns how many people it looked at, 0: nobody is left whose turn it is; and how many messages that is to a platform.
 */
export async function feed(
  parts: AnnouncingParts,
  { announced, limits, channel: on, most, looks = false }: Feeding,
): Promise<{ people: number; messages: number }> {
  const { db, clock, news, wake } = parts
  const now = clock.now()
  const channel = on.name
  const next = await nextRecipients(db, limits, channel, now, most)
  if (next.length === 0 || looks) return { people: next.length, messages: 0 }
  const told: Told[] = []
  const excluded: { id: string; reason: string }[] = []
  const later: { id: string; notBefore: Date }[] = []
  for (const one of next) {
    const reason = await whyNot(parts, one, channel)
    if (reason !== null) excluded.push({ id: one.id, reason })
    else if (isBusy(one, now)) later.push({ id: one.id, notBefore: new Date(now.getTime() + LATER_MS) })
    else told.push(decide(parts, one, announced, now))
  }
  const moved = new Set(await keepFed(db, { announcementId: announced.id, channel, now, told, excluded, later }))
  for (const { id, centre, asked } of next) if (moved.has(id)) news.tell({ conversationId: id, kind: 'message', centre, asked })
  if (moved.size > 0) wake(channel)
  // whoever is not told costs a look
  const messages = told.flatMap(({ says, locale }) => says.map(said => messagesOf(on, said, locale)))
  return { people: next.length, messages: next.length - told.length + sum(messages) }
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)

async function whyNot({ db, keys }: AnnouncingParts, { reason, address }: Next, channel: string): Promise<string | null> {
  return reason ?? ((await wasForgotten(db, keys, channel, address)) ? 'forgotten' : null)
}

// a person has the floor or is awaited, or they are filling in a form just now
const isBusy = ({ session, seenAt }: Next, now: Date): boolean =>
  session.mode !== 'bot' || (session.at !== null && now.getTime() - seenAt.getTime() < BUSY_MS)

function decide({ step, facts, clock, onCall, keys }: AnnouncingParts, one: Next, announced: Announced, now: Date): Told {
  const world = facts().world(now, clock.local(now), onCall.covers(one.centre))
  const { session, actions } = step(openSession(keys, one.id, one.session), { kind: 'announced', announced }, world)
  return {
    standing: one,
    session: sealSession(keys, one.id, session),
    says: actions.filter(action => action.kind === 'say'),
    locale: session.locale,
  }
}
