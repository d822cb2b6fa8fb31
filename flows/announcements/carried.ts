import { LOCALES } from '../../locales/locale.ts'
import { pictureIn, voiceIn } from '../offers/files.ts'
import type { OfferFile } from '../offers/offer.ts'
import type { Carried } from './announcement.ts'
import type { Rule } from './rules.ts'

/** Where a file comes from: the announcement itself, or the offer it is of. */
export type Origin = 'own' | 'offer'
type Files = { own: readonly OfferFile[]; offer: readonly OfferFile[] }

/**
 * What goes with an announcement: what it has itself comes first, and what is missing is taken from its offer, each field for itself. A
 * recording goes to who understands it when heard, whatever letters they read.
 */
export function carriedOf({ own, offer }: Files): Carried {
  const picture = pictureIn(own) ?? pictureIn(offer)
  const voices = LOCALES.flatMap(locale => {
    const voice = voiceIn(own, locale) ?? voiceIn(offer, locale)
    return voice ? [[locale, voice] as const] : []
  })
  return { ...(picture && { picture }), voices: Object.fromEntries(voices) }
}

/** Whether an announcement asks people to register for its offer: who has a place already, or has been there, is not asked again. */
export const callsForIt = (rule: string | null): boolean => rule !== ('tomorrow' satisfies Rule) && rule !== ('survey' satisfies Rule)

/** The files of an offer an announcement of it takes: who is asked how it was is not told once more what it is. */
export const offeredTo = (rule: string | null, files: readonly OfferFile[]): readonly OfferFile[] =>
  rule === ('survey' satisfies Rule) ? files.filter(({ kind }) => kind === 'photo') : files
