import type { Choice, Situation } from './types.ts'

/** The choices of a question as they are offered: `preregister:rsu/yes`, so that the button of an old question is known as one. */
export const wrapped = (form: string, step: string, choices: readonly Choice[]): readonly Choice[] =>
  choices.map(choice => ({ ...choice, id: `${form}:${step}/${choice.id}` }))

/** Whether the event is a choice some question of this form offered. */
export const ownChoice = ({ event }: Situation, form: string): boolean => event.kind === 'choice' && event.id.startsWith(`${form}:`)

/** The same situation with the choice by its short id, when it answers this very question; otherwise unchanged. */
export function answering(now: Situation, form: string, step: string): Situation {
  const prefix = `${form}:${step}/`
  if (now.event.kind !== 'choice' || !now.event.id.startsWith(prefix)) return now
  return { ...now, event: { ...now.event, id: now.event.id.slice(prefix.length) } }
}
