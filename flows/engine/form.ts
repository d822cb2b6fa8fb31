import type { MessageKey } from '../../locales/keys.ts'
import type { Param, Phrase } from '../../locales/param.ts'
import type { Say } from './action.ts'
import { asksBack } from './asks-back.ts'
import { answering, ownChoice, wrapped } from './form-choices.ts'
import { type Answered, type Answers, EXTRA, type FormSpec, type Question, type Questions, type Read, WHICH } from './form-spec.ts'
import type { Refusal } from './incoming.ts'
import { phrase, say } from './say.ts'
import { givenAloud } from './spoken.ts'
import type { Choice, Flow, Heard, Position, Reply, Situation, Told } from './types.ts'

const TRIES_BEFORE_SIMPLER = 3
/** One more, and a person is offered. */
export const TRIES_BEFORE_A_PERSON = 3

/**
 * A flow that asks its questions in order, then says what is done with the answers. The sentence of a question is
 * `<form>.<question>`. What is already known is not asked. At any question one may go back, change an answer by its number,
 * pass over an optional one, leave (a draft is kept), or ask something else meanwhile.
 */
export function form<Q extends Questions>(spec: FormSpec<Q>): Flow {
  const { id, version, once = false } = spec
  const names = Object.keys(spec.questions)
  const last = names.at(-1) as string

  function all(answers: Answered, now: Situation): Questions {
    const extra = spec.extra?.(answers, now)
    if (!extra) return spec.questions
    const { [last]: end, ...before } = spec.questions as Questions
    return { ...before, ...extra, [last]: end as Question<unknown> }
  }
  const needed = (answers: Answered, now: Situation) =>
    Object.entries(all(answers, now)).filter(([, question]) => question.needed?.(answers, now) ?? true)
  const isAnswered = (answers: Answered, step: string) => Object.hasOwn(answers, step)
  const counted = (answers: Answered, now: Situation) => needed(answers, now).filter(([, { shown }]) => shown)
  const at = (step: string, answers: Answered, misses = 0): Position => ({ flow: id, version, step, answers, misses })

  function told(answers: Answered, now: Situation): (Told & { n: number })[] {
    return counted(answers, now).flatMap(([step, { shown, label }], place) => {
      if (!isAnswered(answers, step) || !shown) return []
      const value = answers[step] === null ? phrase('form.none') : shown(answers[step], now, answers)
      return { n: place + 1, label: label ?? phrase(`${id}.label.${step}` as 'form.none'), value }
    })
  }
  const lines = (answers: Answered, now: Situation): Phrase[] => told(answers, now).map(line => phrase('form.line', line))

  function forward(answers: Answered, now: Situation): Exclude<Heard, null> {
    const open = needed(answers, now)
    const next = open.find(([step]) => !isAnswered(answers, step))
    if (next) return { at: at(next[0], answers) }
    return { done: spec.done(answers as Answers<Q>, now) }
  }

  /** A command obeyed, or null when it makes no sense here. */
  function obeyed(saved: Position, now: Situation): Heard {
    const command = now.heard?.command
    if (command?.do === 'cancel') return { done: spec.cancelled?.(saved.answers, now) ?? { left: true, says: [] } }
    if (command?.do === 'back') return back(saved, now)
    if (command?.do === 'edit') return edit(saved, command.what, now)
    if (command?.do !== 'skip') return null
    if (all(saved.answers, now)[saved.step]?.optional) return forward({ ...saved.answers, [saved.step]: null }, now)
    return { at: saved, says: [say('form.needed')] }
  }

  function back(saved: Position, now: Situation): Heard {
    const steps = needed(saved.answers, now).map(([step]) => step)
    const here = saved.step === WHICH ? steps.length : steps.indexOf(saved.step)
    const before = steps.slice(0, Math.max(here, 0)).findLast(step => isAnswered(saved.answers, step))
    return before === undefined ? { at: saved, says: [say('form.first')] } : { at: at(before, saved.answers) }
  }

  function edit(saved: Position, what: string, now: Situation): Heard {
    const options = counted(saved.answers, now).map(
      ([step, { label }]): Choice => ({ id: step, label: choiceLabel(label, `${id}.label.${step}`) }),
    )
    const step = what === '' ? WHICH : now.world.pick(what, options)
    if (step === null || (step !== WHICH && !options.some(option => option.id === step)))
      return { at: at(WHICH, saved.answers, saved.misses), says: [] }
    return { at: at(step, saved.answers) }
  }

  // a question that content no longer asks is passed over
  function still(saved: Position, now: Situation): Position {
    if (saved.step === WHICH || Object.hasOwn(all(saved.answers, now), saved.step)) return saved
    const next = forward(saved.answers, now)
    return 'at' in next ? next.at : at(last, saved.answers)
  }

  function progress({ step, answers }: Position, now: Situation, asked: Say): Say {
    const steps = counted(answers, now).filter(([, { unasked }]) => !unasked)
    const place = steps.findIndex(([name]) => name === step)
    if (place < 0 || !spec.draftDays) return asked
    return { ...asked, ...phrase('form.question', { progress: { code: `${place + 1} / ${steps.length}` }, question: asked }) }
  }

  function inWords(saved: Position, now: Situation): Say {
    const { step, answers, misses } = saved
    if (step === WHICH) return say('form.which')
    const question = all(answers, now)[step]
    const simple = misses >= TRIES_BEFORE_SIMPLER ? question?.simpler?.(now, answers) : undefined
    if (simple) return { ...keyed(`${id}.${step}-simple`), choices: wrapped(id, step, simple) }
    const asked = question?.say?.(now, answers, lines(answers, now)) ?? keyed(`${id}.${step}`)
    const skip: readonly Choice[] = question?.optional ? [{ id: 'skip', label: phrase('form.skip'), emoji: '⏭️' }] : []
    return { ...asked, choices: wrapped(id, step, [...(question?.choices?.(now, answers) ?? []), ...skip]) }
  }

  function read(saved: Position, now: Situation): Heard {
    const question = all(saved.answers, now)[saved.step]
    const heard = answering(now, id, saved.step)
    // the menu, a person, the button of something else
    if (now.event.kind === 'choice' && heard === now) return null
    if (question?.optional && heard.event.kind === 'choice' && heard.event.id === 'skip')
      return forward({ ...saved.answers, [saved.step]: null }, now)
    const found = question?.read(heard, saved.answers)
    if (!found) return null
    if ('step' in found) return { at: at(found.step, saved.answers), says: found.says ?? [] }
    if ('end' in found) return { done: found.end }
    if ('wrong' in found) {
      const misses = saved.misses + 1
      return { at: { ...saved, misses }, missed: true, says: [misses > TRIES_BEFORE_A_PERSON ? say('lost.question-person') : found.wrong] }
    }
    return answered(saved, found, now)
  }

  function answered({ step, answers }: Position, { value, also, drop = [], does }: Valued, now: Situation): Heard {
    const kept = Object.fromEntries(Object.entries(answers).filter(([name]) => !drop.includes(name)))
    const next = forward({ ...kept, ...also, ...(drop.includes(step) ? {} : { [step]: value }) }, now)
    return does ? doing(next, does) : next
  }

  // what the machine could not do is asked once more, on fresh facts
  function anew(saved: Position, reason: Refusal, now: Situation): Heard {
    const refusal = spec.refused?.(reason)
    if (!refusal) return null
    const left = Object.fromEntries(Object.entries(saved.answers).filter(([step]) => !refusal.drop.includes(step)))
    const next = forward(left, now)
    return 'at' in next ? { ...next, says: refusal.says } : next
  }

  function which(saved: Position, now: Situation): Heard {
    if (now.event.kind !== 'text') return null
    const chosen = edit(saved, now.event.text, now)
    return chosen && 'at' in chosen && chosen.at.step !== WHICH ? chosen : null
  }

  return {
    id,
    version,
    once,
    ...(spec.draftDays && { draftDays: spec.draftDays, title: phrase(`${id}.title` as 'form.none') }),
    isWorthKeeping: ({ answers }) => isAnswered(answers, names[0] as string),
    // a question that only these answers bring about is known by its prefix
    knows: saved =>
      saved.version === version && (names.includes(saved.step) || saved.step === WHICH || (!!spec.extra && isExtra(saved.step))),
    start(now) {
      const next = forward(spec.known?.(now) ?? {}, now)
      return 'at' in next ? next.at : at(names[0] as string, spec.known?.(now) ?? {})
    },
    begin: now => forward(spec.known?.(now) ?? {}, now),
    ask(kept, now) {
      const saved = still(kept, now)
      return saved.step === WHICH ? inWords(saved, now) : progress(saved, now, inWords(saved, now))
    },
    told: ({ answers }, now) => told(answers, now),
    hear(kept, now) {
      const saved = still(kept, now)
      if (now.event.kind === 'refused') return anew(saved, now.event.reason, now)
      if (now.event.kind === 'media' && now.event.media === 'voice') return givenAloud(saved, inWords(saved, now), now.event.file)
      const obedient = obeyed(saved, now)
      if (obedient) return obedient
      const amended = spec.amend?.(saved.answers, now)
      if (amended) return withSays(forward(amended.answers, now), amended.says)
      if (saved.step === WHICH) return which(saved, now)
      if (ownChoice(now, id) && answering(now, id, saved.step) === now) return { at: saved, says: [say('form.old-button')] }
      return asksBack(now) ? null : read(saved, now)
    },
  }
}

const isExtra = (step: string) => step.startsWith(EXTRA)

const keyed = (key: string): Say => ({ kind: 'say', key: key as MessageKey, params: {}, choices: [] })

const choiceLabel = (label: Param | undefined, key: string): Choice['label'] =>
  typeof label === 'object' && ('key' in label || 'fr' in label) ? label : phrase(key as 'form.none')

type Valued = Extract<Read<unknown>, { value: unknown }>

const doing = (heard: Exclude<Heard, null>, does: NonNullable<Reply['does']>): Heard =>
  'at' in heard ? { ...heard, does } : { done: { ...heard.done, does: [...does, ...(heard.done.does ?? [])] } }

const withSays = (heard: Heard, says: readonly Say[]): Heard => (heard && 'at' in heard ? { ...heard, says } : heard)
