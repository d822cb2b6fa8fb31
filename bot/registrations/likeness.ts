import { skeleton, tokens } from '../../nlu/words.ts'
import type { Keys } from '../keys.ts'

/** Words of lineage and articles that are written or left out as one likes. */
const LINEAGE = new Set('ben bin bent bint ibn ould wld weld mint ment el al ait ayt بن بنت ابن ولد منت ايت ال'.split(' '))
const LONGEST_WORD = 40
const MOST_WORDS = 8

const wordsOfName = (name: string): string[] =>
  tokens(name)
    .filter(word => !LINEAGE.has(word))
    .map(word => word.replace(/^ال(?=..)/, '').slice(0, LONGEST_WORD))
    .slice(0, MOST_WORDS)

/** How a name sounds in both scripts: French spelling drops ع and writes ق as k. */
const soundOf = (word: string): string => skeleton(word).replaceAll('e', '').replaceAll('q', 'k')

/**
 * The same with its long vowels, for a name that has hardly a consonant: «العلوي», Alaoui and Alawi are all `lwy`.
 */
const longSoundOf = (word: string): string =>
  word
    .split(/(ou|[uowو]+|[iyي]+)/)
    .map((part, at) => (at % 2 === 0 ? soundOf(part) : /[iyي]/.test(part) ? 'y' : 'w'))
    .join('')

/**
 * What two spellings of one name have in common, whatever the script and the order: «فاطمة الزهراء العلوي» and
 * “El Alaoui Fatima-Zahra”. Empty for a name without letters.
 */
export const likenessOf = (name: string): string =>
  wordsOfName(name)
    .map(word => soundOf(word) || word)
    .sort()
    .join(' ')

/** The hash under which a probable duplicate is found: same folded name, birth year and commune. Null when one is unknown. */
export function likenessHash(keys: Keys, name: string | null, birthYear: number | null, commune: string | null): string | null {
  const text = likenessText(name, birthYear, commune)
  return text === null ? null : keys.hash('likeness', text)
}

/** The same under every key there is, to look for. */
export function likenessHashes(keys: Keys, name: string | null, birthYear: number | null, commune: string | null): string[] {
  const text = likenessText(name, birthYear, commune)
  return text === null ? [] : keys.hashes('likeness', text)
}

function likenessText(name: string | null, birthYear: number | null, commune: string | null): string | null {
  const folded = name === null ? '' : likenessOf(name)
  return folded === '' || birthYear === null || commune === null ? null : `${folded}|${birthYear}|${commune}`
}

/** A word's beginning is searched from so many letters on. */
const BEGINNING = 4
/** One consonant is common to too many names. */
const TELLING = 2
/** Enough of a hash to tell words apart; it is stored by the million. */
const SHORT = 12

// by its consonants, or where there is only one, with its long vowels
function soundMarks(word: string): string[] {
  const sound = soundOf(word)
  if (sound.length >= TELLING) return [`s:${sound}`]
  const long = longSoundOf(word)
  return long.length >= TELLING ? [`l:${long}`] : []
}

const marks = (word: string): string[] => {
  return [`w:${word}`, ...soundMarks(word), ...(word.length > BEGINNING ? [`b:${word.slice(0, BEGINNING)}`] : [])]
}
const short = (hash: string): string => hash.slice(hash.indexOf('.') + 1, hash.indexOf('.') + 1 + SHORT)

/** Hashes by which a name is found again: each word as spelled, as it sounds, and as it begins. */
export const nameHashes = (keys: Keys, name: string): string[] => [
  ...new Set(wordsOfName(name).flatMap(word => marks(word).map(mark => short(keys.hash('name', mark))))),
]

/** What to look for: a list for each word of the query, any of which will do. Who is spelled alike sounds alike: the sound is enough. */
export const searchHashes = (keys: Keys, query: string): string[][] =>
  wordsOfName(query).map(word => {
    const sounds = soundMarks(word)
    const wanted = [...(sounds.length > 0 ? sounds : [`w:${word}`]), ...(word.length === BEGINNING ? [`b:${word}`] : [])]
    return wanted.flatMap(mark => keys.hashes('name', mark).map(short))
  })
