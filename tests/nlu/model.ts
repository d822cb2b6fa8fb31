import { fileURLToPath } from 'node:url'
import { loadOrTrain } from '../../nlu/kept-model.ts'
import { NO_NAMES } from '../../nlu/named.ts'
import { createUnderstanding } from '../../nlu/understand.ts'

/** The model of the project's examples, trained once and kept like the server does. */
export const model = loadOrTrain(fileURLToPath(new URL('../../generated/', import.meta.url)))

const understanding = createUnderstanding({ model, names: NO_NAMES })

/** What a message means on Sunday 22 November 2026, outside any conversation. */
export const understand = (text: string) => understanding(text, { now: new Date('2026-11-22T10:00:00Z'), today: '2026-11-22' })
