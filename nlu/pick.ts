import { fold } from './fold.ts'
import { kept } from './kept.ts'
import { stem } from './named-words.ts'
import { numberWord, ordinalWord, readNumber } from './numbers.ts'
import { skeleton, wordsOf } from './words.ts'

/** Something that was offered: `labels` are its texts in whatever varieties it was shown. */
export type Option = { id: string; labels: readonly string[] }

/** Replies longer than this are sentences, not choices. */
const SHORT = 5

/** Words around a choice that are no part of it: courtesies, "number", "I choose", "option". */
const AROUND = new Set(
  (
    'le la les l lo numero num n no nr nb option choix rqm ra9m ra9em raqm nmra nimra lkhtiyar khtiyar ikhtiyar svp stp please merci afak 3afak 3afakom afakom chokran shokran ' +
    'je veux voudrais choisis prends bghit baghi baghya nakhtar nakhod khtart ana ok okay d accord oui wakha wa5a ah dyal hadi hada dak dik celui celle ' +
    'الرقم رقم نمره النمره خيار الخيار اختيار الاختيار عافاك عافاكم من فضلك فضلكم شكرا بغيت اريد نختار اختار انا واخا نعم اه هادي هادا ديال داك ديك هو هي'
  ).split(' '),
)

/** Thanks and pleases, which change no answer. */
const COURTESY = new Set('svp stp please merci afak 3afak 3afakom chokran shokran عافاك عافاكم من فضلك فضلكم شكرا'.split(' '))

/** "A", "one of": numbers only when they stand alone. */
const ARTICLE = new Set('un une des du de d wa7d wahd واحد'.split(' '))

/** A reply that denies or asks is no choice. */
const REFUSING = new Set(
  'pas non ni sauf machi mashi mchi bla ma mabghitch ماشي مشي بلا ما لا غير ليس مابغيتش wach wash chno chnou kifach ch7al fin 3lach est quoi comment combien pourquoi quel quelle واش شنو كيفاش شحال فين علاش هل ما ماذا كيف كم'.split(
    ' ',
  ),
)

/** “Wednesday” in Darija, which is “the four” by its letters: a day, and never the fourth of a list. */
const A_DAY = new Set('larb3a larbe3a larba3a lareb3a larb3 l2arb3a لاربعا الاربعا لاربع الاربع'.split(' '))

/** Words that glue a number to its sign: n2, num2, option2. */
const GLUED = /^(?:n|no|nr|num|numero|option|choix|ra9m|nmra|رقم|الرقم|نمره)(\d{1,3})$/

const AND_MORE = /[?]/

/**
 * Which offered option a reply means: its number in digits, words or as an ordinal («2», `jouj`, «التاني», «le dernier»), or its own words,
 * exact or close when the reply is short. Null when it fits none, fits several, or is a sentence that merely holds a number.
 * Any text is safe.
 */
export function pick(text: string, options: readonly Option[]): string | null {
  if (text.length > 400 || options.length === 0) return null
  const folded = fold(text.replaceAll('🔟', ' 10 '))
  const words = wordsOf(folded)
  if (words.length === 0 || words.length > 12) return null
  const exact =
    exactly(words, options) ??
    exactly(
      words.filter(word => !COURTESY.has(word)),
      options,
    )
  if (exact !== null) return exact
  const asked = AND_MORE.test(folded)
  const place = asked ? null : numberMeant(words, options.length)
  if (place !== null) return options[place - 1]?.id ?? null
  return asked || words.length > SHORT + 2 ? null : byWords(words, options)
}

type Label = { spoken: string; said: readonly Said[] }

/** A label as it is compared. The same few hundred are offered over and over: folded once. */
const labelOf = kept(1_000, (label: string): Label => {
  const words = wordsOf(fold(label))
  return { spoken: words.join(' '), said: meaningful(words) }
})

