import type { Incoming } from '../engine/incoming.ts'
import type { Position, Session, World } from '../engine/types.ts'
import { readReference } from './reference.ts'

const OF_FILES = /^(?:register|preregister|draft|file|offer-register|seat)/
const MEANT = /^mean:(?:register|file_status|privacy_data)$/
const INTENTS: ReadonlySet<string> = new Set(['register', 'file_status', 'privacy_data'])

/** What is to be read of the registrations before a turn is decided. */
export type Wanted = { references: readonly string[]; forms: readonly string[] }

/**
 * Whether a turn needs the facts on registrations, and which files besides those of its own conversation; null for the many
 * that do not, which then cost the database nothing.
 */
export function wantsFiles({ at, topic, draft }: Session, event: Incoming, world: World): Wanted | null {
  const written = event.kind === 'text' ? readReference(event.text) : null
  const named = written && written !== 'wrong' ? [written.reference] : []
  if (!isOpen(at) && !(named.length > 0) && !speaksOfFiles(event, world)) return null
  const references = [...named, at?.answers.reference, topic.file].filter(each => typeof each === 'string')
  const forms = [at?.answers.form, draft?.at.answers.form].filter(each => typeof each === 'string')
  return { references: [...new Set(references)], forms: [...new Set(forms)] }
}

const isOpen = (at: Position | null) => at !== null && OF_FILES.test(at.flow)

function speaksOfFiles(event: Incoming, world: World): boolean {
  if (event.kind === 'choice') return OF_FILES.test(event.id) || MEANT.test(event.id)
  if (event.kind !== 'text') return false
  const { intent, command, ranked } = world.understand(event.text)
  return command !== null || INTENTS.has(intent ?? '') || ranked.some(guess => INTENTS.has(guess.intent))
}
