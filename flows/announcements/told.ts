import type { Locale } from '../../locales/locale.ts'
import type { SaidFile, Say } from '../engine/action.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Answer, Choice } from '../engine/types.ts'
import { opinionsOn } from '../opinions/scale.ts'
import type { Announced, Call } from './announcement.ts'

/** An announcement as it is said to who is answered in a variety. */
export function saidOf({ offer, title, text, carried: { picture, voices } }: Announced, locale: Locale): Say {
  const words = title ? say('announcement.titled', { title, text }) : say('announcement.plain', { text })
  const voice = voices[locale]
  const said = { ...words, ...(picture && { file: picture }), ...(voice && { voice }) }
  return leadingTo(said, ...(offer ? BUTTONS[offer.calls](offer.id) : []))
}

/** The recording that follows an announcement: nothing but what is heard. */
export const aloud = (voice: SaidFile): Say => ({ ...say('announcement.listen'), file: voice, wordless: true })

const BUTTONS: { readonly [C in Call]: (offer: string) => readonly Choice[] } = {
  register: offer => [{ id: `offer-register:${offer}`, label: phrase('announcement.register'), emoji: '📝' }],
  seat: offer => [{ id: `seat:${offer}`, label: phrase('announcement.seat'), emoji: '✅' }],
  opinion: opinionsOn,
  nothing: () => [],
}

/**
 * An announcement, said to one person. What it is about is talked about from now on, and nothing that was before: “register me”, “1” and
 * a question after it are about its offer, and the answer is known to come from it.
 */
export const told: Answer = ({ event, session }) => {
  if (event.kind !== 'announced') return null
  const { id, offer } = event.announced
  return {
    at: null,
    topic: { announcement: id, ...(offer && aboutOf(offer)) },
    says: [saidOf(event.announced, session.locale)],
  }
}

const aboutOf = ({ id, service, calls }: NonNullable<Announced['offer']>) => ({
  offer: id,
  service,
  ...((calls === 'nothing' || calls === 'opinion') && { seated: true as const }),
  ...(calls === 'opinion' && { opinion: id }),
})
