/** “How much”, and the words for an amount, on folded text. */
const HOW_MUCH =
  /\b(?:combien|montant|somme|ch7al|chhal|sh7al|bch7al|mablagh|lmablagh)\b|(?<!\p{L})(?:ب|و)?(?:شحال|كم|بكم)(?!\p{L})|(?<!\p{L})(?:ال)?(?:مبلغ|قيمه)(?!\p{L})/u

/** Whether a folded text asks for an amount: what is given, or what is to be paid. */
export const asksHowMuch = (folded: string): boolean => HOW_MUCH.test(folded)
