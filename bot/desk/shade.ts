import type { DeskSettings } from '../../prisma/store/desk-settings.ts'
import type { HandoverView, Shade } from './view.ts'

/**
 * How long a citizen has waited, against what the centre set itself. Danger that waits is never calm. Whoever put a case aside knows why.
 */
export function shadeOf(
  { state, urgent, waitingSince }: Pick<HandoverView, 'state' | 'urgent' | 'waitingSince'>,
  { unclaimed, late }: Pick<DeskSettings, 'unclaimed' | 'late'>,
  now: Date,
): Shade {
  if (state === 'snoozed' || state === 'resolved' || !waitingSince) return 'none'
  const waited = (now.getTime() - waitingSince.getTime()) / 60_000
  if (waited >= late || (urgent && waited >= unclaimed)) return 'red'
  return waited >= unclaimed || urgent ? 'amber' : 'calm'
}
