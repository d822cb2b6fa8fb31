import { form } from '../engine/form.ts'
import type { Question, Questions } from '../engine/form-spec.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Flow, Reply, Situation } from '../engine/types.ts'
import { birthYearOf } from '../preregister/birth.ts'
import type { File } from '../preregister/files.ts'
import { birthIn } from '../preregister/questions/person.ts'
import { readReference } from '../preregister/reference.ts'

const LOST = 'lost'
const MOST = 5
/** “I have no number”, “I lost it”, “I forgot”: in the four varieties. */
const HAS_NONE =
  /n['’]ai (?:pas|plus)|j['’]ai pas|perdu|oubli|sais (?:pas|plus)|souviens (?:pas|plus)|ma ?3n?d[in]{0,2}ch|mab9a|nsit|tlef|telfat|da3|ma ?3?reft|ما ?عند|ما ?بقا|نسي|تلف|ضاع|فقد|ليس (?:عندي|لدي|معي)|لا (?:أملك|املك|أعرف|اعرف|أتذكر|اتذكر|أجد|اجد)|ما ?عرف/iu

/** The file a reference is of; undefined while the facts hold none. */
export const fileOf = ({ world }: Situation, reference: unknown): File | undefined =>
  world.files.found.find(file => file.reference === reference)

const mine = ({ world }: Situation) => world.files.found.filter(file => file.mine)

/** Which file: its reference, checked for slips; those begun in this conversation are offered by number, never by name. */
const reference: Question<string> = {
  say: () => say('file.reference'),
  choices: now => [
    ...mine(now)
      .slice(0, MOST)
      .map(file => ({ id: file.reference, label: phrase('file.one', { reference: { code: file.reference } }), emoji: '📁' })),
    { id: LOST, label: phrase('file.lost-reference') },
  ],
  read(now) {
    if (now.event.kind === 'choice') return now.event.id === LOST ? { end: withoutIt } : { value: now.event.id }
    const found = now.event.kind === 'text' ? readReference(now.event.text) : null
    if (found === 'wrong') return { wrong: say('file.reference-wrong') }
    if (!found && now.event.kind === 'text' && HAS_NONE.test(now.event.text)) return { end: withoutIt }
    return found && { value: found.reference }
  },
}

const withoutIt: Reply = { says: [leadingTo(say('file.without-reference'))] }

/** The birth year of the person of the file: who knows both is taken for her. */
const birthYear = (careful: boolean): Question<number> => ({
  say: () => say('file.birth'),
  // begun here, and the only one: this conversation is the proof
  needed: (answers, now) => careful || mine(now).length !== 1 || fileOf(now, answers.reference)?.mine !== true,
  read(now) {
    const year = birthYearOf(birthIn(now))
    return year === null ? null : { value: year }
  },
})

/**
 * A form that begins by making sure of the person: reference and birth year, or the conversation in which the only file was
 * begun. What does not go together is one answer, whichever of the two is wrong. `careful` always asks for the year.
 */
export function identified(spec: {
  id: string
  careful: boolean
  questions?: Questions
  show(file: File, now: Situation, answers: Readonly<Record<string, unknown>>): Reply
}): Flow {
  return form({
    id: spec.id,
    version: 1,
    once: true,
    questions: { reference, birthYear: birthYear(spec.careful), ...guarded(spec.questions ?? {}) },
    known(now) {
      const written = now.event.kind === 'text' ? readReference(now.event.text) : null
      const [only, ...others] = mine(now)
      const found = written && written !== 'wrong' ? written.reference : only && others.length === 0 ? only.reference : undefined
      return (found ? { reference: found } : {}) as Record<string, never>
    },
    done(answers, now) {
      const file = proven(answers, now)
      return file ? { topic: { file: file.reference }, ...spec.show(file, now, answers) } : unproven(answers)
    },
  })
}

// nothing further is asked of somebody who has not shown who they are
const guarded = (questions: Questions): Questions =>
  Object.fromEntries(
    Object.entries(questions).map(([step, question]) => [
      step,
      {
        ...question,
        needed: (answers, now) => proven(answers, now) !== null && (question.needed?.(answers, now) ?? true),
      } satisfies Question<unknown>,
    ]),
  )

/** The file somebody has shown to be theirs, or null. */
export function proven(answers: Readonly<Record<string, unknown>>, now: Situation): File | null {
  const file = fileOf(now, answers.reference)
  if (!file || now.world.files.locked) return null
  if (answers.birthYear === undefined) return file.mine && mine(now).length === 1 ? file : null
  return file.birthYear === answers.birthYear ? file : null
}

const unproven = ({ reference }: Readonly<Record<string, unknown>>): Reply => ({
  does: [{ kind: 'failed-check', reference: String(reference) }],
  says: [leadingTo(say('file.not-found'), { id: 'person:file', label: phrase('lost.person-yes'), emoji: '💬' })],
})
