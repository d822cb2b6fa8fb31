import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { loadOrTrain } from '../nlu/kept-model.ts'
import { seedFiles } from '../prisma/seed.ts'
import { localTime } from './clock.ts'
import { createFacts } from './facts.ts'
import { MODEL_CACHE } from './knowledge.ts'

/** One message a line in, one JSON a line out: what was understood of it. */
async function main(): Promise<void> {
  const { values } = parseArgs({ options: { now: { type: 'string' } } })
  const now = values.now === undefined ? new Date() : new Date(values.now)
  if (Number.isNaN(now.getTime())) throw new Error(`--now ${values.now}: expected an instant like 2026-11-22T10:00Z`)
  const { content, aliases } = seedFiles()
  const world = createFacts(content, aliases, loadOrTrain(MODEL_CACHE)).world(now, localTime(now))
  for await (const text of createInterface({ input: process.stdin })) {
    const { language, intent, confidence, service, entities } = world.understand(text)
    const rounded = Math.round(confidence * 1000) / 1000
    process.stdout.write(
      `${JSON.stringify({ text, language, intent, confidence: rounded, service, entities: entities.map(({ kind, value, text: piece }) => ({ kind, value, text: piece })) })}\n`,
    )
  }
}

// whoever read us went away: nothing is left to do
process.stdout.on('error', () => process.exit(0))

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
})
