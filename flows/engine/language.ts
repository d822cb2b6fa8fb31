import { isLocale } from '../../locales/locale.ts'
import type { Understood } from '../../nlu/understood.ts'
import type { Session } from './types.ts'

/**
 * The session, speaking what the citizen now writes. The reply follows a *change* in her writing, so that one who types
 * Latin letters but asked for Arabic keeps Arabic, and a message that tells nothing (“ok”, “2”) changes nothing.
 */
export function mirrored(session: Session, heard: Understood | null): Session {
  const wrote = heard?.language
  if (!isLocale(wrote) || wrote === session.wrote) return session
  return { ...session, wrote, locale: wrote }
}
