import { instantOf, localTime } from '../../bot/clock.ts'
import type { Facts } from '../../flows/appointments/availability.ts'
import type { Plan } from '../../flows/appointments/plan.ts'

const WEEK = [1, 2, 3, 4, 5]
const HOUR = 60

/** A plan of a mediator who receives Monday to Friday, 9:00 to 12:30 and 13:30 to 16:00, half an hour each. */
export const planOf = (different: Partial<Plan> = {}): Plan => ({
  id: 'plan',
  centre: 'dakhla',
  services: ['mediation'],
  mediator: 'mediator',
  minutes: 30,
  buffer: 0,
  capacity: 1,
  lead: 2 * HOUR,
  horizon: 30,
  cap: 1,
  hours: WEEK.flatMap(weekday => [
    { weekday, from: 9 * HOUR, to: 12.5 * HOUR },
    { weekday, from: 13.5 * HOUR, to: 16 * HOUR },
  ]),
  ramadanHours: WEEK.map(weekday => ({ weekday, from: 9.5 * HOUR, to: 14.5 * HOUR })),
  from: null,
  until: null,
  ...different,
})

/** What availability is made from, at an instant of the house clock. */
export const factsAt = (now: Date, different: Partial<Facts> = {}): Facts => ({
  plans: [planOf()],
  exceptions: [],
  absences: [],
  taken: [],
  calendar: { holidays: [], ramadans: [] },
  now: now.getTime(),
  today: localTime(now).date,
  instant: (date, minutes) => instantOf(date, minutes)?.getTime() ?? null,
  ...different,
})
