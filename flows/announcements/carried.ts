import { LOCALES } from '../../locales/locale.ts'
import { pictureIn, voiceIn } from '../offers/files.ts'
import type { OfferFile } from '../offers/offer.ts'
import type { Call, Carried } from './announcement.ts'
import type { Rule } from './rules.ts'

/** Where a file comes from: the announcement itself, or the offer it is of. */
export type Origin = 'own' | 'offer'
type Files = { own: readonly OfferFile[]; offer: readonly OfferFile[] }

/**
 * What goes with an announcement: what it has itself comes first, and what is missing is taken from its offer, each field for itself. A
 * recording goes to who understands it when heard, whatever letters they read. `rule`: what wrote the announcement; null: a person.
 */
export function carriedOf({ own, offer: all }: Files, rule: string | null): Carried {
  const offer = offeredTo(rule, all)
  const picture = pictureIn(own) ?? pictureIn(offer)
  const voices = LOCALES.flatMap(locale => {
    const voice = voiceIn(own, locale) ?? voiceIn(offer, locale)
    return voice ? [[locale, voice] as const] : []
  })
  return { ...(picture && { picture }), voices: Object.fromEntries(voices) }
}

const CALLS: { readonly [R in Rule]: Call } = { deadline: 'register', places: 'seat', tomorrow: 'nothing', survey: 'opinion' }

/** What an announcement asks people to do about its offer: who has a place already, or has been there, is not asked to register again. */
export const callOf = (rule: string | null): Call => (isRule(rule) ? CALLS[rule] : 'register')

const isRule = (rule: string | null): rule is Rule => rule !== null && Object.hasOwn(CALLS, rule)

// who is asked how it was is not told once more what it is
const offeredTo = (rule: string | null, files: readonly OfferFile[]): readonly OfferFile[] =>
  callOf(rule) === 'opinion' ? files.filter(({ kind }) => kind === 'photo') : files
