import { z } from 'zod'
import type { CalledOff } from '../../../bot/appointments/staff/calling-off.ts'
import type { Ask } from '../page.ts'

/** What staff add to a message. */
export const words = z
  .string()
  .trim()
  .max(200, 'form.too-long')
  .optional()
  .transform(text => text || null)

/** How many were called off and told, and whom to call because no message reaches them. */
export function calledOffOf(ask: Ask, { cancelled, told, toCall }: CalledOff): string {
  const call = toCall.length > 0 ? ` ${ask.words('agenda.to-call', { codes: { code: toCall.join(', ') } })}` : ''
  return `${ask.words('agenda.called-off', { cancelled, told })}${call}`
}
