import { LOCALES, type Locale } from '../../locales/locale.ts'
import { EXTRA } from '../engine/form-spec.ts'
import type { Situation } from '../engine/types.ts'
import { isMinor } from './birth.ts'
import type { Hours, Need, Rsu, Submission, Who } from './files.ts'
import { CONSENT } from './questions/consent.ts'
import type { Place } from './questions/life.ts'
import { offerOf } from './questions/offer.ts'

/** The answers a finished form holds. */
export type Given = {
  who: Who
  offer: string
  waiting?: true
  name: string | null
  birth: string
  guardianName?: string | null
  phone: string | null
  place: Place
  /** Not asked for a call of the incubator. */
  hours?: Hours
  needs?: readonly Need[]
  rsu?: Rsu
  cin?: string | null
  language: Locale | 'spoken'
  /** The version of the optional questions that was asked. */
  form?: string | null
}

/** What the machine is asked to keep. */
export function submissionOf(given: Given, now: Situation): Submission {
  const { who, place, language } = given
  const extra = Object.entries(given).flatMap(([step, value]) => (step.startsWith(EXTRA) ? [[step.slice(EXTRA.length), value]] : []))
  return {
    reference: now.world.files.fresh,
    who,
    offer: given.offer,
    service: offerOf(now, given.offer)?.service ?? '',
    waiting: given.waiting === true,
    person: {
      name: given.name,
      birth: given.birth,
      phone: given.phone,
      quarter: place.quarter,
      guardian: isMinor(given, now) ? (given.guardianName ?? null) : null,
      cin: given.cin ?? null,
    },
    commune: place.commune,
    locale: LOCALES.find(locale => locale === language) ?? now.session.locale,
    hours: given.hours ?? null,
    needs: given.needs ?? [],
    rsu: given.rsu ?? null,
    form: extra.length > 0 ? (given.form ?? null) : null,
    extra: Object.fromEntries(extra),
    consent: {
      version: CONSENT.version,
      givenAs: isMinor(given, now) || who === 'child' ? 'guardian' : who === 'me' ? 'self' : 'relative',
    },
  }
}
