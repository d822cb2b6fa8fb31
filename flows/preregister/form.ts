import { form } from '../engine/form.ts'
import { type Answered, type Question, WHICH } from '../engine/form-spec.ts'
import { phrase, say } from '../engine/say.ts'
import { amended } from './amend.ts'
import { received } from './done.ts'
import { type ExtraForm, extraQuestions } from './extra.ts'
import { known } from './known.ts'
import { consent } from './questions/consent.ts'
import { hours, language, needs, place, rsu } from './questions/life.ts'
import { area, isFull, offer, waiting } from './questions/offer.ts'
import { birth, cin, guardianName, name, phone } from './questions/person.ts'
import { guardian, who } from './questions/who.ts'
import { type Given, submissionOf } from './submission.ts'

/** A form left in the middle is kept as long as the notice to the CNDP says. */
export const DRAFT_DAYS = 7

const justTaken = say('preregister.just-taken')

/** The summary, numbered, and the last word. */
const confirm: Question<true> = {
  say: (_now, _answers, lines) => say('preregister.confirm', { lines: { lines } }),
  choices: () => [
    { id: 'send', label: phrase('preregister.send'), emoji: '✅' },
    { id: 'edit', label: phrase('preregister.edit'), emoji: '✏️' },
    { id: 'cancel', label: phrase('preregister.cancel'), emoji: '❌' },
  ],
  read(now, answers) {
    const said = now.event.kind === 'choice' ? now.event.id : now.heard?.intent
    // the last place went between the question and this answer
    if ((said === 'send' || said === 'yes') && isFull(answers, now) && !answers.waiting) return { step: 'waiting', says: [justTaken] }
    if (said === 'send' || said === 'yes') return { value: true }
    if (said === 'edit' || said === 'no') return { step: WHICH }
    return said === 'cancel' ? { end: { left: true, says: [] } } : null
  },
}

/** Pre-registration: consent first, then one question a message, a summary, and the file is made. */
export const preregister = form({
  id: 'preregister',
  version: 1,
  draftDays: DRAFT_DAYS,
  questions: {
    consent,
    who,
    area,
    offer,
    waiting,
    name,
    birth,
    guardian,
    guardianName,
    phone,
    place,
    hours,
    needs,
    rsu,
    cin,
    language,
    confirm,
  },
  known,
  extra: (answers, { world }) => extraOf(answers, world.files.forms),
  amend: amended,
  // nothing was answered: nothing is kept, and it is said that it is well
  cancelled: answers => ({ left: true, says: answers.consent ? [] : [say('welcome.nothing-else')] }),
  // it went in the very instant: the question of the waiting list comes by itself, from fresh facts
  refused: () => ({ drop: ['waiting', 'confirm'], says: [justTaken] }),
  done(answers, now) {
    const submission = submissionOf(answers as Given, now)
    return { ...received(submission, now), does: [{ kind: 'register', submission }], draft: null }
  },
})

// a draft finishes on the version of the optional questions it began on
const extraOf = (answers: Answered, forms: readonly ExtraForm[]) => {
  const asked = forms.find(({ id }) => id === answers.form)
  return asked ? extraQuestions(asked) : {}
}
