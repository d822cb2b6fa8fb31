import { isLocale, type Locale } from '../../locales/locale.ts'
import type { Understood } from '../../nlu/understood.ts'
import type { Session } from './types.ts'

/** Fewer words than this are common to the varieties of a script: «شكرا», “merci”. */
const TELLING = 3

/**
 * The session, speaking what the citizen now writes. The reply follows a *change* in her writing, so that one who types
 * Latin letters but asked for Arabic keeps Arabic, and a message that tells nothing (“ok”, “2”) changes nothing.
 */
export function mirrored(session: Session, text: string, heard: Understood | null): Session {
  const wrote = heard?.language
  if (!isLocale(wrote) || wrote === session.wrote) return session
  const words = text.split(/\s+/).filter(isWord).length
  if (words === 0) return session
  if (session.wrote && words < TELLING && script(wrote) === script(session.wrote)) return session
  return { ...session, wrote, locale: wrote }
}

// a reference or a telephone number is in no language
const isWord = (piece: string) => /\p{L}/u.test(piece) && !/\p{Nd}{3}/u.test(piece)

const script = (locale: Locale) => (locale === 'ar' || locale === 'ary' ? 'arabic' : 'latin')
