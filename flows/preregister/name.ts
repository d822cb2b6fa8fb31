import type { Intent } from '../../nlu/intents.ts'
import { entityOf } from '../engine/entities.ts'
import type { Situation } from '../engine/types.ts'

const MOST_WORDS = 6
const LONGEST = 60
/** What somebody may ask for in two words that look like a name; other intents are read into names all too easily. */
const NOT_NAMES: ReadonlySet<Intent> = new Set([
  'talk_to_human',
  'help_menu',
  'change_language',
  'list_services',
  'stop_messages',
  'file_status',
  'cancel_appointment',
  'greeting',
  'thanks',
  'goodbye',
])
const CERTAIN = 0.9
const WORD = /^\p{L}[\p{L}\p{M}'’.-]*$/u
/** Words that no name begins with: somebody says something else. */
const NOT_A_NAME =
  /^(?:je|pour|j'ai|j’ai|c'est|c’est|il|elle|nous|on|ana|bghit|3ndi|wach|hadi|had|la|non|nn|oui|ok|wakha|machi|plus|لا|ماشي|واخا|نعم|أنا|انا|بغيت|عندي|واش|هادي|هاد|أريد|اريد|هذا|هذه)$/iu
/** Words that stand in no name: not now, not like this. */
const NOT_IN_A_NAME = /(?:^|\s)(?:tard|après|apres|maintenant|merci|b3d|ba3d|daba|choukran|chokran|شكرا|بعد|دابا|الآن)(?:\s|$)/iu

/**
 * The full name a message is or holds, as written: behind “my name is”, or two to six words that are nothing else. `wrong` for a
 * paragraph or a single word; null for what is no name at all.
 */
export function nameIn(now: Situation): string | null | 'wrong' {
  const { event, heard } = now
  if (event.kind !== 'text') return null
  const announced = entityOf(now, 'name')
  if (announced) return tidy(announced)
  const words = tidy(event.text).split(' ').filter(Boolean)
  if (words.length === 0 || (heard?.intent && NOT_NAMES.has(heard.intent) && heard.confidence >= CERTAIN)) return null
  if (NOT_A_NAME.test(words[0] ?? '') || NOT_IN_A_NAME.test(words.join(' ')) || /\p{Nd}|[?؟]/u.test(event.text)) return null
  if (!words.every(word => WORD.test(word))) return 'wrong'
  return words.length < 2 || words.length > MOST_WORDS || words.join(' ').length > LONGEST ? 'wrong' : words.join(' ')
}

// hearts and invisible marks are no part of a name; one space between words
const tidy = (text: string): string =>
  text
    .replace(/[\p{Extended_Pictographic}\p{Emoji_Modifier}\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe0f\u20e3]/gu, '')
    .replace(/[,،.!\s]+$/u, '')
    .replace(/\s+/gu, ' ')
    .trim()
