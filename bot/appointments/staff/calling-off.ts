import type { Who } from '../../../flows/appointments/facts.ts'
import { type AgendaRow, mark } from '../../../prisma/store/agenda.ts'
import { giveBack } from '../../../prisma/store/booked-time.ts'
import type { Acting } from '../../desk/acting.ts'
import { openName } from '../look.ts'
import type { SweepParts } from '../sweep.ts'
import { type ActKept, tellOwner } from '../telling.ts'
import { noted } from './noted.ts'

const LONGEST_WORDS = 200

/** What came of calling several off: how many, how many were told, and whom to call because no message reaches them. */
export type CalledOff = { cancelled: number; told: number; toCall: readonly string[] }

/** Cancels one and tells its owner, with three other times. `words`: what staff add. */
export async function callOff(parts: SweepParts, by: Acting, row: AgendaRow, words: string | null): Promise<ActKept> {
  const { code, service, centre, date, from, conversationId } = row
  const now = parts.clock.now()
  const { name } = openName(parts.keys, code, row.sealed)
  const added = words?.trim().slice(0, LONGEST_WORDS) || null
  const event = { kind: 'called-off', code, service, centre, date, from, who: row.who as Who, name, words: added } as const
  return tellOwner(
    parts,
    conversationId,
    event,
    async tx => {
      if (!(await mark(tx, row.id, ['booked'], 'cancelled', now))) return false
      await giveBack(tx, [row.id], { state: 'cancelled', changedAt: now })
      await noted(tx, by, now, 'appointment.cancelled', row)
      return true
    },
    { waits: false },
  )
}

/** Cancels several, each with its owner told. What somebody else changed meanwhile is not counted. */
export async function callOffAll(parts: SweepParts, by: Acting, rows: readonly AgendaRow[], words: string | null): Promise<CalledOff> {
  const outcomes: { code: string; told: ActKept }[] = []
  for (const row of rows) outcomes.push({ code: row.code, told: await callOff(parts, by, row, words) })
  const done = outcomes.filter(({ told }) => told !== 'overtaken')
  return {
    cancelled: done.length,
    told: done.filter(({ told }) => told === 'told').length,
    toCall: done.filter(({ told }) => told !== 'told').map(({ code }) => code),
  }
}
