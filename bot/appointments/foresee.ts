import type { SlotRef } from '../../flows/appointments/facts.ts'
import type { Refusal } from '../../flows/engine/incoming.ts'
import type { Tx } from '../../prisma/client.ts'
import { seatsLeft } from '../../prisma/store/booked-time.ts'
import { planOf } from '../../prisma/store/diary.ts'
import type { DecidedTurn } from '../../prisma/store/turns.ts'
import { wantedOf } from './booking.ts'

/**
 * Which of some turns, kept together, will be refused because they want a seat that those before them take. A crowd that wants one seat
 * then costs one transaction, not one each; who passes here is still judged by the rows that exist once.
 */
export async function foreseen(tx: Tx, turns: readonly DecidedTurn[]): Promise<Map<DecidedTurn, Refusal>> {
  const wanting = new Map<string, { slot: SlotRef; turns: DecidedTurn[] }>()
  for (const turn of turns) {
    for (const action of turn.actions) {
      if (action.kind !== 'hold' && action.kind !== 'move-appointment') continue
      const key = `${action.slot.plan} ${action.slot.date} ${action.slot.from}`
      wanting.set(key, { slot: action.slot, turns: [...(wanting.get(key)?.turns ?? []), turn] })
    }
  }
  const refused = new Map<DecidedTurn, Refusal>()
  for (const { slot, turns } of wanting.values()) {
    // one alone is judged when it is kept
    if (turns.length < 2) continue
    for (const turn of turns.slice(await left(tx, slot, turns))) refused.set(turn, 'slot-taken')
  }
  return refused
}

async function left(tx: Tx, { plan: id, date, from }: SlotRef, turns: readonly DecidedTurn[]): Promise<number> {
  const row = await tx.bookingPlan.findUnique({ where: { id } })
  if (!row?.open) return 0
  const own = turns.map(({ standing }) => standing.id)
  return seatsLeft(tx, wantedOf(planOf(row), date, from), turns[0]?.heard.at ?? new Date(0), own)
}
