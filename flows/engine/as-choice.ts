import type { Understood } from '../../nlu/understood.ts'
import type { Incoming } from './incoming.ts'
import { ALWAYS } from './say.ts'
import type { Choice, Session, World } from './types.ts'

/** A typed number or the words of an option mean what was shown; 0 and 9 always mean the same. Words of danger are never a choice. */
export function asChoice(event: Incoming, { offered, at }: Session, heard: Understood | null, world: World): Incoming {
  if (event.kind !== 'text' || heard?.danger) return event
  const id = world.pick(event.text, offered) ?? (at === null && agrees(heard) ? onlyOffer(offered) : null)
  return id === null || namesAnother(id, heard) ? event : { kind: 'choice', id }
}

// “tell me what is new for women” is not the button “tell me what is new” of trainings
function namesAnother(id: string, heard: Understood | null): boolean {
  const [, topic] = /^news-on:(.+)$/.exec(id) ?? []
  return topic !== undefined && heard !== null && heard.topics.length > 0 && !heard.topics.some(each => each === topic)
}

// “c'est complet ?” asks, whatever else it sounds like
const agrees = (heard: Understood | null): boolean => heard?.intent === 'yes' && heard.sure && heard.questionOf === null

// “shall I pass it on? yes | menu”: here yes is an answer
function onlyOffer(offered: readonly Choice[]): string | null {
  const real = offered.filter(({ id }) => id !== 'none' && !ALWAYS.some(always => always.id === id))
  return real.length === 1 ? (real[0]?.id ?? null) : null
}
