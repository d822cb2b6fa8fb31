import { z } from 'zod'
import type { CalledOff } from '../../../bot/appointments/staff/calling-off.ts'
import type { AppointmentRefusal } from '../../../bot/appointments/staff/refusal.ts'
import { ROLES } from '../../../prisma/store/staff.ts'
import { calledOffOf, words } from '../agenda/told.ts'
import { line, nothing } from '../body.ts'
import { minutesOf } from '../local-instant.ts'
import { type Ask, deed, type Outcome } from '../page.ts'
import { AbsenceAsked, absences, HERE } from './page.tsx'

const date = z.iso.date('form.required')
const time = line(7)
  .refine(typed => minutesOf(typed) !== null, 'on-call.wrong-time')
  .transform(typed => minutesOf(typed) ?? 0)

/** Keeps an absence, and says who was told and who must be called. */
export const keepAbsence = deed({
  path: HERE,
  roles: ROLES,
  params: AbsenceAsked,
  back: absences,
  body: z.object({ mediator: z.string().max(64), first: date, last: date, from: time, to: time, words }),
  async act(ask, { absence: id }, asked) {
    const kept = await ask.parts.appointments.keepAbsence(ask.staff, id || null, asked)
    return 'refused' in kept ? refused(ask, kept) : { go: HERE, told: toldOf(ask, kept) }
  },
})

const toldOf = (ask: Ask, kept: CalledOff): string =>
  kept.cancelled === 0 ? ask.words('absences.kept') : `${ask.words('absences.kept')} ${calledOffOf(ask, kept)}`

function refused({ words }: Ask, refusal: AppointmentRefusal): Outcome {
  if (refusal.refused !== 'invalid') return null
  const why = refusal.why === 'to' ? words('absences.wrong-hours') : words('absences.wrong-days')
  return { refused: 422, sentence: words('form.wrong'), fields: { [refusal.why]: why } }
}

/** They are there after all. */
export const removeAbsence = deed({
  path: `${HERE}/remove`,
  roles: ROLES,
  params: nothing,
  back: absences,
  body: z.object({ id: z.string().max(64) }),
  async act(ask, _, { id }) {
    const removed = await ask.parts.appointments.removeAbsence(ask.staff, id)
    return 'refused' in removed ? null : { go: HERE, told: ask.words('absences.removed') }
  },
})
