import { localTime } from '../../bot/clock.ts'
import { createFacts, type Facts } from '../../bot/facts.ts'
import { MODEL_CACHE } from '../../bot/knowledge.ts'
import type { World } from '../../flows/engine/types.ts'
import { NO_FILES } from '../../flows/preregister/files.ts'
import { referenceOf } from '../../flows/preregister/reference.ts'
import { loadOrTrain } from '../../nlu/kept-model.ts'
import { seedFiles, seedOfferKeys } from '../../prisma/seed.ts'

/** A Monday morning, when the centres are open. */
export const MONDAY_MORNING = new Date('2026-11-23T10:00:00Z')

/** What the seed opens for registration. */
const OFFERS = seedOfferKeys().map(service => ({
  id: service,
  service,
  centre: null,
  title: null,
  startsOn: null,
  left: null,
  waiting: true,
  ...{ endsOn: null, deadline: null, texts: {}, topics: [], files: [] },
}))

let facts: Facts | undefined

/** The seeded content and the real understanding, at an instant. */
export function worldAt(now: Date): World {
  const { content, aliases } = seedFiles()
  facts ??= createFacts(content, aliases, loadOrTrain(MODEL_CACHE))
  const world = facts.world(now, localTime(now))
  return { ...world, files: { ...NO_FILES, offers: OFFERS, fresh: referenceOf(89) } }
}
