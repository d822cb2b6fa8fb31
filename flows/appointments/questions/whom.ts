import type { Question } from '../../engine/form-spec.ts'
import { phrase, say } from '../../engine/say.ts'
import type { Choice, Situation } from '../../engine/types.ts'
import { nameIn } from '../../preregister/name.ts'
import type { Who } from '../facts.ts'
import { tooMany } from '../limits.ts'

const WHO: readonly Choice[] = [
  { id: 'me', label: phrase('preregister.who-me'), emoji: '🙋' },
  { id: 'child', label: phrase('preregister.who-child'), emoji: '🧒' },
  { id: 'relative', label: phrase('preregister.who-relative'), emoji: '👪' },
]
const isWho = (value: unknown): value is Who => WHO.some(({ id }) => id === value)

// «لغي ليا الموعد» names “me”, and is no answer
const givesUp = ({ event, heard }: Situation): boolean =>
  event.kind === 'text' && heard?.sure === true && heard.intent === 'cancel_appointment'

/** A phone may be shared: for whom. */
export const who: Question<Who> = {
  choices: () => WHO,
  read(now, answers) {
    const said = now.event.kind === 'choice' ? now.event.id : now.heard?.beneficiary
    if (!isWho(said) || givesUp(now)) return null
    const full = said === 'me' && tooMany({ ...answers, who: said }, now)
    return full ? { end: full } : { value: said, drop: ['name', 'confirm'] }
  },
  shown: value => phrase(`preregister.who-${value}`),
}

// one name is enough to be called by; “Salma” is no greeting here, and what is hardly understood is a name
function oneName({ event, heard }: Situation): string | null {
  if (event.kind !== 'text') return null
  const word = event.text.trim()
  return ONE_NAME.test(word) && !GREETING.test(word) && ANSWERS.has((heard?.sure && heard.intent) || 'greeting') ? word : null
}

const ANSWERS: ReadonlySet<string> = new Set(['greeting', 'give_date', 'out_of_scope'])
const GREETING = /^(?:bonjour|bonsoir|salut|coucou|hello|hi|hey|slm|salam|ahlan|mer7ba|marhba|سلام|السلام|مرحبا|أهلا|اهلا|مرحبتين)$/iu
const ONE_NAME = /^\p{L}[\p{L}\p{M}'’-]{1,29}$/u

/** By which name to be called. May be passed over: the code is enough. */
export const name: Question<string | null> = {
  optional: true,
  say: (_, answers) => say(answers.who === 'me' ? 'appointment.name' : 'appointment.name-other'),
  read(now, answers) {
    const called = oneName(now) ?? nameIn(now)
    if (called === null) return null
    if (called === 'wrong') return { wrong: say('preregister.name-wrong') }
    const full = tooMany({ ...answers, name: called }, now)
    return full ? { end: full } : { value: called }
  },
  shown: value => value ?? phrase('form.none'),
}
