import { freeSlots } from '../../flows/appointments/availability.ts'
import { CODES, codeOf } from '../../flows/appointments/code.ts'
import { dayKind, hoursOn } from '../../flows/appointments/days.ts'
import type { Bookings, Mine, Who } from '../../flows/appointments/facts.ts'
import { type FreeSlot, type Plan, resourceOf, type Taken } from '../../flows/appointments/plan.ts'
import type { WantedBookings } from '../../flows/appointments/wanted.ts'
import { daysAfter } from '../../flows/centres/opening.ts'
import type { World } from '../../flows/engine/types.ts'
import { type OwnAppointment, ownAppointments, ownWishes } from '../../prisma/store/appointments.ts'
import { byConversation } from '../../prisma/store/by-conversation.ts'
import { openPlans, readStanding, type Standing } from '../../prisma/store/diary.ts'
import { instantOf } from '../clock.ts'
import type { ActParts } from '../desk/act.ts'
import type { Keys } from '../keys.ts'
import type { Looking } from '../registrations/look.ts'
import { shared } from '../shared.ts'
import { together } from '../together.ts'

export type ReadBookings = (conversationId: string, wanted: WantedBookings, world: World) => Promise<Bookings>

/** Where the name of an appointment is sealed. */
export const sealedAt = (code: string): string => `appointment:${code}`
export type CalledBy = { name: string | null; phone: string | null }
export const openName = (keys: Keys, code: string, sealed: string | null): CalledBy =>
  sealed === null ? { name: null, phone: null } : keys.open<CalledBy>(sealed, sealedAt(code))

const MOST_TOGETHER = 128

/** Reads what a turn may know of appointments. Who asks the same at the same moment shares one reading. */
export function readBookings({ db, keys, clock, chance }: Looking): ReadBookings {
  const plans = shared(() => openPlans(db))
  const standing = shared((key: string) => {
    const [first = '', last = '', ...resources] = key.split(' ')
    return readStanding(db, resources, first, last, clock.now())
  })
  // those who look at the same moment are looked up together
  const owned = together(
    async (ids: readonly string[]) => {
      const [booked, waiting] = await Promise.all([ownAppointments(db, ids, clock.now()), ownWishes(db, ids)])
      const [own, wishes] = [byConversation(booked), byConversation(waiting)]
      return ids.map(id => ({ own: own.get(id) ?? [], wishes: wishes.get(id) ?? [] }))
    },
    { most: MOST_TOGETHER },
  )
  return async (conversationId, { services }, world) => {
    const [open, { own, wishes }] = await Promise.all([plans(''), owned(conversationId)])
    const mine = own.map(row => mineOf(keys, row))
    const asked = new Set([...services, ...mine.map(({ service }) => service)])
    const candidates = open.filter(plan => plan.services.some(service => asked.has(service)))
    const { date: today } = world.now
    const last = daysAfter(today, Math.max(0, ...candidates.map(({ horizon }) => horizon)))
    const resources = [...new Set(candidates.map(resourceOf))].sort()
    const facts = await standing([today, last, ...resources].join(' '))
    const others = withoutHolds(facts, own)
    return {
      plans: open,
      mine,
      waiting: wishes,
      fresh: codeOf(chance(CODES)),
      free: remembered((service, centre) => freeOf(candidates, others, world, clock.now().getTime(), service, centre)),
      hours: (service, centre, date) => hoursOf(candidates, others, world, service, centre, date),
    }
  }
}

const offering = (plans: readonly Plan[], service: string, centre: string) =>
  plans.filter(plan => plan.centre === centre && plan.services.includes(service))

/** Free time of a service at a centre, as it is now. */
export async function freeNow(
  { db, clock, facts }: Pick<ActParts, 'db' | 'clock' | 'facts'>,
  service: string,
  centre: string,
): Promise<FreeSlot[]> {
  const now = clock.now()
  const world = facts().world(now, clock.local(now))
  const plans = offering(await openPlans(db), service, centre)
  const last = daysAfter(world.now.date, Math.max(0, ...plans.map(({ horizon }) => horizon)))
  const standing = await readStanding(db, [...new Set(plans.map(resourceOf))], world.now.date, last, now)
  return freeOf(plans, standing, world, now.getTime(), service, centre)
}

/** Free time of a service at a centre. */
function freeOf(plans: readonly Plan[], facts: Standing, { now, content }: World, at: number, service: string, centre: string): FreeSlot[] {
  // who shares a reading shares what follows from it
  const key = `${at} ${service} ${centre}`
  const known = computed.get(facts)?.get(key)
  if (known) return known
  const free = freeSlots({
    ...facts,
    plans: offering(plans, service, centre),
    calendar: content,
    now: at,
    today: now.date,
    instant: (date, minutes) => instantOf(date, minutes)?.getTime() ?? null,
  })
  computed.set(facts, (computed.get(facts) ?? new Map<string, FreeSlot[]>()).set(key, free))
  return free
}

const computed = new WeakMap<Standing, Map<string, FreeSlot[]>>()

const hoursOf = (plans: readonly Plan[], { exceptions }: Standing, { content }: World, service: string, centre: string, date: string) => {
  const day = dayKind(date, content)
  return offering(plans, service, centre).flatMap(plan => hoursOn(plan, day, exceptions))
}

// what this conversation holds itself does not stand in its way
function withoutHolds(facts: Standing, own: readonly OwnAppointment[]): Standing {
  const held = own.filter(({ state }) => state === 'held')
  if (held.length === 0) return facts
  const left = [...held]
  const isOwn = (taken: Taken) => {
    const at = left.findIndex(
      ({ resource, date, from, planId }) =>
        resource === taken.resource && date === taken.date && from === taken.from && planId === taken.plan,
    )
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  }
  return { ...facts, taken: facts.taken.filter(taken => !isOwn(taken)) }
}

function remembered(read: (service: string, centre: string) => FreeSlot[]): Bookings['free'] {
  const known = new Map<string, FreeSlot[]>()
  return (service, centre) => {
    const key = `${service} ${centre}`
    const found = known.get(key) ?? read(service, centre)
    known.set(key, found)
    return found
  }
}

function mineOf(keys: Keys, row: OwnAppointment): Mine {
  const { code, state, planId, centre, service, date, from, to, who, sealed, toConfirm, confirmedAt } = row
  const { name } = openName(keys, code, sealed)
  return {
    code,
    held: state === 'held',
    plan: planId,
    centre,
    service,
    date,
    from,
    to,
    who: who as Who,
    name,
    toConfirm,
    confirmed: confirmedAt !== null,
  }
}
