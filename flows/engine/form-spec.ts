import type { Param, Phrase } from '../../locales/param.ts'
import type { Say } from './action.ts'
import type { Incoming } from './incoming.ts'
import type { Choice, Position, Reply, Situation } from './types.ts'

export type Answered = Position['answers']

/**
 * How an answer was read: its value, with answers it gives to other questions (`also`), answers it makes void (`drop`) and what is
 * done at once (`does`);
 * or why it cannot be (`wrong`); or the question to go to, or that the form ends here; null when the event is no answer to
 * this question.
 */
export type Read<T> =
  | { value: T; also?: Answered; drop?: readonly string[]; does?: Reply['does'] }
  | { wrong: Say }
  | { step: string; says?: readonly Say[] }
  | { end: Reply }
  | null

/** One question of a form. Answers given before are at hand; `now.event` is a choice by its short id when one was chosen. */
export type Question<T> = {
  read(now: Situation, answers: Answered): Read<T>
  choices?(now: Situation, answers: Answered): readonly Choice[]
  /** What is offered instead after three answers that were none, with the sentence `<form>.<question>-simple`. */
  simpler?(now: Situation, answers: Answered): readonly Choice[]
  needed?(answers: Answered, now: Situation): boolean
  /** May be passed over; its value is then null. */
  optional?: boolean
  /** The question in words, when its sentence has holes. `lines` is the summary so far. */
  say?(now: Situation, answers: Answered, lines: readonly Phrase[]): Say
  /** How its answer stands in the summary. Questions with this are counted (“3 / 7”) and can be changed by their number. */
  shown?(value: T, now: Situation, answers: Answered): Param
  /** Answered by itself: it stands in the summary and can be changed, but is not counted among the questions asked. */
  unasked?: boolean
  /** What it is called in the summary; otherwise the sentence `<form>.label.<question>`. */
  label?: Param
}
export type Questions = Record<string, Question<unknown>>
/** What a form ends with: the value of each question. */
export type Answers<Q extends Questions> = { [K in keyof Q]: Q[K] extends Question<infer T> ? T : never }

export type FormSpec<Q extends Questions> = {
  id: string
  version: number
  once?: boolean
  questions: Q
  /** Left in the middle it is kept as a draft for so many days. */
  draftDays?: number
  /** What the first sentence already said. */
  known?(now: Situation): Partial<Answers<Q>>
  /** Questions that come before the last one and depend on the answers. */
  extra?(answers: Answered, now: Situation): Questions
  /** A message that changes earlier answers, whatever question is open. */
  amend?(answers: Answered, now: Situation): { answers: Answered; says: readonly Say[] } | null
  /** What the machine refused when the form ended: what is said, and the answers to be given anew. */
  refused?(reason: Extract<Incoming, { kind: 'refused' }>['reason']): { drop: readonly string[]; says: readonly Say[] }
  /** What is answered when it is left before its end; otherwise only that a draft is kept. */
  cancelled?(answers: Answered, now: Situation): Reply
  done(answers: Answers<Q>, now: Situation): Reply
}

/** The step in which the citizen says which answer is to be changed. */
export const WHICH = '#which'

/** Questions made by content, not by code, are named like this. */
export const EXTRA = 'x-'
