import type { Found, Message } from './message.ts'

const FORM = /(?<![\p{L}\p{N}])([a-z]{1,2})([\s.\-\u200b]{0,2})(\d(?:[\s.\-\u200b]?\d){2,7})(?![\p{L}\p{N}])/gu

/** Words that announce the number of the national card. */
const CUE =
  /(?<!\p{L})(?:cin|cnie?|carte nationale|la ?carte|lakart|carta|kart nasional|البطاق[ةه]|بطاق[ةه]|بطاقتي|لاكارط|كارط|لاكارت)(?![\p{L}])/u

/** Short words of Latin scripts that stand before a number without being a card's letters. */
const SHORT_WORDS = new Set(
  'a b d f l w o m n s y au ch ce c de du en et fi il je la le li ma ou on ra rah sa se si su ta te tu un va wa ya no nb nr dh mn kl'.split(
    ' ',
  ),
)

/** Words after an amount. */
const AMOUNT = /^\s*(?:dhs?|mad|drh|درهم|دراهم|ريال|euros?|€)/u

/**
 * Numbers of the national identity card: one or two Latin letters and digits, as `AB123456`. Public validators disagree on lengths, so
 * 3 to 8 digits count behind a word for the card, otherwise at least 4, and never behind what may be a short word.
 */
export function readCins({ text, plain }: Message): Found[] {
  return Array.from(plain.matchAll(FORM)).flatMap(found => {
    const [written, letters = '', gap = '', number = ''] = found
    const digits = number.replace(/\D/g, '')
    const end = found.index + written.length
    if (!isCin(text.slice(found.index, end), letters, gap, number, CUE.test(plain.slice(Math.max(0, found.index - 40), found.index))))
      return []
    if (AMOUNT.test(plain.slice(end, end + 10))) return []
    return [
      {
        entity: { kind: 'cin', value: letters.toUpperCase() + digits, text: text.slice(found.index, end) } as const,
        start: found.index,
        end,
      },
    ]
  })
}

function isCin(written: string, letters: string, gap: string, number: string, announced: boolean): boolean {
  const digits = number.replace(/\D/g, '').length
  if (announced) return digits >= 3 && (gap === '' || !SHORT_WORDS.has(letters) || digits >= 5)
  const capitals = /^[A-Z]{1,2}/.test(written)
  if (number.length !== digits && !capitals) return false
  if (gap === '') return digits >= (SHORT_WORDS.has(letters) && !capitals ? 5 : 4)
  return digits >= 5 && (capitals || !SHORT_WORDS.has(letters))
}
