import type { Feature } from '../engine/engine.ts'
import { form } from '../engine/form.ts'
import type { Question } from '../engine/form-spec.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Answer, Flow, Reply, Situation } from '../engine/types.ts'
import { readReference } from '../preregister/reference.ts'
import { correct } from './correct.ts'
import { identified } from './identified.ts'
import { everything, serviceName, stateSaid, status, told } from './show.ts'

const sure = (key: 'file.sure-withdraw' | 'file.sure-forget' | 'file.sure-forget-chat'): Question<boolean> => ({
  say: () => say(key),
  choices: () => [
    { id: 'yes', label: phrase('question.yes'), emoji: '✅' },
    { id: 'no', label: phrase('question.no'), emoji: '❌' },
  ],
  read({ event, heard }) {
    const said = event.kind === 'choice' ? event.id : heard?.intent
    return said === 'yes' || said === 'no' ? { value: said === 'yes' } : null
  },
})

const unchanged: Reply = { says: [leadingTo(say('file.unchanged'))] }
/** The proof of an erasure is a number of its own, made like a reference. */
const proofOf = ({ world }: Situation) => world.files.fresh.replace('JSR', 'EFF')

const asking = identified({ id: 'file-status', careful: false, show: status })
const exporting = identified({ id: 'file-export', careful: true, show: everything })

const withdrawing = identified({
  id: 'file-withdraw',
  careful: false,
  questions: { sure: sure('file.sure-withdraw') },
  show: (file, now, answers) =>
    answers.sure
      ? {
          does: [{ kind: 'withdraw', reference: file.reference }],
          says: [leadingTo(say('file.withdrawn', { reference: { code: file.reference }, service: serviceName(now, file.service) }))],
        }
      : unchanged,
})

/** The right to be forgotten: the person, their files, and all that was written here. */
const forgetting = identified({
  id: 'file-forget',
  careful: true,
  questions: { sure: sure('file.sure-forget') },
  show: (file, now, answers) => (answers.sure ? forgotten(file.reference, now) : unchanged),
})

const forgettingChat = form({
  id: 'file-forget-chat',
  version: 1,
  once: true,
  questions: { sure: sure('file.sure-forget-chat') },
  done: ({ sure }, now) => (sure ? forgotten(null, now) : unchanged),
})

const forgotten = (reference: string | null, now: Situation): Reply => ({
  does: [{ kind: 'forget', reference, proof: proofOf(now) }],
  topic: {},
  draft: null,
  says: [say('file.forgotten', { proof: { code: proofOf(now) } })],
})

const opens =
  (flow: Flow): Answer =>
  now => {
    const begun = flow.begin(now)
    return 'done' in begun ? begun.done : { says: [], at: begun.at }
  }

/** “What do you know about me?”: of a file, its data; of one who has none, only this conversation. */
const privacy: Answer = now => {
  if (now.heard?.command?.do === 'withdraw') return opens(withdrawing)(now)
  if (now.heard?.command?.do === 'forget') return forget(now)
  return {
    says: [
      ...told(now),
      leadingTo(
        say('file.privacy'),
        { id: 'file-export', label: phrase('file.export'), emoji: '🔎' },
        { id: 'file-correct', label: phrase('file.correct'), emoji: '✏️' },
        { id: 'file-withdraw', label: phrase('file.withdraw'), emoji: '↩️' },
        { id: 'file-forget', label: phrase('file.forget'), emoji: '🧹' },
        { id: 'file-forget-chat', label: phrase('file.forget-chat'), emoji: '💬' },
      ),
    ],
  }
}

const forget: Answer = now => opens(now.world.files.found.some(({ mine }) => mine) ? forgetting : forgettingChat)(now)

/** “Forget me” and “I no longer agree”, said as such: what was understood besides does not matter. */
const commanded: Answer = now => {
  const wanted = now.heard?.command?.do
  if (now.session.mode === 'staff') return null
  // in the form it takes back the consent: nothing of it is kept
  if ((wanted === 'forget' || wanted === 'withdraw') && now.session.at?.flow === 'preregister')
    return { at: null, left: false, draft: null, says: [leadingTo(say('preregister.refused-consent'))] }
  const written = referenceAlone(now)
  if (written) return written === 'wrong' ? { says: [say('file.reference-wrong')], at: asking.start(now) } : opens(asking)(now)
  return wanted === 'forget' ? forget(now) : wanted === 'withdraw' ? opens(withdrawing)(now) : null
}

/** Nothing but a reference: where is it? */
const LONGEST_REFERENCE = 24
const referenceAlone = ({ event, session }: Situation) =>
  event.kind === 'text' && !session.at && event.text.length < LONGEST_REFERENCE ? readReference(event.text) : null

/** Staff moved a file on: its owner is told in her language. After danger nothing is sent unasked, nor named. */
const moved: Answer = now => {
  const { event, session } = now
  if (event.kind !== 'file') return null
  if (session.mode === 'staff' || session.discreet) return { silent: true, says: [] }
  return { says: [leadingTo(stateSaid(now, event))] }
}

export const files: Feature = {
  id: 'files',
  rules: [moved, commanded],
  flows: [asking, exporting, withdrawing, forgetting, forgettingChat, correct],
  routes: {
    'file-status': opens(asking),
    'file-export': opens(exporting),
    'file-correct': opens(correct),
    'file-withdraw': opens(withdrawing),
    'file-forget': opens(forgetting),
    'file-forget-chat': opens(forgettingChat),
  },
  intents: { file_status: opens(asking), privacy_data: privacy },
}
