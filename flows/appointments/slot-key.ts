import type { SlotRef } from './facts.ts'

/** Chosen time as the id of a button: `plan@2026-11-24@600`. */
export const slotKey = ({ plan, date, from }: SlotRef): string => `${plan}@${date}@${from}`

/** The time a button stood for; null for what is none. */
export function slotOf(key: unknown): SlotRef | null {
  const [, plan = '', date = '', from = ''] = (typeof key === 'string' && /^(.+)@(\d{4}-\d\d-\d\d)@(\d{1,4})$/.exec(key)) || []
  return plan === '' ? null : { plan, date, from: Number(from) }
}
