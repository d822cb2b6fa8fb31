import { freeSlots } from '../../flows/appointments/availability.ts'
import { resourceOf } from '../../flows/appointments/plan.ts'
import { seedFiles } from '../../prisma/seed.ts'
import { factsAt, planOf } from '../support/plans.ts'
import { MONDAY_MORNING } from '../support/world.ts'
import type { Row } from './console.ts'

const MEDIATORS = 20
const DAYS = 30
const RUNS = 50

/** What appointments cost. */
export async function measureBooking(): Promise<Row[]> {
  const { median, slots } = measureAvailability()
  return [
    [
      `free time of ${MEDIATORS} mediators over ${DAYS} days, half of it taken (${slots} slots found)`,
      `${median.toFixed(1)} ms`,
      '≤ 20 ms',
      median <= 20,
    ],
  ]
}

function measureAvailability(): { median: number; slots: number } {
  const plans = Array.from({ length: MEDIATORS }, (_, i) => planOf({ id: `plan-${i}`, mediator: `mediator-${i}` }))
  const facts = factsAt(MONDAY_MORNING, { plans, calendar: seedFiles().content })
  const taken = freeSlots(facts)
    .filter((_, i) => i % 2 === 0)
    .map(slot => ({ ...slot, resource: resourceOf({ id: slot.plan, mediator: slot.mediator }) }))
  let slots = 0
  const spent = Array.from({ length: RUNS }, () => {
    const start = performance.now()
    slots = freeSlots({ ...facts, taken }, DAYS).length
    return performance.now() - start
  })
  return { median: spent.sort((a, b) => a - b)[RUNS / 2] ?? 0, slots }
}
