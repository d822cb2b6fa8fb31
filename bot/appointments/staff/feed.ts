import { createHash, randomBytes } from 'node:crypto'
import { daysAfter } from '../../../flows/centres/opening.ts'
import { text } from '../../../locales/index.ts'
import { readOwnAgenda } from '../../../prisma/store/agenda.ts'
import { record } from '../../../prisma/store/audit.ts'
import type { Acting } from '../../desk/acting.ts'
import { calendar, event } from '../icalendar.ts'
import type { SweepParts } from '../sweep.ts'

/** Days gone by that a calendar still shows. */
const BEHIND = 30
const digestOf = (secret: string): string => createHash('sha256').update(secret).digest('hex')

/** A secret by which a calendar reads one's own appointments, shown once. The one before no longer opens anything. */
export async function renewFeed({ db, clock }: SweepParts, who: Acting): Promise<string> {
  const secret = randomBytes(24).toString('base64url')
  const at = clock.now()
  await db.$transaction(async tx => {
    await tx.calendarFeed.updateMany({ where: { staffId: who.id, revokedAt: null }, data: { revokedAt: at } })
    await tx.calendarFeed.create({ data: { id: digestOf(secret), staffId: who.id, createdAt: at } })
    await record(tx, { at, by: who, action: 'appointment.feed-renewed', subject: 'staff', about: who.id })
  })
  return secret
}

/** The link opens nothing any more. */
export async function revokeFeed({ db, clock }: SweepParts, who: Acting): Promise<void> {
  const at = clock.now()
  await db.$transaction(async tx => {
    await tx.calendarFeed.updateMany({ where: { staffId: who.id, revokedAt: null }, data: { revokedAt: at } })
    await record(tx, { at, by: who, action: 'appointment.feed-revoked', subject: 'staff', about: who.id })
  })
}

/** The calendar a secret opens (RFC 5545); null for one that was revoked, or is none. It holds codes and hours, nobody's name. */
export async function readFeed({ db, clock }: SweepParts, secret: string): Promise<string | null> {
  const feed = await db.calendarFeed.findUnique({ where: { id: digestOf(secret) }, include: { staff: true } })
  if (!feed || feed.revokedAt !== null || !feed.staff.active) return null
  const { date } = clock.local(clock.now())
  const rows = await readOwnAgenda(db, feed.staffId, daysAfter(date, -BEHIND))
  const locale = feed.staff.locale === 'ar' ? 'ar' : 'fr'
  return calendar(
    rows.map(({ code, date, from, to, changedAt }) =>
      event({ uid: code, date, from, minutes: to - from, summary: `${text('appointment.calendar', locale)} ${code}`, stamp: changedAt }),
    ),
  )
}
