import { isLocale, type Locale } from '../../locales/locale.ts'
import type { Understood } from '../../nlu/understood.ts'
import type { Session } from './types.ts'

/** A message as short as this, where something is asked, may be a name or a place: what is not understood tells no variety of its script. */
const MAY_BE_A_NAME = 4

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
  const sameLetters = script(wrote) === script(session.wrote ?? session.locale)
  if (session.wrote && words < TELLING && sameLetters) return session
  if (session.at && saysLittle(heard) && words <= MAY_BE_A_NAME && sameLetters) return session
  return { ...session, wrote, locale: wrote }
}

/** What the words of an option tell: the letters, and of who has written nothing yet the variety. Its name as shown is in the variety of the bot. */
export function mirroredChoice(session: Session, text: string, heard: Understood | null): Session {
  const next = mirrored(session, text, heard)
  return session.wrote === null || script(next.locale) !== script(session.locale) ? next : session
}

// what we have nothing to do with may as well be a name
const saysLittle = (heard: Understood | null): boolean => !heard?.sure || heard.intent === 'out_of_scope'

// a reference or a telephone number is in no language
const isWord = (piece: string) => /\p{L}/u.test(piece) && !/\p{Nd}{3}/u.test(piece)

const script = (locale: Locale) => (locale === 'ar' || locale === 'ary' ? 'arabic' : 'latin')
