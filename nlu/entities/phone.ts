import { createRequire } from 'node:module'
import type Parse from 'libphonenumber-js/min'
import type { Found, Message } from './message.ts'

const GAP = '[\\s\\u200b.\\-\\u2013()]{0,3}'
const NATIONAL = `[5-8](?:${GAP}\\d){8}(?!\\d)`

/** Moroccan numbers with or without the country code (a 0 after it is tolerated), in pairs cut by slashes, then any other country's. */
const FORMS = [
  new RegExp(`(?:\\+|(?<!\\d)00)${GAP}212${GAP}0?${GAP}${NATIONAL}`, 'g'),
  new RegExp(`(?<![\\d+])212${GAP}0?${GAP}${NATIONAL}`, 'g'),
  new RegExp(`(?<![\\d+\\p{L}])0${GAP}${NATIONAL}`, 'gu'),
  /(?<![\d+])0[5-8](?:\/\d\d){4}(?!\d)/g,
  /(?<![\d+\p{L}])[67](?:\d{8}|\d\d(?:[ .-]\d\d){3})(?![\d\p{L}])/gu,
  new RegExp(`(?:\\+|(?<!\\d)00)\\s?[1-9](?:${GAP}\\d){6,14}(?!\\d)`, 'g'),
]

/** A date that begins like a number with dots or dashes: 06-07-1984. */
const DATE_FIRST = /^\d{2}([.-])\d{2}\1(19|20)\d{2}(?!\d)/

/**
 * Phone numbers as E.164, Moroccan ones in every form they are written, other countries' with + or 00.
 * Length is checked, not the range: new ranges are allocated all the time.
 */
export function readPhones({ text, plain }: Message): Found[] {
  return FORMS.flatMap(form =>
    Array.from(plain.matchAll(form), found => phoneAt(text, found[0], found.index)).filter(found => found !== null),
  )
}

function phoneAt(text: string, written: string, start: number): Found | null {
  if (DATE_FIRST.test(written)) return null
  const value = e164(written.replace(/[^\d+]/g, ''))
  const end = start + written.length
  return value === null ? null : { entity: { kind: 'phone', value, text: text.slice(start, end) }, start, end }
}

// Moroccan numbers are nine digits; what other countries' are, the library knows, which most messages never need
function e164(digits: string): string | null {
  const moroccan = /^(?:\+212|00212|212)?0?([5-8]\d{8})$/.exec(digits)
  if (moroccan !== null) return `+212${moroccan[1]}`
  const parsed = foreign()(digits.replace(/^00/, '+'))
  return parsed?.isPossible() === true ? parsed.number : null
}

let parse: typeof Parse | undefined
function foreign(): typeof Parse {
  parse ??= createRequire(import.meta.url)('libphonenumber-js/min') as typeof Parse
  return parse
}
