import { createHash } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CONCEPTS } from './concepts.ts'
import { type Example, readExamples } from './examples.ts'
import { loadModel, MODEL_VERSION, type Model, saveModel, trainModel } from './model.ts'

/**
 * The model of the project's examples: read from `cacheDir` when it was trained on these very examples, else trained (seconds) and kept there.
 * A damaged file is trained anew.
 */
export function loadOrTrain(cacheDir: string, examples: readonly Example[] = readExamples()): Model {
  const file = join(cacheDir, `nlu-${fingerprint(examples)}.model`)
  return loaded(file) ?? trained(file, cacheDir, examples)
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

function fingerprint(examples: readonly Example[]): string {
  return createHash('sha256')
    .update(JSON.stringify([MODEL_VERSION, CONCEPTS, examples]))
    .digest('hex')
    .slice(0, 16)
}
