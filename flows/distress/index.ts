import type { Intent } from '../../nlu/intents.ts'
import { clockTime } from '../centres/opening.ts'
import type { Hotline } from '../content.ts'
import type { Say } from '../engine/action.ts'
import type { Feature } from '../engine/engine.ts'
import { form } from '../engine/form.ts'
import { namesMenu } from '../engine/menu-words.ts'
import { yesNo } from '../engine/questions.ts'
import { ALWAYS, offering, say } from '../engine/say.ts'
import type { Answer, Reply, Situation } from '../engine/types.ts'
import { teamState } from '../handover/person.ts'

/** Civil protection: ambulance and fire. */
const RESCUE = '15'

/** After the numbers: only whether she is safe to write, nothing else is asked. */
const safety = form({
  id: 'distress',
  version: 1,
  // she wrote something else: she can write
  once: true,
  questions: { safe: yesNo },
  done: ({ safe }) => ({ says: [say(safe ? 'distress.go-on' : 'distress.stop-writing')] }),
})

/**
 * Violence and despair come before anything else, even in the middle of a form: one warm message with the numbers, a
 * person called at once, an honest word on when one reads. No name, no form, no mediation, no judging word.
 */
const danger: Answer = now => {
  const kind = now.event.kind === 'text' ? now.heard?.danger : null
  if (!kind) return null
  const call = { kind: 'hand-over', reason: kind, urgent: true } as const
  if (now.session.mode === 'staff') return { does: [call], silent: true, discreet: true, says: [] }
  const again = now.session.at?.flow === 'distress' || now.session.discreet
  const says = [say(again ? 'distress.again' : `distress.${kind}`, { numbers: numbersFor(now, kind, again) }), whoReads(now)]
  return { does: [call], mode: 'waiting', discreet: true, welcomes: true, at: again ? null : safety.start(now), says }
}

const COURTEOUS: ReadonlySet<Intent> = new Set(['greeting', 'thanks', 'goodbye', 'yes', 'no', 'out_of_scope', 'bot_identity'])

/** «واش عندكم شي بلاصة», “what do I do now?”, “a mediation with him”: while the team is awaited no form, no menu and no mediation is offered. */
const FOR_THE_TEAM: ReadonlySet<Intent> = new Set(['book_appointment', 'family_mediation', 'help_menu'])

const isForTheTeam = ({ session, heard, event }: Situation): boolean =>
  session.mode === 'waiting' && event.kind === 'text' && !!heard?.intent && FOR_THE_TEAM.has(heard.intent) && !namesMenu(event.text)

/** After danger was spoken of, no courtesy of the trade: we stay, and the numbers stay in sight. */
const near: Answer = now => {
  const { session, heard, event } = now
  if (!session.discreet || session.mode === 'staff' || event.kind !== 'text') return null
  if (session.at && (session.at.flow !== safety.id || isAnswer(heard))) return null
  if (!heard?.intent || !(COURTEOUS.has(heard.intent) || isForTheTeam(now))) return null
  // whether it is safe to write stays asked
  return { at: session.at, says: [say('distress.near', { numbers: numbersFor(now, 'violence', true) })] }
}

const isAnswer = (heard: Situation['heard']): boolean => heard?.intent === 'yes' || heard?.intent === 'no'

/** Pictures alone that may tell of trouble: we ask, the numbers are in sight, nobody is called. */
const worried: Answer = now => {
  if (now.event.kind !== 'text' || !now.heard?.worry || now.session.at || now.session.mode === 'staff') return null
  return { says: [offering(say('distress.worry', { numbers: numbersFor(now, 'violence', true) }), ...ALWAYS)] }
}

function whoReads(now: Situation): Say {
  const state = teamState(now)
  if (state?.open) return say('distress.team-open')
  if (now.world.onCall) return say('distress.on-call')
  return state?.next
    ? say('distress.team-closed', { day: { date: state.next.date }, time: { time: clockTime(state.next.from) } })
    : say('distress.team-unknown')
}

// whose life is in danger needs an ambulance before the police
const numbersFor = ({ world }: Situation, kind: 'violence' | 'distress', urgentOnly: boolean) => ({
  lines: [...world.content.hotlines]
    .sort(
      (a, b) =>
        Number(kind === 'distress' && b.number === RESCUE) - Number(kind === 'distress' && a.number === RESCUE) || a.position - b.position,
    )
    .filter(({ audience }) => !urgentOnly || audience === 'everyone')
    .map(line),
})
const line = ({ number, names }: Hotline) => ({ key: 'distress.line' as const, params: { number: { code: number }, who: names } })

const hotlines = (now: Situation): Reply => ({
  says: [offering(say('distress.hotlines', { numbers: numbersFor(now, 'violence', false) }), ...ALWAYS)],
})

export const distress: Feature = { id: 'distress', rules: [danger, near, worried], routes: { hotlines }, flows: [safety] }
