import type { Acting } from '../desk/acting.ts'
import { type FileRefusal, type Move, type Moved, type MovingParts, move } from './moving.ts'

/** How far a long act is. `refused`: references that were not moved, and why. */
export type Progress = { done: number; total: number; refused: readonly { reference: string; refusal: FileRefusal }[] }

/**
 * Moves many files one after another, each as if alone: its owner is told, a refusal stops none of the others. Yields how far it is after
 * each; whoever stops asking stops it, and what was done stays done.
 */
export async function* moveMany(parts: MovingParts, who: Acting, references: readonly string[], wanted: Move): AsyncGenerator<Progress> {
  const refused: { reference: string; refusal: FileRefusal }[] = []
  const unique = [...new Set(references)]
  for (const [place, reference] of unique.entries()) {
    const outcome: Moved | FileRefusal = await move(parts, who, reference, wanted)
    if ('refused' in outcome) refused.push({ reference, refusal: outcome })
    yield { done: place + 1, total: unique.length, refused: [...refused] }
  }
}
