/** The longest sentence that is kept of an opinion, in characters. */
export const LONGEST_OPINION = 500

/** How an offer was, as who took part says: 1 to 3, or in their own words; what is left out stays as it was. Only who was asked is heard. */
export type OpinionAction = { kind: 'opine'; offer: string; rating?: number; words?: string }
