import { z } from 'zod'
import type { Agenda } from '../../../bot/appointments/staff/agenda.ts'
import { daysAfter, weekdayOf } from '../../../flows/centres/opening.ts'
import { centresOf } from '../centres.ts'
import type { Ask } from '../page.ts'

export const HERE = '/console/agenda'

/** What of the agenda is looked at: what is left out or makes no sense is one's first centre, today, a day. */
export const Asked = z.object({
  centre: z.string().max(64).catch(''),
  mediator: z.string().max(64).catch(''),
  first: z.union([z.iso.date(), z.literal('')]).catch(''),
  view: z.enum(['day', 'week']).catch('day'),
  /** The code of the appointment something was just done with: the keyboard stays there. */
  at: z.string().max(20).catch(''),
})
export type Asked = z.infer<typeof Asked>

/** The whole of what was asked; null for a centre that is not theirs. */
export function wholeOf(ask: Ask, { centre, mediator, first, view }: Asked) {
  const all = centresOf(ask)
  const chosen = centre === '' ? all[0]?.key : all.find(({ key }) => key === centre)?.key
  if (chosen === undefined) return null
  return { centre: chosen, mediator, first: first || ask.parts.clock.local(ask.now).date, view }
}
export type Whole = NonNullable<ReturnType<typeof wholeOf>>

/** The address of an agenda, or of a deed on it. `at`: the code of the appointment the keyboard stays at. */
export function addressOf({ centre, mediator, first, view }: Whole, to = '', at = ''): string {
  const query = new URLSearchParams({ centre, first, view, ...(mediator !== '' && { mediator }), ...(at !== '' && { at }) })
  return `${HERE}${to}?${query}`
}

/** What was asked, and the agenda it names: a day, or a week from its Monday on; null where it is not theirs. */
export async function shownOf(ask: Ask, asked: Asked): Promise<{ whole: Whole; agenda: Agenda } | null> {
  const whole = wholeOf(ask, asked)
  if (!whole) return null
  const { centre, mediator, view } = whole
  const first = view === 'week' ? daysAfter(whole.first, 1 - weekdayOf(whole.first)) : whole.first
  const wanted = { centre, mediator: mediator || null, first, days: view === 'week' ? 7 : 1 }
  const agenda = await ask.parts.appointments.agenda(ask.staff, wanted)
  return agenda && { whole: { ...whole, first }, agenda }
}
