import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONCEPTS } from './concepts.ts'
import { type Example, exampleFiles, readExamples } from './examples.ts'
import { loadModel, MODEL_VERSION, type Model, saveModel, trainModel } from './model.ts'

/**
 * The model of the project's examples and those added: read from `cacheDir` when it was trained on these very ones, else trained
 * (seconds) and kept there. A damaged file is trained anew. The examples are read only for a training.
 */
export function loadOrTrain(cacheDir: string, added: readonly Example[] = [], folder?: string): Model {
  const file = join(cacheDir, `nlu-${fingerprint(added, folder)}.model`)
  return loaded(file) ?? trained(file, cacheDir, [...readExamples(folder), ...added])
}

function loaded(file: string): Model | null {
  try {
    return loadModel(readFileSync(file))
  } catch {
    return null
  }
}

function trained(file: string, cacheDir: string, examples: readonly Example[]): Model {
  const model = trainModel(examples)
  mkdirSync(cacheDir, { recursive: true })
  for (const old of readdirSync(cacheDir).filter(name => /^nlu-.*\.model$/.test(name))) rmSync(join(cacheDir, old), { force: true })
  writeFileSync(`${file}.${process.pid}`, saveModel(model))
  renameSync(`${file}.${process.pid}`, file)
  return model
}

function fingerprint(added: readonly Example[], folder?: string): string {
  const hash = createHash('sha256').update(JSON.stringify([MODEL_VERSION, CONCEPTS, added]))
  for (const { intent, file } of exampleFiles(folder)) hash.update(intent).update(readFileSync(file))
  return hash.digest('hex').slice(0, 16)
}
