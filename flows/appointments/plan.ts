import type { Holiday, Opening, Ramadan } from '../content.ts'

/** A stretch of a day in minutes after midnight, Casablanca's clock; `to` is not in it. */
export type Stretch = { from: number; to: number }

/** When and for what somebody can be booked. Times are those of Casablanca's clock, dates are ISO. */
export type Plan = {
  id: string
  centre: string
  /** Keys of the services one may come for. */
  services: readonly string[]
  /** Whose time it is, by the id of an account; null for a room or a group that is nobody's. */
  mediator: string | null
  /** Minutes of one appointment, and minutes kept free behind it. */
  minutes: number
  buffer: number
  /** How many come at the same time: 1, or the seats of a group. */
  capacity: number
  /** Minutes between now and the first appointment that may still be booked. */
  lead: number
  /** Days ahead that are open for booking, today not counted. */
  horizon: number
  /** Appointments one person may have before her at the same time. */
  cap: number
  hours: readonly Opening[]
  /** In Ramadan; none: as ever. */
  ramadanHours: readonly Opening[]
  /** The first and the last day it holds, both included. */
  from: string | null
  until: string | null
}

/** Another timetable for one date: of one plan, or of a whole centre. No hours: closed. It stands above holidays and Ramadan. */
export type DayException = { centre: string; plan: string | null; date: string; hours: readonly Stretch[] }

/** Somebody is away from the first day to the last, each day between these minutes. */
export type Absence = { mediator: string; first: string; last: string; from: number; to: number }

/** A seat that is taken or held; `to` counts the buffer behind it. */
export type Taken = { resource: string; date: string; from: number; to: number; plan: string }

/** The days that are not like others. */
export type Calendar = { holidays: readonly Holiday[]; ramadans: readonly Ramadan[] }

/** Time that can still be booked. `toConfirm`: a feast or Ramadan that is only forecast may still close or move it. */
export type FreeSlot = Stretch & {
  plan: string
  centre: string
  mediator: string | null
  date: string
  /** Seats left. */
  left: number
  toConfirm: boolean
}

/** Whose time a plan takes: two plans of one person cannot be booked over each other. */
export const resourceOf = ({ id, mediator }: Pick<Plan, 'id' | 'mediator'>): string => mediator ?? id
