import type { Answered } from '../engine/form-spec.ts'

/** Whether an appointment is for the person these answers speak of: for whom, and the name where one was given. */
export const samePerson = (a: { who: unknown; name: unknown }, b: Answered): boolean =>
  a.who === b.who && (a.who === 'me' || plain(a.name) === plain(b.name))

const plain = (name: unknown): string => (typeof name === 'string' ? name.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim() : '')
