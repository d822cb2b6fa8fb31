import { Worker } from 'node:worker_threads'
import type { Example } from './examples.ts'
import { loadModel, type Model } from './model.ts'

/**
 * Learning without a restart. `learn` is given all phrasings added so far; training runs in a thread of its own, then `onModel` is called
 * once with the whole new model, to be put in the place of the old one. While a training runs, only the latest request waits.
 */
export type Learner = { learn(added: readonly Example[]): Promise<void>; stop(): Promise<void> }

/** `base` reads the examples learnt besides: they are not kept between trainings. */
export type Learning = { base: () => readonly Example[]; onModel: (model: Model) => void }

/** `learn` resolves when a model that holds its phrasings (or later ones) is in place; it rejects when the training failed. */
export function createLearner({ base, onModel }: Learning): Learner {
  let thread: Worker | null = null
  let running: Promise<void> | null = null
  let waiting: { added: readonly Example[]; done: Promise<void> } | null = null

  async function train(added: readonly Example[]): Promise<void> {
    const training = trainApart([...base(), ...added])
    thread = training.thread
    try {
      onModel(await training.model)
    } finally {
      thread = null
      running = null
    }
  }

  async function afterRunning(): Promise<void> {
    await running?.catch(() => {})
    const added = waiting?.added ?? []
    waiting = null
    running = train(added)
    await running
  }

  function learn(added: readonly Example[]): Promise<void> {
    if (running === null) {
      running = train(added)
      return running
    }
    waiting = waiting === null ? { added, done: afterRunning() } : { ...waiting, added }
    return waiting.done
  }

  return { learn, stop: async () => void (await thread?.terminate()) }
}

/** Trains in a thread; the model comes back as bytes. */
function trainApart(examples: readonly Example[]): { thread: Worker; model: Promise<Model> } {
  const thread = new Worker(new URL('./learn-worker.mjs', import.meta.url), { workerData: examples })
  const model = new Promise<Model>((resolve, reject) => {
    thread.once('message', (bytes: Uint8Array) => resolve(loadModel(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))))
    thread.once('error', reject)
    thread.once('exit', code => reject(new Error(`the training ended before its model was there (${code})`)))
  })
  return { thread, model }
}
