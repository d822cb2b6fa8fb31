import type { Locale } from '../../locales/locale.ts'
import type { SaidFile } from '../engine/action.ts'
import type { OfferFile } from './offer.ts'

/**
 * In what else a recording is understood by who is answered in a variety, the best first: Darija is said alike in both its scripts, and who
 * writes it in Latin letters is told in French what is told in nothing else (flows/announcements/texts.ts).
 */
const LISTENS: { readonly [L in Locale]: readonly Locale[] } = {
  ar: ['ar', 'ary', 'ary-Latn'],
  ary: ['ary', 'ary-Latn', 'ar'],
  'ary-Latn': ['ary-Latn', 'ary', 'ar', 'fr'],
  fr: ['fr'],
}

/** The picture among some files. */
export const pictureIn = (files: readonly OfferFile[]): SaidFile | null => {
  const picture = files.find(({ kind }) => kind === 'photo')
  return picture ? saidFile(picture) : null
}

/** The recording among some files that is best understood by who is answered in a variety. */
export function voiceIn(files: readonly OfferFile[], locale: Locale): SaidFile | null {
  const voices = files.filter(({ kind }) => kind === 'voice')
  const heard = LISTENS[locale].flatMap(each => voices.find(voice => voice.locale === each) ?? [])[0]
  return heard ? saidFile(heard) : null
}

const saidFile = ({ locale: _, ...file }: OfferFile): SaidFile => file
