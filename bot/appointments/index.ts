import type { SlotRef } from '../../flows/appointments/facts.ts'
import type { FreeSlot } from '../../flows/appointments/plan.ts'
import { type Acting, withinOf } from '../desk/acting.ts'
import { freeNow } from './look.ts'
import { type AbsenceAsked, type Absences, keepAbsence, listAbsences, removeAbsence } from './staff/absences.ts'
import { type Agenda, agenda, colleaguesOf, mayKeep } from './staff/agenda.ts'
import type { CalledOff } from './staff/calling-off.ts'
import { type Changed, cancel, type Mark, mark, move } from './staff/changing.ts'
import { type ClosedDay, closeDay } from './staff/closing.ts'
import { readFeed, renewFeed, revokeFeed } from './staff/feed.ts'
import { type EditedPlan, listPlans, previewPlan, savePlan } from './staff/plans.ts'
import type { AppointmentRefusal } from './staff/refusal.ts'
import { bookWalkIn, type WalkIn } from './staff/walk-in.ts'
import type { SweepParts } from './sweep.ts'

/** What staff may see and do with appointments; the console calls nothing else. What is not theirs to see does not exist. */
export type Appointments = {
  agenda(who: Acting, wanted: { centre: string; mediator: string | null; first: string; days: number }): Promise<Agenda | null>
  /** Free time of a service at a centre of theirs. */
  free(who: Acting, service: string, centre: string): Promise<readonly FreeSlot[] | null>
  walkIn(who: Acting, walkIn: WalkIn): Promise<{ code: string } | AppointmentRefusal>
  move(who: Acting, code: string, slot: SlotRef, over?: boolean): Promise<Changed | AppointmentRefusal>
  cancel(who: Acting, code: string, words: string | null): Promise<Changed | AppointmentRefusal>
  mark(who: Acting, code: string, state: Mark): Promise<Changed | AppointmentRefusal>
  closeDay(who: Acting, day: ClosedDay): Promise<CalledOff | AppointmentRefusal>
  absences(who: Acting): Promise<Absences>
  /** A new absence, or another in the place of `id`; whoever had an appointment in it is told. */
  keepAbsence(who: Acting, id: string | null, absence: AbsenceAsked): Promise<(CalledOff & { id: string }) | AppointmentRefusal>
  removeAbsence(who: Acting, id: string): Promise<{ done: true } | AppointmentRefusal>
  plans(who: Acting): Promise<EditedPlan[]>
  /** Whose time may be planned: those of the centres somebody keeps. */
  colleagues(who: Acting): Promise<readonly { id: string; name: string }[]>
  savePlan(who: Acting, plan: EditedPlan): Promise<{ id: string } | AppointmentRefusal>
  preview(who: Acting, plan: EditedPlan, days: number): Promise<readonly FreeSlot[] | null>
  renewFeed(who: Acting): Promise<string>
  revokeFeed(who: Acting): Promise<void>
  /** What a calendar reads by its secret; nobody is signed in. */
  feed(secret: string): Promise<string | null>
}

/** The appointments of one installation, as the console works with them. */
export function createAppointments(parts: SweepParts): Appointments {
  const { db, keys, clock } = parts
  return {
    agenda: (who, wanted) => agenda({ db, keys, now: clock.now }, who, wanted),
    free: async (who, service, centre) => (mayKeep(who, centre) ? freeNow(parts, service, centre) : null),
    walkIn: (who, walkIn) => bookWalkIn(parts, who, walkIn),
    move: (who, code, slot, over) => move(parts, who, code, slot, over),
    cancel: (who, code, words) => cancel(parts, who, code, words),
    mark: (who, code, state) => mark(parts, who, code, state),
    closeDay: (who, day) => closeDay(parts, who, day),
    absences: who => listAbsences(parts, who),
    keepAbsence: (who, id, absence) => keepAbsence(parts, who, id, absence),
    removeAbsence: (who, id) => removeAbsence(parts, who, id),
    plans: who => listPlans(parts, who),
    colleagues: who => colleaguesOf(db, withinOf(who)),
    savePlan: (who, plan) => savePlan(parts, who, plan),
    preview: (who, plan, days) => previewPlan(parts, who, plan, days),
    renewFeed: who => renewFeed(parts, who),
    revokeFeed: who => revokeFeed(parts, who),
    feed: secret => readFeed(parts, secret),
  }
}
