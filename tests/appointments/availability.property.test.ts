import fc from 'fast-check'
import { expect, test } from 'vitest'
import { instantOf, localTime } from '../../bot/clock.ts'
import { type Facts, freeSlots } from '../../flows/appointments/availability.ts'
import { dayKind, hoursOn } from '../../flows/appointments/days.ts'
import { type FreeSlot, resourceOf, type Taken } from '../../flows/appointments/plan.ts'
import { factsAt, planOf } from '../support/plans.ts'

const opening = fc.record({
  weekday: fc.integer({ min: 1, max: 7 }),
  from: fc.integer({ min: 0, max: 1380 }),
  long: fc.integer({ max: 300, min: 5 }),
})
const openings = fc.array(
  opening.map(({ weekday, from, long }) => ({ weekday, from, to: Math.min(1440, from + long) })),
  { maxLength: 8 },
)
const plan = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd'),
  mediator: fc.constantFrom('x', 'y', null),
  minutes: fc.integer({ min: 5, max: 90 }),
  buffer: fc.integer({ min: 0, max: 20 }),
  capacity: fc.integer({ min: 1, max: 3 }),
  lead: fc.integer({ min: 0, max: 3000 }),
  horizon: fc.integer({ min: 0, max: 10 }),
  hours: openings,
})
// both sides of the four changes of Casablanca's clock in 2026, and a year without any
const now = fc
  .tuple(
    fc.constantFrom('2026-02-13', '2026-03-20', '2026-09-18', '2026-09-20', '2026-11-23', '2027-02-07', '2027-03-27'),
    fc.integer({ min: 0, max: 2 * 1440 }),
  )
  .map(([date, minutes]) => new Date(Date.parse(`${date}T00:00:00Z`) + minutes * 60_000))
const absence = fc.record({
  mediator: fc.constantFrom('x', 'y'),
  day: fc.integer({ min: 0, max: 8 }),
  from: fc.integer({ min: 0, max: 1000 }),
})

const facts = fc
  .record({
    now,
    plans: fc.uniqueArray(plan, { minLength: 1, maxLength: 4, selector: ({ id }) => id }),
    absences: fc.array(absence, { maxLength: 3 }),
  })
  .map(({ now, plans, absences }): Facts => {
    const { today } = factsAt(now)
    const after = (days: number) => new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
    return factsAt(now, {
      plans: plans.map(planOf),
      absences: absences.map(({ mediator, day, from }) => ({ mediator, first: after(day), last: after(day + 1), from, to: from + 240 })),
    })
  })

const bufferOf = ({ plans }: Facts, slot: FreeSlot) => plans.find(({ id }) => id === slot.plan)?.buffer ?? 0
const takenOf = (facts: Facts, slot: FreeSlot): Taken => ({
  resource: resourceOf({ id: slot.plan, mediator: slot.mediator }),
  date: slot.date,
  from: slot.from,
  to: slot.to + bufferOf(facts, slot),
  plan: slot.plan,
})
const overlap = (a: Taken, b: Taken) => a.resource === b.resource && a.date === b.date && a.from < b.to && b.from < a.to
const sameTime = (a: Taken, b: Taken) => a.plan === b.plan && a.from === b.from && a.to === b.to

test('every slot lies within its plan, its lead and horizon, exists on the clock, and is nobody’s absence', () => {
  fc.assert(
    fc.property(facts, facts => {
      for (const slot of freeSlots(facts)) {
        const plan = facts.plans.find(({ id }) => id === slot.plan) ?? planOf()
        const hours = hoursOn(plan, dayKind(slot.date, facts.calendar), [])
        expect(hours.some(({ from, to }) => from <= slot.from && slot.to <= to)).toBe(true)
        expect(slot.to - slot.from).toBe(plan.minutes)
        const at = instantOf(slot.date, slot.from)
        expect(at && localTime(at)).toMatchObject({ date: slot.date, minutes: slot.from })
        expect(at?.getTime()).toBeGreaterThanOrEqual(facts.now + plan.lead * 60_000)
        expect((Date.parse(slot.date) - Date.parse(facts.today)) / 86_400_000).toBeLessThanOrEqual(plan.horizon)
        for (const away of facts.absences.filter(({ mediator }) => mediator === plan.mediator))
          expect(away.first <= slot.date && slot.date <= away.last && away.from < slot.to && slot.from < away.to).toBe(false)
      }
    }),
  )
})

test('whatever is booked, in whatever order, nobody is in two places, and no group is over its seats', () => {
  fc.assert(
    fc.property(facts, fc.infiniteStream(fc.nat()), (facts, choose) => {
      const taken: Taken[] = []
      for (const pick of choose) {
        const free = freeSlots({ ...facts, taken }, 3)
        const slot = free[pick % Math.max(1, free.length)]
        if (!slot || taken.length > 60) break
        taken.push(takenOf(facts, slot))
      }
      for (const [i, a] of taken.entries()) {
        const same = taken.filter(b => a.date === b.date && a.resource === b.resource && sameTime(a, b))
        expect(same.length).toBeLessThanOrEqual(facts.plans.find(({ id }) => id === a.plan)?.capacity ?? 0)
        for (const b of taken.slice(i + 1)) expect(overlap(a, b) && !sameTime(a, b)).toBe(false)
      }
    }),
    { numRuns: 60 },
  )
})

test('a seat taken is one seat less there, and nothing more elsewhere', () => {
  fc.assert(
    fc.property(facts, fc.nat(), (facts, pick) => {
      const before = freeSlots(facts)
      const slot = before[pick % Math.max(1, before.length)]
      if (!slot) return
      const taken = takenOf(facts, slot)
      const after = freeSlots({ ...facts, taken: [taken] })
      const expected = before.flatMap(other => {
        const theirs = takenOf(facts, other)
        if (sameTime(theirs, taken) && theirs.date === taken.date) return other.left > 1 ? [{ ...other, left: other.left - 1 }] : []
        return overlap(theirs, taken) ? [] : [other]
      })
      expect(after).toEqual(expected)
    }),
  )
})

test('slots come in the order in which they will be lived', () => {
  fc.assert(
    fc.property(facts, facts => {
      const instants = freeSlots(facts).map(({ date, from }) => instantOf(date, from)?.getTime() ?? Number.NaN)
      expect(instants).toEqual([...instants].sort((a, b) => a - b))
    }),
  )
})

test('every minute the clock shows has its instant, and an hour that it skips has none', () => {
  fc.assert(
    fc.property(now, fc.integer({ min: -1440, max: 1440 }), (now, minutes) => {
      const instant = new Date(now.getTime() + minutes * 60_000)
      const { date, minutes: shown } = localTime(instant)
      const found = instantOf(date, shown)
      expect(found && localTime(found)).toMatchObject({ date, minutes: shown })
      expect(instant.getTime() - (found?.getTime() ?? 0)).toBeOneOf([0, 3_600_000])
    }),
  )
  expect(instantOf('2026-03-22', 2 * 60 + 30)).toBeNull()
  expect(instantOf('2026-09-20', 60)?.toISOString()).toBe('2026-09-20T00:00:00.000Z')
})
