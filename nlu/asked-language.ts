import type { Locale } from '../locales/locale.ts'

const FRENCH =
  /(?<!\p{L})(?:en |b|f|bel |l)?(?:francais|french|fransawiy?a|fransawi|fransi[sa]|fronsi|lfrancais)(?!\p{L})|فرنسي|فرونسي|فرنساوي|فرنصاوي/u
const ARABIC =
  /(?<!\p{L})(?:en )?(?:arabe|arabic|3arbiy?a|l3arbiy?a|bl3arbiy?a|3arabiy?a|fos7a|fus7a)(?!\p{L})|(?<!\p{L})(?:ب|بال|ال|لل|فال)?(?:عربيه|فصحي)(?!\p{L})/u
const DARIJA =
  /(?<!\p{L})(?:b|bd|f|l)?(?:darija|darja|dariija|derja|marocain|maghribiya|lmaghribiya)(?!\p{L})|(?<!\p{L})(?:ب|بال|ال|لل|فال)?(?:دارجه|داريجه|مغربيه)(?!\p{L})/u
const LATIN_LETTERS = /lettres? (?:latines?|francaises?)|b ?l?7orouf (?:l)?(?:latiniya|fransawiya|latin)|حروف (?:ال)?(?:لاتينيه|فرنسيه)/u
/** “I do not understand French” asks for anything but French. */
const DENIED = /(?<!\p{L})(?:pas|plus|non|la|لا|ليس|لست)(?!\p{L})|(?<!\p{L})(?:ma ?\p{L}{2,}ch|ما ?\p{L}{2,}ش|makan|mat)/u

/** The variety a folded message asks to be answered in: the one language it names, unless it denies it. Darija comes in the letters it is asked for in. */
export function askedLanguage(folded: string): Locale | null {
  const arabicLetters = /[\u0621-\u064a]/.test(folded)
  const named: Locale[] = []
  if (FRENCH.test(folded) && !LATIN_LETTERS.test(folded)) named.push('fr')
  if (DARIJA.test(folded)) named.push(arabicLetters && !LATIN_LETTERS.test(folded) ? 'ary' : 'ary-Latn')
  else if (ARABIC.test(folded)) named.push('ar')
  if (!DENIED.test(folded)) return named.length === 1 ? (named[0] ?? null) : null
  // of two languages named, the one that is not denied is the last one asked for
  return afterDenial(folded)
}

function afterDenial(folded: string): Locale | null {
  const wanted =
    /(?:bghit|baghi|baghya|jawb\p{L}*|hdr?o?|veux|prefere|repond\p{L}*|بغيت|جاوب\p{L}*|اريد|اجيبو\p{L}*|تحدث\p{L}*)(.*)$/u.exec(folded)?.[1]
  return wanted && !DENIED.test(wanted) ? askedLanguage(wanted) : null
}
