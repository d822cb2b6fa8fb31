import type { Words } from '../../locales/locale.ts'
import type { Param } from '../../locales/param.ts'
import { EXTRA, type Question, type Questions } from '../engine/form-spec.ts'
import { phrase, say } from '../engine/say.ts'
import type { Choice, Situation } from '../engine/types.ts'

/** An optional question of a service, as staff wrote it. `id` is short: it stands on buttons. */
export type ExtraQuestion = { id: string; text: Words; required: boolean } & (
  | { kind: 'yes-no' | 'number' | 'text' | 'date' }
  | { kind: 'one-of'; options: readonly { id: string; label: Words }[] }
)

/** A version of the optional questions of a service; never changed once published. */
export type ExtraForm = { id: string; service: string; version: number; questions: readonly ExtraQuestion[] }

const LONGEST = 300

/** The questions of a version as questions of a form. */
export const extraQuestions = ({ questions }: ExtraForm): Questions =>
  Object.fromEntries(questions.map(question => [`${EXTRA}${question.id}`, asked(question)]))

const asked = (question: ExtraQuestion): Question<unknown> => ({
  optional: !question.required,
  label: question.text,
  say: () => say('preregister.extra', { question: question.text }),
  choices: () => choicesOf(question),
  read(now) {
    const value = answerOf(question, now)
    return value === null ? null : { value }
  },
  shown: value => shownValue(question, value),
})

const YES_NO: readonly Choice[] = [
  { id: 'yes', label: phrase('question.yes'), emoji: '✅' },
  { id: 'no', label: phrase('question.no'), emoji: '❌' },
]

const choicesOf = (question: ExtraQuestion): readonly Choice[] =>
  question.kind === 'yes-no' ? YES_NO : question.kind === 'one-of' ? question.options.map(({ id, label }) => ({ id, label })) : []

function answerOf(question: ExtraQuestion, { event, heard }: Situation): string | number | boolean | null {
  if (event.kind === 'choice') return choicesOf(question).some(({ id }) => id === event.id) ? chosen(question, event.id) : null
  if (event.kind !== 'text') return null
  if (question.kind === 'yes-no') return heard?.intent === 'yes' ? true : heard?.intent === 'no' ? false : null
  if (question.kind === 'text') return event.text.trim().slice(0, LONGEST) || null
  const entity = heard?.entities.find(({ kind }) => (question.kind === 'number' ? kind === 'number' || kind === 'age' : isDate(kind)))
  return question.kind === 'one-of' ? null : (entity?.value ?? null)
}

const isDate = (kind: string) => kind === 'date' || kind === 'birth'
const chosen = ({ kind }: ExtraQuestion, id: string) => (kind === 'yes-no' ? id === 'yes' : id)

/** An answer as it is said back. */
export function shownValue(question: ExtraQuestion, value: unknown): Param {
  if (typeof value === 'boolean') return phrase(value ? 'question.yes' : 'question.no')
  if (question.kind === 'one-of') return question.options.find(({ id }) => id === value)?.label ?? String(value)
  if (question.kind === 'date' && /^\d{4}-\d\d-\d\d$/.test(String(value))) return { date: String(value) }
  return typeof value === 'number' ? value : String(value)
}
