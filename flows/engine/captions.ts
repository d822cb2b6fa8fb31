import type { Understood } from '../../nlu/understood.ts'
import type { Incoming } from './incoming.ts'
import type { Session } from './types.ts'

/** What a message says in words: its text, or what is written under a file. Null when it says none. */
export function wordsOf(event: Incoming): string | null {
  if (event.kind === 'text') return event.text
  return event.kind === 'media' && event.caption?.trim() ? event.caption : null
}

/** A file with words under it is answered for its words. A voice note is not: a person must hear it, unless the words speak of danger. */
export function worded(event: Incoming, heard: Understood | null): Incoming {
  const text = wordsOf(event)
  if (event.kind !== 'media' || text === null || (event.media === 'voice' && !heard?.danger)) return event
  return { kind: 'text', text }
}

/** Whether this is one more of an album that was answered already. */
export const isMoreOf = ({ album }: Session, event: Incoming): boolean =>
  event.kind === 'media' && event.album !== undefined && event.album === album && wordsOf(event) === null

/** The session, knowing which album its last message belonged to. */
export function inAlbum({ album: _, ...session }: Session, event: Incoming): Session {
  return event.kind === 'media' && event.album !== undefined ? { ...session, album: event.album } : session
}
