import { parentPort, workerData } from 'node:worker_threads'
import type { Example } from './examples.ts'
import { saveModel, trainModel } from './model.ts'

const bytes = new Uint8Array(saveModel(trainModel(workerData as readonly Example[])))
parentPort?.postMessage(bytes, [bytes.buffer])
