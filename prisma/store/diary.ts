import { z } from 'zod'
import type { Absence, DayException, Plan, Stretch, Taken } from '../../flows/appointments/plan.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db, Tx } from '../client.ts'

const stretch = z.object({ from: z.number().int().min(0), to: z.number().int().max(1440) })
const opening = stretch.extend({ weekday: z.number().int().min(1).max(7) })
/** What a plan's row must look like. */
export const planSchema = z.object({
  id: z.string(),
  centre: z.string(),
  services: z.array(z.string()),
  minutes: z.number().int().min(5),
  buffer: z.number().int().min(0),
  capacity: z.number().int().min(1),
  lead: z.number().int().min(0),
  horizon: z.number().int().min(0).max(366),
  cap: z.number().int().min(1),
  hours: z.array(opening),
  ramadanHours: z.array(opening),
  from: z.iso.date().nullable(),
  until: z.iso.date().nullable(),
})

/** A row as a plan. Throws when it is not what it should be. */
export const planOf = ({ mediatorId, ...row }: { mediatorId: string | null }): Plan => ({ ...planSchema.parse(row), mediator: mediatorId })

/** The plans that are open for booking. */
export async function openPlans(db: Db): Promise<Plan[]> {
  return (await db.bookingPlan.findMany({ where: { open: true }, orderBy: { id: 'asc' } })).map(planOf)
}

/** What stands in the way between two dates: other timetables, absences, and seats taken or still held. */
export type Standing = { exceptions: DayException[]; absences: Absence[]; taken: Taken[] }

export async function readStanding(db: Db, resources: readonly string[], first: string, last: string, now: Date): Promise<Standing> {
  const [exceptions, absences, taken] = await Promise.all([
    db.dayException.findMany({ where: { date: { gte: first, lte: last } } }),
    db.absence.findMany({ where: { last: { gte: first } } }),
    readTaken(db, resources, first, last, now),
  ])
  return {
    exceptions: exceptions.map(({ centre, date, planId, hours }) => ({
      centre,
      date,
      plan: planId === '' ? null : planId,
      hours: z.array(stretch).parse(hours),
    })),
    absences: absences.map(({ staffId, first, last, from, to }) => ({ mediator: staffId, first, last, from, to })),
    taken,
  }
}

/** The hours of an exception for a date, the plan's own before its centre's; null where the day is as ever. */
export async function exceptionOf(tx: Tx, centre: string, plan: string, date: string): Promise<Stretch[] | null> {
  const rows = await tx.dayException.findMany({ where: { centre, date, planId: { in: ['', plan] } } })
  const found = rows.find(({ planId }) => planId === plan) ?? rows[0]
  return found ? z.array(stretch).parse(found.hours) : null
}

/** Whether somebody is away in some minutes of a date. */
export const isAway = async (tx: Tx, staffId: string, date: string, from: number, to: number): Promise<boolean> =>
  (await tx.absence.count({ where: { staffId, first: { lte: date }, last: { gte: date }, from: { lt: to }, to: { gt: from } } })) > 0

// a day of somebody is one row, whatever stands in it: rows are what costs
async function readTaken(db: Db, resources: readonly string[], first: string, last: string, now: Date): Promise<Taken[]> {
  if (resources.length === 0) return []
  const rows = await db.$queryRaw<{ resource: string; date: string; taken: string }[]>`
    SELECT t."resource", t."date", string_agg(t."from" || ' ' || t."to" || ' ' || t."planId", ';') AS "taken"
    FROM "BookedTime" t JOIN "Appointment" a ON a."timeId" = t."id"
    WHERE t."resource" IN (${Prisma.join([...resources])}) AND t."date" >= ${first} AND t."date" <= ${last}
      AND (a."state" <> 'held' OR a."heldUntil" > ${now})
    GROUP BY t."resource", t."date"`
  return rows.flatMap(({ resource, date, taken }) =>
    taken.split(';').map(each => {
      const [from, to, ...plan] = each.split(' ')
      return { resource, date, from: Number(from), to: Number(to), plan: plan.join(' ') }
    }),
  )
}
