import { isGivenName } from './given-names.ts'
import type { Found, Message } from './message.ts'

/** What people say before their name; the words behind it are the name. */
const CUES: readonly (readonly RegExp[])[] = [
  [/^(je)$/, /^m$/, /^(appelle|appel|apelle|appele)$/],
  [/^mappelle$/],
  [/^(mon|ma|le|son)$/, /^nom$/, /^(complet)?$/, /^est$/],
  [/^(mon|le)$/, /^nom$/, /^complet$/],
  [/^mon$/, /^nom$/, /^est$/],
  [/^mon$/, /^nom$/, /^c$/, /^est$/],
  [/^nom$/, /^et$/, /^prenom$/],
  [/^nom$/, /^complet$/],
  [/^s+m[iy]+t[iy]+$/],
  [/^(smiya|smiyti|smyti|ismi|esmi)$/],
  [/^(سميتي|سميتى|اسمي|اسمى|إسمي|سميتنى)$/],
  [/^(السميه|الاسم)$/, /^(الكامل|والكنيه|والنسب)$/],
  [/^moi$/, /^c$/, /^est$/],
]
const SELF: readonly (readonly RegExp[])[] = [[/^(انا|ana|أنا)$/], [/^m3ak(om)?$/], [/^معاك(م)?$/], [/^je$/, /^suis$/]]

/** With a colon behind: «الاسم: …», "Nom : …". */
const LABEL = /^(nom|prenom|noms|الاسم|السميه|smiya|ism)$/

const FILLER = /^(hiya|howa|هي|هو|est|c|la|l|لله|سي|si|dyali|ديالي|kamla|الكامله)$/

/** Words no name goes on with: verbs, prepositions, what else a sentence brings. */
const STOP =
  /^(بغيت|باغي|باغيه|اريد|اود|ابغي|عندي|من|ف|في|فال.*|ساكن|ساكنه|كنسكن|ورقم|رقم|نمره|ونمره|نمرتي|ونمرتي|عمري|وعمري|وبغيت|وعندي|وانا|واش|شكون|كيفاش|مزاد|مزاده|تزاديت|و|انا|محتاج|محتاجه|bghit|baghi|baghya|3ndi|mn|men|f|fi|sakn|sakna|saken|nmra|nmrti|tel|num|numero|telephone|w|wach|ou|et|j|je|ai|jai|habite|de|dakhla|agee?|ne|nee|mon|ma|pour|veux|voudrais|svp|merci|cin|3mri|mzad|mzada|tzadit|salam|bonjour|شكرا|سلام|السلام|le|la|les|un|une|ana|chkoun|kifach|lyoum|ma|ما)$/

/** Words that follow "my name" without being one: it is written, it is with, it is missing. */
const NOT_NAME =
  /^(مع|ضمن|مكتوب.*|غالط.*|خط.|كاين.*|كان.*|لم|ليس|تكون|يكون|علي|ديال.*|فم.*|في.*|ماشي|مازال.*|باقي.*|خارج.*|تقيد.*|تسجل.*|طاح.*|محيد.*|بحال|شنو|ma.+ch|machi|makayn.*|kayn.*|m3a|mk?kt.*|mkt.*|mekt.*|ghalt.*|t9.*|t9ey.*|tsej.*|wla|wlla|b|mazal.*|ba9i.*|khrj.*|khar.*|tkon|mal|pas|bien|dans|sur|dyal.*|mn|est|deja|encore|n|ecrit|ecrite|absent|figure|chno)$/

/** Names as people give them, 2 to 4 words in any script, as typed: only behind words that announce one. */
export function readNames(message: Message, free: (at: number) => boolean): Found[] {
  return message.words.flatMap((_, at) => {
    const strong = CUES.map(cue => cueLength(message, at, cue)).reduce((a, b) => Math.max(a, b), 0)
    const labelled = LABEL.test(message.folded[at] ?? '') && /^\s*:/.test(message.text.slice(message.words[at]?.end ?? 0)) ? 1 : 0
    const self = strong + labelled > 0 ? 0 : SELF.map(cue => cueLength(message, at, cue)).reduce((a, b) => Math.max(a, b), 0)
    const found = strong + labelled + self === 0 ? null : nameFrom(message, at + Math.max(strong, labelled, self), free)
    return found === null || !believed(message, found, self > 0) ? [] : [found.found]
  })
}

function cueLength(message: Message, at: number, cue: readonly RegExp[]): number {
  return cue.every((pattern, place) => pattern.test(message.folded[at + place] ?? '')) ? cue.length : 0
}

type Name = { found: Found; from: number; to: number }

/** «أنا …» needs a known given name; after "my name is" any words will do that end the sentence or stand before another. */
function believed(message: Message, { from, to }: Name, self: boolean): boolean {
  if (isGiven(message, from)) return true
  if (self || message.folded.slice(from, to).some(word => NOT_NAME.test(word))) return false
  const next = message.words[to]
  return next === undefined || STOP.test(next.word) || /[^\s]/.test(message.text.slice(message.words[to - 1]?.end ?? 0, next.start))
}

function nameFrom(message: Message, at: number, free: (at: number) => boolean): Name | null {
  let from = at
  while (from < at + 2 && FILLER.test(message.folded[from] ?? '')) from++
  let to = from
  while (to < from + 4 && goesOn(message, from, to) && free(to)) to++
  const start = message.words[from]?.start ?? 0
  const end = message.words[to - 1]?.end ?? 0
  if (to - from < 2) return null
  return {
    found: { entity: { kind: 'name', value: message.text.slice(start, end), text: message.text.slice(start, end) }, start, end },
    from,
    to,
  }
}

/** The word belongs to the name: letters, no stop word, and only spaces, hyphens or apostrophes since the word before. */
function goesOn(message: Message, from: number, to: number): boolean {
  const word = message.words[to]
  if (word === undefined || !/^\p{L}/u.test(word.word) || STOP.test(word.word)) return false
  return to === from || /^[ \t'’\-\u200b-\u200f]*$/.test(message.text.slice(message.words[to - 1]?.end ?? 0, word.start))
}

/** «أنا …» is followed by anything: only a known given name, or a word of lineage, makes it a name. */
function isGiven(message: Message, at: number): boolean {
  const word = message.folded[at] ?? ''
  if (message.text.slice(message.words[at]?.start, message.words[at]?.end).endsWith('ى')) return false
  return isGivenName(word)
}
