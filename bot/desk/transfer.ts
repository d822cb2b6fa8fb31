import { findColleague } from '../../prisma/store/colleagues.ts'
import { type ActParts, act } from './act.ts'
import { type Acting, type Done, isSeen, type Refusal } from './acting.ts'
import { giveTo, giveToCentre, refer as referring } from './verbs.ts'

const LONGEST_WHY = 500

/** Gives a case to a colleague who may see it, or to the queue of a centre. */
export async function transfer(
  parts: ActParts,
  centres: readonly string[],
  who: Acting,
  id: string,
  to: { staff: string } | { centre: string | null },
): Promise<Done | Refusal> {
  if ('centre' in to) {
    if (to.centre !== null && !centres.includes(to.centre)) return { refused: 'invalid', why: 'centre' }
    return act(parts, who, id, giveToCentre(who, to.centre))
  }
  const colleague = await findColleague(parts.db, to.staff)
  if (!colleague) return { refused: 'invalid', why: 'staff' }
  return act(parts, who, id, seen => (isSeen(colleague, seen.centre) ? giveTo(who, colleague)(seen) : { refused: 'invalid', why: 'staff' }))
}

/** Sends the citizen on to another centre, with all that was said. */
export async function refer(
  parts: ActParts,
  centres: readonly string[],
  who: Acting,
  id: string,
  centre: string,
  why: string,
): Promise<Done | Refusal> {
  if (!centres.includes(centre)) return { refused: 'invalid', why: 'centre' }
  return act(parts, who, id, referring(who, centre, why.trim().slice(0, LONGEST_WHY)))
}
