/** A time of year people name without a date. */
export type Period = 'ramadan' | 'feast'

const RAMADAN = /ramad[ah]?n|ramdan|رمضان|رمدان|رامضان/
const FEAST =
  /(?<!\p{L})(?:l?3id|l?3ide?|l?aid|eid|id)(?!\p{L})|(?<!\p{L})[فبوكل]?(?:ال)?عيد(?!\p{L})(?! (?:ال)?(?:ميلاد|عرش|شباب|استقلال|وحده|شغل))/u

/** The period a folded message names, if any. */
export const periodIn = (folded: string): Period | null => (RAMADAN.test(folded) ? 'ramadan' : FEAST.test(folded) ? 'feast' : null)
