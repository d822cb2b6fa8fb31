import { type Example, readExamples, type Variety } from '../nlu/examples.ts'
import { INTENTS, type Intent } from '../nlu/intents.ts'
import { loadOrTrain } from '../nlu/kept-model.ts'
import { createLearner } from '../nlu/learn.ts'
import { groupMisses, type MissGroup, maskPersonal } from '../nlu/misses.ts'
import type { Model } from '../nlu/model.ts'
import type { Db } from '../prisma/client.ts'
import { readTaught, recentMisses, type Taught, teach } from '../prisma/store/learning.ts'
import type { Clock } from './hear.ts'

/** What the assistant learns from its people, without a restart. */
export type Learning = {
  /** What was not understood lately, alike messages together, the most frequent first. */
  misses(): Promise<MissGroup[]>
  /**
   * Teaches that a message means an intent. Trains in the background and resolves when the new understanding is in place;
   * until then the old one answers. `explained`: the misses it settles.
   */
  teach(phrasing: { intent: Intent; variety: Variety; text: string }, explained?: readonly string[]): Promise<void>
  stop(): Promise<void>
}

const LOOKED_AT = 2_000

/** The understanding this installation has learnt so far, and the way to teach it more. */
export async function openLearning(
  db: Db,
  clock: Clock,
  cache: string,
  onModel: (model: Model) => void,
): Promise<{ model: Model; learning: Learning }> {
  const learner = createLearner({ base: readExamples, onModel })
  const added = await taughtExamples(db)
  return {
    model: loadOrTrain(cache, added),
    learning: {
      misses: async () => groupMisses(await recentMisses(db, LOOKED_AT)),
      async teach(phrasing, explained = []) {
        await teach(db, phrasing, [...explained, maskPersonal(phrasing.text)], clock.now())
        await learner.learn(await taughtExamples(db))
      },
      stop: () => learner.stop(),
    },
  }
}

const isIntent = (name: string): name is Intent => (INTENTS as readonly string[]).includes(name)

// a phrasing of an intent that a later release no longer knows teaches nothing
const taughtExamples = async (db: Db): Promise<Example[]> =>
  (await readTaught(db)).filter((taught): taught is Taught & Example => isIntent(taught.intent))
