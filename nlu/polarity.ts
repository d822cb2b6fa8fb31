import type { Intent } from './intents.ts'
import { phrases } from './phrases.ts'
import { skeleton } from './words.ts'

/** "I do not want", in one to three words. */
const notWantedAt = phrases(
  (
    'mabghitch|mabghitich|mabghinach|mabritch|mabghitx|mabrich|mabgitch|mabghytch|ma bghitch|ma bghitich|ma bghinach|ma britch|ma bghitx|ma bgitch|ma bghytch|machi baghi|machi bagha|mabaghich|mabaghach|ma baghich|ma baghach|' +
    'makanch baghi|ماشي باغي|ماشي باغيه|ماشي بغيت|ما بغيتش|مابغيتش|ما بغيناش|مابغيناش|ماباغيش|ما باغيش|ماباغاش|ما باغاش|مابغيت|ما بغيت|لا اريد|لست اريد|لا ارغب|لا نريد|ما اريد|لا اود|' +
    'je ne veux pas|je veux pas|jveux pas|j veux pas|jveu pas|je ne souhaite pas|je ne voudrais pas|nous ne voulons pas|on veut pas|on ne veut pas'
  )
    .split('|')
    .flatMap(group => (/^mabghitch /.test(group) ? group.split(' ') : [group])),
)

/** What is wanted instead follows one of these. */
const INSTEAD = new Set(
  'ghir ghi gha gher bark walakin walakine lakin bghit bghyt brit bgit juste jst seulement mais plutot je غير غي غا ولكن لكن بل فقط بغيت انما اريد وانما بغينا'.split(
    ' ',
  ),
)

/** How far a refused act may reach: then what follows is something else. */
const REACH = 8

/** Where "I do not want" stands in the words: its first word and the one after it, or null. */
function notWanted(words: readonly string[]): { start: number; end: number } | null {
  for (let start = 0; start < words.length; start++) {
    const length = notWantedAt(words, start)
    if (length > 0) return { start, end: start + length }
  }
  return null
}

/** The words without what is said not to be wanted, when something is wanted instead («ما بغيتش نلغي غير بغيت نبدل الوقت»). */
export function withoutRefused(words: readonly string[]): readonly string[] {
  const refusal = notWanted(words)
  if (refusal === null) return words
  const instead = words.findIndex((word, i) => i > refusal.end && i <= refusal.end + REACH && INSTEAD.has(word))
  if (instead < 0 || words.length - instead < 2) return words
  return [...words.slice(0, refusal.start), ...words.slice(instead)]
}

const MACHINE = 'robot robo bot lbot machine automate روبو الروبو روبوت الروبوت اله الاله'.split(' ')

/** Beginnings, in the phonetic spelling, of the verbs of an act that may be refused. */
const ACTS: readonly { intent: Intent; verbs: readonly string[]; unless?: readonly string[] }[] = [
  { intent: 'cancel_appointment', verbs: ['nlg', 'lg', 'nl', 'nlr', 'nhd', 'hd', 'hdf', 'knsl', 'nknsl', 'sbrmr'] },
  { intent: 'register', verbs: ['ntsjl', 'tsjl', 'ltsjl', 'nsjl', 'sjl', 'tqd', 'ntqd', 'nskrr', 'mnskrr', 'nskr'] },
  {
    intent: 'talk_to_human',
    verbs: ['nhdr', 'hdr', 'lhdr', 'ntklm', 'tklm', 'ltklm', 'nklm', 'thdt', 'lthdt', 'brlr', 'dsktr'],
    // who will not speak to a machine wants a person
    unless: MACHINE,
  },
  { intent: 'book_appointment', verbs: ['rdf', 'rndz', 'rndzfs', 'rndf', 'med', 'lmed'] },
]

/** Acts the message says are not wanted, when it names nothing wanted instead («ما بغيتش نلغي»). */
export function refusedIntents(words: readonly string[]): readonly Intent[] {
  const refusal = notWanted(words)
  if (refusal === null || withoutRefused(words) !== words) return []
  const reached = words.slice(refusal.end, refusal.end + REACH)
  const next = reached.slice(0, 3).map(skeleton)
  const refused = ACTS.filter(
    ({ verbs, unless = [] }) => next.some(sound => verbs.includes(sound)) && !reached.some(word => unless.includes(word)),
  )
  return refused.map(({ intent }) => intent)
}
