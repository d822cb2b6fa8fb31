import type { MessageKey } from './keys.ts'
import type { Words } from './locale.ts'

/** What may fill a hole of a sentence. Plain data, so that what was said can be stored and shown again in any variety. */
export type Param =
  | string
  | number
  | Words
  /** An ISO date, shown with its weekday; a wall-clock time `HH:MM`; a phone number or code, kept left to right. */
  | { date: string }
  | { time: string }
  | { code: string }
  /** One item a line, with a bullet. */
  | { lines: readonly Param[] }
  /** Items in a row, with commas. */
  | { list: readonly Param[] }
  | Phrase

/** A sentence by its key. */
export type Phrase = { key: MessageKey; params: Readonly<Record<string, Param>> }

/** The words on a button or numbered option. */
export type Label = Phrase | Words