/** The only option one of whose labels is these very words. */
function exactly(words: readonly string[], options: readonly Option[]): string | null {
  const spoken = words.join(' ')
  const found = options.filter(({ labels }) => labels.some(label => labelOf(label).spoken === spoken))
  return found.length === 1 ? (found[0]?.id ?? null) : null
}

/** The place in the list, from 1, when the reply is nothing but a number or ordinal and words around it; null otherwise. */
function numberMeant(words: readonly string[], count: number): number | null {
  const bare = words.flatMap(word => GLUED.exec(word)?.[1] ?? word).filter(word => !AROUND.has(word))
  const whole = bare.length === 0 ? null : readNumber(bare)
  const one = bare[0] ?? ''
  if (bare.length === 1 && A_DAY.has(one)) return null
  if (whole !== null && whole.length === bare.length) return whole.value
  const ordinal = bare.length === 1 ? ordinalWord(one) : null
  return ordinal === -1 ? count : ordinal
}

type Said = { stem: string; skeleton: string; written: string }
const said = (word: string): Said => ({ stem: stem(word), skeleton: skeleton(stem(word)), written: word })

/** Hours written 10h30 and 10:30 are the same words. */
const meaningful = (words: readonly string[]): Said[] =>
  words
    .flatMap(word => /^(\d{1,2})h(\d{2})?$/.exec(word)?.slice(1).filter(Boolean) ?? word)
    .filter(word => !AROUND.has(word) && !ARTICLE.has(word) && word.length > (/\d/.test(word) ? 0 : 1))
    .map(said)

function same(a: Said, b: Said): boolean {
  if (a.written === b.written || a.stem === b.stem) return true
  if (/^\d+$/.test(a.written) || /^\d+$/.test(b.written)) return false
  if (a.skeleton.length >= 3 && a.skeleton === b.skeleton) return true
  return a.stem.length >= 5 && b.stem.length >= 5 && oneSlip(a.stem, b.stem)
}

/** True when one insertion, deletion, change or swap of neighbours turns one word into the other. */
function oneSlip(a: string, b: string): boolean {
  if (Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at++
  const swapped = a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
  return swapped || a.slice(at + 1) === b.slice(at + 1) || a.slice(at) === b.slice(at + 1) || a.slice(at + 1) === b.slice(at)
}

/** The option whose words the reply says best, when one does so better than every other. */
function byWords(words: readonly string[], options: readonly Option[]): string | null {
  const reply = meaningful(words)
  if (reply.length === 0 || reply.length > SHORT || words.some(word => REFUSING.has(word))) return null
  const scores = options.map(({ id, labels }) => ({
    id,
    score: Math.max(0, ...labels.map(label => likeness(reply, labelOf(label).said))),
  }))
  const best = scores.reduce((a, b) => (b.score > a.score ? b : a))
  const holding = options.filter(({ labels }) => labels.some(label => holds(labelOf(label).said, reply)))
  const rivals = scores.filter(({ score }) => score > best.score - 0.05)
  return best.score > 0 && rivals.length === 1 && holding.length <= 1 ? best.id : null
}

/** The label has every word of the reply. */
const holds = (label: readonly Said[], reply: readonly Said[]): boolean => reply.every(word => label.some(one => same(word, one)))

/**
 * How well a reply fits a label: 0 unless every word of one is in the other; then the share both hold. A reply that says more
 * besides (“the telephone of the centre in Dakhla”) is a question of its own: most of its words must be the label's.
 * A number the label does not hold never fits.
 */
function likeness(reply: readonly Said[], label: readonly Said[]): number {
  if (label.length === 0) return 0
  const heard = reply.filter(word => label.some(one => same(word, one)))
  const told = label.filter(one => reply.some(word => same(word, one)))
  const strange = reply.some(word => !heard.includes(word) && numberWord(word.written) !== null)
  if (strange || (heard.length < reply.length && (told.length < label.length || heard.length * 2 <= reply.length))) return 0
  return (heard.length + told.length) / (reply.length + label.length)
}
