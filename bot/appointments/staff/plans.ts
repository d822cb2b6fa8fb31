import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { freeSlots } from '../../../flows/appointments/availability.ts'
import { type FreeSlot, type Plan, resourceOf } from '../../../flows/appointments/plan.ts'
import { daysAfter } from '../../../flows/centres/opening.ts'
import { record } from '../../../prisma/store/audit.ts'
import { TICK } from '../../../prisma/store/booked-time.ts'
import { planOf, planSchema, readStanding } from '../../../prisma/store/diary.ts'
import { instantOf } from '../../clock.ts'
import type { Acting } from '../../desk/acting.ts'
import type { SweepParts } from '../sweep.ts'
import { mayKeep } from './agenda.ts'
import type { AppointmentRefusal } from './refusal.ts'

/** A plan as staff edit it; `open`: it can be booked. */
export type EditedPlan = Plan & { open: boolean }

const inTicks = (minutes: number) => minutes % TICK === 0
const edited = planSchema.extend({ mediator: z.string().nullable(), open: z.boolean(), minutes: z.number().int().min(TICK).max(480) })

/** The plans of the centres somebody keeps. */
export async function listPlans({ db }: SweepParts, who: Acting): Promise<EditedPlan[]> {
  const rows = await db.bookingPlan.findMany({ orderBy: [{ centre: 'asc' }, { id: 'asc' }] })
  return rows.filter(({ centre }) => mayKeep(who, centre)).map(row => ({ ...planOf(row), open: row.open }))
}

// what no database constraint says: hours that end, do not overlap, and are whole ticks
function whyNot(plan: EditedPlan): string | null {
  const parsed = edited.safeParse(plan)
  if (!parsed.success) return String(parsed.error.issues[0]?.path[0] ?? 'plan')
  if (![plan.minutes, plan.buffer].every(inTicks)) return 'minutes'
  for (const field of ['hours', 'ramadanHours'] as const) {
    const sorted = [...plan[field]].sort((a, b) => a.weekday - b.weekday || a.from - b.from)
    const bad = sorted.some(
      ({ weekday, from, to }, i) =>
        from >= to || !inTicks(from) || !inTicks(to) || (sorted[i + 1]?.weekday === weekday && (sorted[i + 1]?.from ?? 0) < to),
    )
    if (bad) return field
  }
  return plan.from !== null && plan.until !== null && plan.from > plan.until ? 'until' : null
}

// short: it stands behind buttons, and a platform takes 64 bytes there
const newId = (): string => randomBytes(6).toString('base64url')

/** Keeps a plan, a new one under an id of its own. What was booked on the old one stays as it is. */
export async function savePlan(parts: SweepParts, who: Acting, plan: EditedPlan): Promise<{ id: string } | AppointmentRefusal> {
  if (who.role !== 'manager' && who.role !== 'administrator') return { refused: 'not-allowed' }
  const before = plan.id === '' ? null : await parts.db.bookingPlan.findUnique({ where: { id: plan.id }, select: { centre: true } })
  if (!mayKeep(who, plan.centre) || (plan.id !== '' && (!before || !mayKeep(who, before.centre)))) return { refused: 'not-found' }
  const why = whyNot(plan)
  if (why !== null) return { refused: 'invalid', why }
  const id = plan.id || newId()
  const { mediator, id: _, ...rest } = plan
  const data = {
    ...rest,
    mediatorId: mediator,
    services: [...plan.services],
    hours: plan.hours.map(each => ({ ...each })),
    ramadanHours: plan.ramadanHours.map(each => ({ ...each })),
  }
  await parts.db.$transaction(async tx => {
    await tx.bookingPlan.upsert({ where: { id }, create: { id, ...data }, update: data })
    const action = before ? 'appointment.plan-changed' : 'appointment.plan-added'
    await record(tx, { at: parts.clock.now(), by: who, action, subject: 'plan', about: id, centre: plan.centre })
  })
  return { id }
}

/** The time a plan would open in the coming days, before anything is kept; null for a centre that is not theirs, or a plan that cannot be. */
export async function previewPlan(parts: SweepParts, who: Acting, plan: EditedPlan, days: number): Promise<FreeSlot[] | null> {
  if (!mayKeep(who, plan.centre) || whyNot(plan) !== null) return null
  const { db, clock, facts } = parts
  const now = clock.now()
  const { date: today } = clock.local(now)
  const standing = await readStanding(db, [resourceOf(plan)], today, daysAfter(today, days), now)
  const { content } = facts().world(now, clock.local(now))
  const instant = (date: string, minutes: number) => instantOf(date, minutes)?.getTime() ?? null
  return freeSlots({ ...standing, plans: [plan], calendar: content, now: now.getTime(), today, instant }, days)
}
