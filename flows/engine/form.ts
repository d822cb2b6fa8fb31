import type { MessageKey } from '../../locales/keys.ts'
import type { Choice, Flow, Position, Reply, Situation } from './types.ts'

/** One question of a form: how an answer is read, what it offers, and whether earlier answers make it needless. */
export type Question<T> = {
  /** The value of an answer, or null when the event is no answer to this question. */
  read(now: Situation): { value: T } | null
  choices?(now: Situation): readonly Choice[]
  needed?(answers: Position['answers']): boolean
}
type Questions = Record<string, Question<unknown>>
type Answers<Q extends Questions> = { [K in keyof Q]: Q[K] extends Question<infer T> ? T : never }

/**
 * A flow that asks its questions in order, then says what is done with the answers. The sentence of a question is
 * `<form>.<question>`. What `start` already knows is not asked.
 */
export function form<Q extends Questions>(spec: {
  id: string
  version: number
  once?: boolean
  questions: Q
  known?(now: Situation): Partial<Answers<Q>>
  done(answers: Answers<Q>, now: Situation): Reply
}): Flow {
  const { id, version, questions, once = false } = spec
  const steps = Object.keys(questions)
  const next = (answers: Position['answers']) =>
    steps.find(step => !Object.hasOwn(answers, step) && (questions[step]?.needed?.(answers) ?? true))
  const at = (step: string, answers: Position['answers']): Position => ({ flow: id, version, step, answers, misses: 0 })

  return {
    id,
    version,
    once,
    knows: saved => saved.version === version && Object.hasOwn(questions, saved.step),
    start(now) {
      const answers = spec.known?.(now) ?? {}
      return at(next(answers) ?? (steps[0] as string), answers)
    },
    ask: ({ step }, now) => ({
      kind: 'say',
      key: `${id}.${step}` as MessageKey,
      params: {},
      choices: questions[step]?.choices?.(now) ?? [],
    }),
    hear(saved, now) {
      const read = questions[saved.step]?.read(now)
      if (!read) return null
      const answers = { ...saved.answers, [saved.step]: read.value }
      const step = next(answers)
      return step ? { at: at(step, answers) } : { done: spec.done(answers as Answers<Q>, now) }
    },
  }
}
