import type { Match, Named, Names } from '../named.ts'
import { bestNamed } from '../named.ts'
import type { Entity } from '../understood.ts'
import { readAges } from './age.ts'
import type { MaybeBirth } from './birth.ts'
import { isBirth, readBirthYears } from './birth.ts'
import { readCins } from './cin.ts'
import { readDays } from './date.ts'
import type { Context, Found, Message } from './message.ts'
import { layOut, spanOf } from './message.ts'
import { readNames } from './name.ts'
import { readNumbers } from './number.ts'
import { readParts } from './part-of-day.ts'
import { readPhones } from './phone.ts'
import { readTimes } from './time.ts'
import { readWrittenDates } from './written-date.ts'

export type { Named, Names } from '../named.ts'
export type { Context, HolidayDate } from './message.ts'

/**
 * The things a message names, in the order they stand, each piece of the message read once: a phone is no number, nor are a date's digits.
 * Values are as `Entity` says. Only the first 2,000 characters are read. Any text is safe.
 */
export function readEntities(text: string, context: Context): Entity[] {
  const message = layOut(text)
  const reading = new Reading(message)
  reading.take(readPhones(message))
  reading.take(readCins(message))
  reading.take(codes(message))
  reading.take(dates(readWrittenDates(message, context), message, context.today))
  reading.take(readAges(message, at => reading.free(at)))
  reading.take(readTimes(message, at => reading.free(at)))
  reading.take(
    dates(
      readDays(message, context, at => reading.free(at)).map(day => ({ ...day, ...spanOf(message, day.from, day.to) })),
      message,
      context.today,
    ),
  )
  reading.take(readBirthYears(message, context.today, at => reading.free(at)))
  reading.take(readParts(message, at => reading.free(at)))
  reading.take(readNames(message, at => reading.free(at)))
  reading.take(readNumbers(message, at => reading.free(at)))
  return [...reading.entities(), ...namedThings(message, context.names)]
}

/** The services, centres and communes that a message names, which are the cheaper part of its entities. */
export const readNamed = (text: string, names: Names): Entity[] => namedThings(layOut(text), names)

/** What was read so far, and which pieces of the message are taken. */
class Reading {
  readonly #message: Message
  readonly #found: Found[] = []
  /** One place per character: 1 where something was read. */
  readonly #taken: Uint8Array

  constructor(message: Message) {
    this.#message = message
    this.#taken = new Uint8Array(message.text.length)
  }

  /** Keep what was found where nothing was read before. */
  take(found: readonly Found[]): void {
    for (const one of found) {
      if (!this.#clear(one.start, one.end)) continue
      this.#found.push(one)
      this.#taken.fill(1, one.start, one.end)
    }
  }

  free(at: number): boolean {
    const word = this.#message.words[at]
    return word !== undefined && this.#clear(word.start, word.end)
  }

  entities(): Entity[] {
    return [...this.#found].sort((a, b) => a.start - b.start).flatMap(({ entity }) => entity ?? [])
  }

  #clear(start: number, end: number): boolean {
    return !this.#taken.subarray(start, end).includes(1)
  }
}

/** Reference codes (JSR-2026-0001) hold no dates and no numbers. */
const CODE = /(?<![\p{L}\p{N}])[a-z]{2,6}-\d[\d-]{2,20}(?!\p{L})/gu
const codes = ({ plain }: Message): Found[] =>
  Array.from(plain.matchAll(CODE), found => ({ entity: null, start: found.index, end: found.index + found[0].length }))

function dates(found: readonly MaybeBirth[], message: Message, today: string): Found[] {
  return found.map(date => {
    const kind = isBirth(date, message, today) ? 'birth' : 'date'
    const text = message.text.slice(date.start, date.end)
    return { entity: date.value === null ? null : { kind, value: date.value, text }, start: date.start, end: date.end }
  })
}

const CENTRE_WORD = /^(centre|center|santre|markaz|lmarkaz|merkez|مركز|المركز|فالمركز|للمركز|jisr|gissr|جسر|espace|فضاء)$/

/** The service, centre and commune named. A place name alone is a commune, not the centre there. */
function namedThings(message: Message, names: Names): Entity[] {
  const service = bestNamed(message.text, names.services)
  const commune = bestNamed(message.text, names.communes)
  const centre = bestNamed(message.text, names.centres)
  const found = [
    ['service', service],
    ['centre', centre === null || onlyPlace(message, centre, names.communes) ? null : centre],
    ['commune', commune],
  ] as const
  return found.flatMap(([kind, match]) => (match === null ? [] : [{ kind, value: match.key, text: asWritten(message, match) }]))
}

/** A place with no word for a centre in it or just before. */
function onlyPlace(message: Message, centre: Match, communes: readonly Named[]): boolean {
  if (bestNamed(centre.text, communes) === null) return false
  const [from, to] = placeOf(message, centre)
  return !message.folded.slice(Math.max(0, from - 3), to + 1).some(word => CENTRE_WORD.test(word))
}

/** The first and last word of a match; the whole message when its words were cut otherwise. */
function placeOf(message: Message, { text }: Match): [from: number, to: number] {
  const words = text.split(' ')
  const from = message.folded.findIndex((_, at) => words.every((word, place) => message.folded[at + place] === word))
  return from < 0 ? [0, message.words.length - 1] : [from, from + words.length - 1]
}

/** The matched words as they stand in the message. */
function asWritten(message: Message, match: Match): string {
  const span = spanOf(message, ...placeOf(message, match))
  return message.text.slice(span.start, span.end)
}
