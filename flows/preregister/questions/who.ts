import type { Question } from '../../engine/form-spec.ts'
import { leadingTo, phrase, say } from '../../engine/say.ts'
import type { Choice } from '../../engine/types.ts'
import { isMinor } from '../birth.ts'
import type { Who } from '../files.ts'

const WHO: readonly Choice[] = [
  { id: 'me', label: phrase('preregister.who-me'), emoji: '🙋' },
  { id: 'child', label: phrase('preregister.who-child'), emoji: '🧒' },
  { id: 'relative', label: phrase('preregister.who-relative'), emoji: '👪' },
]
export const isWho = (value: unknown): value is Who => WHO.some(({ id }) => id === value)

/** A person is registered, not a phone: for whom. */
export const who: Question<Who> = {
  choices: () => WHO,
  read({ event, heard }, answers) {
    const said = event.kind === 'choice' ? event.id : heard?.beneficiary
    if (!isWho(said)) return null
    // a name given before it was known for whom is the name of the one who writes
    const writer = said !== 'me' && answers.who === undefined ? answers.name : undefined
    return { value: said, ...(writer !== undefined && { also: { guardianName: writer }, drop: ['name'] }) }
  },
  shown: value => phrase(`preregister.who-${value}`),
}

/** Under 18 a parent or guardian registers; whoever has none with them finds a person instead. */
export const guardian: Question<true> = {
  needed: isMinor,
  say: (_, answers) => say(answers.who === 'me' ? 'preregister.guardian-self' : 'preregister.guardian'),
  choices: () => [
    { id: 'yes', label: phrase('question.yes'), emoji: '✅' },
    { id: 'no', label: phrase('question.no'), emoji: '❌' },
  ],
  read({ event, heard }, answers) {
    const said = event.kind === 'choice' ? event.id : heard?.intent
    if (said === 'yes') return { value: true, ...(answers.who === 'me' && { also: { who: 'child' } }) }
    return said === 'no' ? { end: { says: [withoutGuardian] } } : null
  },
}

const withoutGuardian = leadingTo(say('preregister.without-guardian'))
