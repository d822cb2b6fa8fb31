import type { FreeSlot, Plan, Stretch } from './plan.ts'

/** For whom one comes. */
export type Who = 'me' | 'child' | 'relative'

/** Time that was chosen, as an action names it: the machine looks the plan up again. */
export type SlotRef = { plan: string; date: string; from: number }

/** An appointment of this conversation that is still to come. `held`: chosen, not confirmed yet. */
export type Mine = Stretch & {
  code: string
  held: boolean
  plan: string
  centre: string
  service: string
  date: string
  who: Who
  name: string | null
  toConfirm: boolean
  confirmed: boolean
}

/** What a turn may know of appointments. */
export type Bookings = {
  plans: readonly Plan[]
  mine: readonly Mine[]
  /** Services, by centre, for whose seats this conversation waits. */
  waiting: readonly { service: string; centre: string }[]
  /** Free time of a service at a centre, earliest first. */
  free(service: string, centre: string): readonly FreeSlot[]
  /** Whether anybody receives for a service on a date at all, and when; empty when it is closed. */
  hours(service: string, centre: string, date: string): readonly Stretch[]
  /** A code for what is booked next. */
  fresh: string
}

/** Nothing was read. */
export const NO_BOOKINGS: Bookings = { plans: [], mine: [], waiting: [], free: () => [], hours: () => [], fresh: '' }

/** What the machine is asked to do. Each names the appointment by its code. */
export type BookingAction =
  /** For some minutes nobody else may have it. What the conversation held before is let go. */
  | { kind: 'hold'; code: string; slot: SlotRef; service: string; who: Who; minutes: number }
  | { kind: 'let-go'; code: string }
  | { kind: 'book'; code: string; slot: SlotRef; service: string; who: Who; name: string | null }
  | { kind: 'move-appointment'; code: string; slot: SlotRef }
  | { kind: 'cancel-appointment'; code: string }
  /** They say that they come. */
  | { kind: 'come'; code: string }
  | { kind: 'wait-for-seat'; service: string; centre: string; who: Who }

/** What becomes of an appointment without its owner: by time, or by staff. */
export type AppointmentAct =
  | { kind: 'reminder'; when: 'day' | 'soon'; code: string }
  /** Staff closed the day, or cancelled: `words` is what they add. The code is that of what was cancelled. */
  | {
      kind: 'called-off'
      code: string
      service: string
      centre: string
      date: string
      from: number
      who: Who
      name: string | null
      words: string | null
    }
  | { kind: 'moved-by-staff'; code: string; slot: SlotRef }
  /** A seat is free for somebody on the waiting list, and held for them. */
  | {
      kind: 'seat-free'
      code: string
      slot: SlotRef
      to: number
      service: string
      centre: string
      who: Who
      until: { date: string; minutes: number }
    }
