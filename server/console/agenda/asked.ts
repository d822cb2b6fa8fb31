import { z } from 'zod'
import { centresOf } from '../centres.ts'
import type { Ask } from '../page.ts'

export const HERE = '/console/agenda'

/** What of the agenda is looked at: what is left out or makes no sense is one's first centre, today, a day. */
export const Asked = z.object({
  centre: z.string().max(64).catch(''),
  mediator: z.string().max(64).catch(''),
  first: z.union([z.iso.date(), z.literal('')]).catch(''),
  view: z.enum(['day', 'week']).catch('day'),
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

/** The address of an agenda, or of a deed on it. */
export function addressOf({ centre, mediator, first, view }: Whole, to = ''): string {
  const query = new URLSearchParams({ centre, first, view, ...(mediator !== '' && { mediator }) })
  return `${HERE}${to}?${query}`
}
