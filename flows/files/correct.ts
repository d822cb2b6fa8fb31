import type { Locale } from '../../locales/locale.ts'
import type { Question } from '../engine/form-spec.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Choice } from '../engine/types.ts'
import type { Correction, Hours } from '../preregister/files.ts'
import { hours, language, type Place, place } from '../preregister/questions/life.ts'
import { birth, name, phone } from '../preregister/questions/person.ts'
import { identified } from './identified.ts'

/** What may be corrected by chat, by the very questions of the form. */
const FIELDS = { name, birth, phone, place, hours, language } as const
type Field = keyof typeof FIELDS
const isField = (value: unknown): value is Field => typeof value === 'string' && Object.hasOwn(FIELDS, value)

const WHICH: readonly Choice[] = Object.keys(FIELDS).map(field => ({ id: field, label: phrase(`preregister.label.${field as Field}`) }))

const field: Question<Field> = {
  say: () => say('file.which-datum'),
  choices: () => WHICH,
  read: ({ event }) => (event.kind === 'choice' && isField(event.id) ? { value: event.id } : null),
}

const questionOf = (answers: Readonly<Record<string, unknown>>): Question<unknown> | null =>
  isField(answers.field) ? (FIELDS[answers.field] as Question<unknown>) : null

/** The new value, read as the form would read it. */
const value: Question<unknown> = {
  say(now, answers, lines) {
    const question = questionOf(answers)
    if (!question) return say('file.which-datum')
    return question.say?.(now, answers, lines) ?? say(`preregister.${answers.field as 'phone' | 'place' | 'hours'}`)
  },
  choices: (now, answers) => questionOf(answers)?.choices?.(now, answers) ?? [],
  read: (now, answers) => questionOf(answers)?.read(now, answers) ?? null,
}

/** Correct a datum: the right to rectification (law 09-08). The centre sees that it changed. */
export const correct = identified({
  id: 'file-correct',
  careful: false,
  questions: { field, value },
  show: (file, now, answers) => {
    const shown = questionOf(answers)?.shown?.(answers.value, now, answers) ?? phrase('form.none')
    return {
      does: [{ kind: 'correct', reference: file.reference, correction: correctionOf(answers.field, answers.value) }],
      says: [leadingTo(say('file.corrected', { label: phrase(`preregister.label.${answers.field as Field}`), value: shown }))],
    }
  },
})

function correctionOf(field: unknown, value: unknown): Correction {
  if (field === 'place') return { field, value: value as Place }
  if (field === 'hours') return { field, value: value as Hours }
  if (field === 'language') return { field, value: value as Locale }
  return { field: field === 'name' || field === 'birth' ? field : 'phone', value: value as string | null }
}
