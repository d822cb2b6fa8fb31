import type { Say } from '../engine/action.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Answer, Choice } from '../engine/types.ts'
import type { Announced } from './announcement.ts'

/** An announcement as it is said. */
export function saidOf({ offer, title, text }: Announced): Say {
  const words = title ? say('announcement.titled', { title, text }) : say('announcement.plain', { text })
  return leadingTo(words, ...(offer ? [registerFor(offer.id)] : []))
}

const registerFor = (offer: string): Choice => ({ id: `offer-register:${offer}`, label: phrase('announcement.register'), emoji: '📝' })

/**
 * An announcement, said to one person. What it calls for is talked about from now on: “register me”, “1” and a question after it are about
 * that offer, and the answer is known to come from it.
 */
export const told: Answer = ({ event, session }) => {
  if (event.kind !== 'announced') return null
  const { id, offer } = event.announced
  return {
    at: null,
    topic: { ...session.topic, announcement: id, ...(offer && { offer: offer.id, service: offer.service }) },
    says: [saidOf(event.announced)],
  }
}
