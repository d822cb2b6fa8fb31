import { wordsOf } from './words.ts'

/** For whom something is asked: for the one who writes, for a child of theirs, or for somebody else close to them. */
export type Beneficiary = 'me' | 'child' | 'relative'

const CHILD =
  /^(?:ل|لل|ديال|و|ب)?(?:بنتي|بنيتي|ولدي|وليدي|ابني|ابنتي|اولادي|ولادي|وليداتي|دراري|طفلي|طفلتي|بناتي)$|^l?(?:bnti|benti|bniti|weldi|wldi|ouldi|wlidi|wladi|wlidati|bnati)$|^(?:fille|fils|enfant|enfants|garcon|bebe)$/u
const RELATIVE =
  /^(?:ل|لل|ديال|و|ب)?(?:ختي|اختي|خويا|اخي|مي|امي|ماما|با|بابا|ابي|والدي|والدتي|الوالد|الوالده|مراتي|زوجتي|راجلي|زوجي|جدي|جدتي|جداتي|عمتي|خالتي|عمي|خالي|حماتي|صاحبتي|صديقتي|جارتي|صاحبي|صديقي|جاري|قريبتي|قريبي)$|^l?(?:khti|okhti|khouya|khoya|mmi|mama|baba|lwalid|lwalida|walid|walida|mrati|rajli|jddi|jdda|jeddati|3mti|khalti|3mmi|khali|sa7bti|sa7bi|jarti)$|^(?:soeur|frere|mere|maman|pere|papa|mari|epouse|epoux|femme|grand|tante|oncle|cousine|cousin|niece|neveu|voisine|voisin|amie|ami|belle)$/u
const ME = /^(?:ليا|لي|لراسي|لنفسي|لشخصي)$|^(?:liya|lya|lrasi|lrassi|moi|moimeme)$/
/** A French noun of kin counts behind “ma”, “mon”, “mes”, “notre”: “une femme” is nobody's wife. */
const MINE = /^(?:ma|mon|mes|notre|nos)$/
const FRENCH = /^[a-z]+$/
const FRENCH_KIN =
  /^(?:fille|fils|enfant|enfants|garcon|bebe|soeur|frere|mere|maman|pere|papa|mari|epouse|epoux|femme|grand|tante|oncle|cousine|cousin|niece|neveu|voisine|voisin|amie|ami|belle)$/
const NOT = /^(?:pas|machi|mashi|ماشي|مشي|ليس|ليست|لا|مش)$/

/** Whom a folded message speaks for, or null when it does not say. “Not for me, for my sister” is for the sister. */
export function beneficiaryIn(folded: string): Beneficiary | null {
  const words = wordsOf(folded)
  const kin = words.flatMap((word, at) => kinOf(word, words[at - 1]) ?? [])
  if (kin.length > 0) return kin.at(-1) ?? null
  const self = words.findIndex(word => ME.test(word))
  return self >= 0 && !NOT.test(words[self - 1] ?? '') && !NOT.test(words[self - 2] ?? '') && said(words, self) ? 'me' : null
}

function kinOf(word: string, before = ''): 'child' | 'relative' | null {
  if (FRENCH.test(word) && FRENCH_KIN.test(word) && !MINE.test(before)) return null
  return CHILD.test(word) ? 'child' : RELATIVE.test(word) ? 'relative' : null
}

/** “moi” means “for me” only behind “pour”, or alone. */
const said = (words: readonly string[], at: number): boolean => words[at] !== 'moi' || words.length <= 2 || words[at - 1] === 'pour'

/** Whether a message takes back for whom it was: “it is not for me”. */
export const takesBack = (folded: string): boolean =>
  /(?:^| )(?:pas|machi|mashi|ماشي|مشي|ليس|ليست) (?:pour moi|pour lui|pour elle|ليا|لي|liya|lya)(?: |$|[,.])/u.test(
    folded.replace(/[،,.]/g, ' '),
  )
