import { fold, LOOKED_AT } from '../fold.ts'
import type { Names } from '../named.ts'
import type { Entity } from '../understood.ts'

/** One word of a message: as folded, bare of article and glued preposition, and where it stands in the message as written. */
export type Word = { word: string; bare: string; start: number; end: number }

/** A message laid out for reading. `plain` has the very length of `text`, in lower case and ASCII digits, so that places agree. */
export type Message = { text: string; plain: string; words: readonly Word[]; folded: readonly string[] }

/** A day of the calendar people count from; `key` says which feast, when known. */
export type HolidayDate = { date: string; key?: string }

/** What reading needs to know of the world. `today` is the ISO date in Casablanca. */
export type Context = { names: Names; now: Date; today: string; holidays?: readonly HolidayDate[] }

/** A day read from words `from` to `to`. `year` says the year was written; a null value claims the words of an impossible date. */
export type Day = { value: string | null; from: number; to: number; year: boolean }

/** One day, as the only reading of its words. */
export const only = (value: string | null, from: number, to: number, year = false): readonly Day[] => [{ value, from, to, year }]

/** An entity and the piece of the message it takes; a null entity only takes its piece, so that nothing else is read there. */
export type Found = { entity: Entity | null; start: number; end: number }

const INVISIBLE = /[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufe0e\ufe0f\u20e3]/
const WORD = /[\p{L}\p{M}\p{N}\u200b-\u200f\u202a-\u202e\u2060-\u2069\u0640\ufe0f\u20e3]+/gu

/** Latin endings that are a word of their own behind a number: 34ans, 15dh, 3mois, 10dec. */
const UNIT =
  /^(ans?|dhs?|mad|jours?|j|mois|semaines?|sem|snin|3am|sana|minutes?|min|mn|janvier|fevrier|mars|avril|mai|juin|juillet|aout|septembre|octobre|novembre|decembre)$/

/** A life story has fewer; a longer list of short words is read so far only. */
const MOST_WORDS = 300

/** Lay a message out for the readers. Only its beginning is read, so that any input costs a bounded time. */
export function layOut(message: string): Message {
  const text = message.slice(0, LOOKED_AT)
  const words = Array.from(text.matchAll(WORD), found => piece(found[0], found.index))
    .flatMap(split)
    .filter(({ word }) => word !== '')
    .slice(0, MOST_WORDS)
  return { text, plain: samePlaces(text), words, folded: words.map(({ word }) => word) }
}

function piece(raw: string, start: number): { raw: string; start: number } {
  return { raw, start }
}

/** A number glued to letters that cannot be Arabizi is two words: «34سنة», «ف10», 34ans. */
function split({ raw, start }: { raw: string; start: number }): Word[] {
  const found = /^(\p{Nd}+)(\p{L}[\p{L}\p{M}\p{N}]*)$|^([\u0621-\u06ff]+)(\p{Nd}+)$/u.exec(raw)
  const [head, tail] = [found?.[1] ?? found?.[3] ?? '', found?.[2] ?? found?.[4] ?? '']
  const apart = found !== null && (/[\u0621-\u063a\u0641-\u064a]/.test(raw) || UNIT.test(fold(tail)))
  return apart ? [toWord(head, start), toWord(tail, start + head.length)] : [toWord(raw, start)]
}

function toWord(raw: string, start: number): Word {
  const word = fold(raw).replace(/[^\p{L}\p{N}]/gu, '')
  return { word, bare: bareOf(word), start, end: start + raw.length }
}

/** Without «ال», a glued «و ف ب ل ك», or a Latin article; short words stay whole. */
export function bareOf(word: string): string {
  if (/[\u0621-\u064a]/.test(word))
    return word
      .replace(/^[وفبلك]?ال(?=...)/, '')
      .replace(/^ل(?=[^ا]...)/, '')
      .replace(/^[وفب](?=....)/, '')
  return word.replace(/^[fbw]?l(?=[^aeiou]..)|^(el|al)(?=...)/, '').replace(/^([^aeiou])\1/, '$1')
}

/** The text with digits in ASCII and letters in lower case, every character in its place. */
function samePlaces(text: string): string {
  return Array.from({ length: text.length }, (_, at) => samePlace(text[at] ?? '')).join('')
}

function samePlace(unit: string): string {
  if (unit >= ' ' && unit <= '~') return unit.toLowerCase()
  if (INVISIBLE.test(unit)) return '\u200b'
  if (/\p{Nd}/u.test(unit)) return fold(unit)
  const plain = unit.normalize('NFKC').toLowerCase()
  return plain.length === 1 ? plain : unit
}

/** The piece of the message from word `from` to word `to`, both included. */
export function spanOf(message: Message, from: number, to: number): { start: number; end: number } {
  return { start: message.words[from]?.start ?? 0, end: message.words[to]?.end ?? 0 }
}

/** The folded word at a place, and the same without article or glued preposition; empty beyond the message. */
export const wordAt = (message: Message, at: number): string => message.folded[at] ?? ''
export const bareAt = (message: Message, at: number): string => message.words[at]?.bare ?? ''

/** What stands between a word and the next, without invisible characters. */
export const between = (message: Message, at: number): string =>
  message.plain
    .slice(message.words[at]?.end ?? 0, message.words[at + 1]?.start ?? 0)
    .replaceAll('\u200b', '')
    .trim()
