import { fileURLToPath } from 'node:url'
import { loadOrTrain } from './kept-model.ts'

const started = performance.now()
loadOrTrain(fileURLToPath(new URL('../generated/', import.meta.url)))
console.log(`understanding: model ready in ${((performance.now() - started) / 1000).toFixed(1)} s`)
