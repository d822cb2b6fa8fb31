import { expect, test } from 'vitest'
import { newSession } from '../bot/turn.ts'
import { distress } from '../flows/distress/index.ts'
import type { Say } from '../flows/engine/action.ts'
import { engine, type Feature } from '../flows/engine/engine.ts'
import { entityOf } from '../flows/engine/entities.ts'
import { form } from '../flows/engine/form.ts'
import type { Question } from '../flows/engine/form-spec.ts'
import type { Incoming } from '../flows/engine/incoming.ts'
import { lost } from '../flows/engine/lost.ts'
import { yesNo } from '../flows/engine/questions.ts'
import { say } from '../flows/engine/say.ts'
import type { Session } from '../flows/engine/types.ts'
import { handover } from '../flows/handover/index.ts'
import { HELLO, welcome } from '../flows/welcome/index.ts'
import { MONDAY_MORNING, worldAt } from './support/world.ts'

const commune: Question<string> = {
  read(now) {
    const value = entityOf(now, 'commune')
    return value === undefined ? null : { value }
  },
}
const children: Question<number> = {
  read({ heard }) {
    const count = heard?.entities.find(({ kind }) => kind === 'number')?.value
    return typeof count === 'number' ? { value: count } : null
  },
  needed: ({ family }) => family === true,
}

// a form of the test's own: its sentences are never rendered, only named
const visit = form({
  id: 'visit',
  version: 1,
  questions: { commune, family: yesNo, children },
  known: now => {
    const known = entityOf(now, 'commune')
    return known === undefined ? {} : { commune: known }
  },
  done: answers => ({ says: [say('centres.ask')], topic: { centre: JSON.stringify(answers) } }),
})
const visits: Feature = {
  id: 'visits',
  intents: { register: now => ({ says: [], at: visit.start(now) }), bot_identity: () => ({ says: [say('welcome.identity')] }) },
  flows: [visit],
}
const step = engine({ features: [distress, handover, welcome, visits], hello: HELLO, lost })
const world = worldAt(MONDAY_MORNING)

/** A conversation already welcomed, at the given place; each turn answers the keys of what was said. */
function talk(begun: Partial<Session> = {}) {
  let session: Session = { ...newSession('fr'), welcomed: true, ...begun }
  let said: Say[] = []
  const hears = (event: Incoming): string[] => {
    const turn = step(session, event, world)
    session = JSON.parse(JSON.stringify(turn.session)) as Session // what is kept must survive keeping
    said = turn.actions.filter(action => action.kind === 'say')
    return said.map(({ key }) => key)
  }
  return {
    hears,
    writes: (text: string) => hears({ kind: 'text', text }),
    taps: (id: string) => hears({ kind: 'choice', id }),
    session: () => session,
    said: () => said,
    /** The answers the form ended with. */
    answers: () => JSON.parse(session.topic.centre ?? 'null') as unknown,
  }
}

/** In the middle of the form: the commune is known, the question is whether she comes with her family. */
function inTheMiddle(begun: Partial<Session> = {}) {
  const talking = talk(begun)
  talking.writes("Je veux m'inscrire")
  expect(talking.writes('Dakhla')).toEqual(['visit.family'])
  return talking
}

test('asks its questions in order and ends with every answer', () => {
  const { writes, answers, session } = talk()
  expect(writes("Je veux m'inscrire")).toEqual(['visit.commune'])
  expect(writes('Dakhla')).toEqual(['visit.family'])
  expect(writes('oui')).toEqual(['visit.children'])
  expect(writes('3')).toEqual(['centres.ask'])
  expect(answers()).toEqual({ commune: 'Dakhla', family: true, children: 3 })
  expect(session().at).toBeNull()
})

test('does not ask what the first sentence already said', () => {
  const { writes, session } = talk()
  expect(writes("Je veux m'inscrire, j'habite à Bir Anzarane")).toEqual(['visit.family'])
  expect(session().at?.answers).toEqual({ commune: 'Bir Anzarane' })
})

test('does not ask what an earlier answer made needless', () => {
  const { writes, answers } = inTheMiddle()
  expect(writes('non')).toEqual(['centres.ask'])
  expect(answers()).toEqual({ commune: 'Dakhla', family: false })
})

test.each(['1', '١', '۱', '1️⃣', 'oui', 'Oui', 'نعم', 'iyeh'])('%s answers yes to what was offered', text => {
  const { writes } = inTheMiddle()
  expect(writes(text)).toEqual(['visit.children'])
})

test('a tapped button answers like the words on it', () => {
  const { taps, answers } = inTheMiddle()
  expect(taps('visit:family/no')).toEqual(['centres.ask'])
  expect(answers()).toMatchObject({ family: false })
})

test('a question of theirs is answered, then the same question is asked again, once', () => {
  const { writes, session, said } = inTheMiddle()
  const before = session().at
  expect(writes('Êtes-vous un robot ?')).toEqual(['welcome.identity', 'visit.family'])
  expect(session().at).toEqual(before)
  expect(said().map(({ choices }) => choices.map(({ id }) => id))).toEqual([[], ['visit:family/yes', 'visit:family/no']])
  expect(writes('1')).toEqual(['visit.children'])
})

test('another language asked for asks the question again in it', () => {
  const { taps, session, writes } = inTheMiddle()
  expect(taps('language:ar')).toEqual(['language.changed', 'visit.family'])
  expect(session().locale).toBe('ar')
  expect(writes('نعم')).toEqual(['visit.children'])
})

test('another language written is answered in it, and the form goes on', () => {
  const { writes, session } = inTheMiddle()
  expect(writes('واش نتا روبو؟')).toEqual(['welcome.identity', 'visit.family'])
  expect(session().locale).toBe('ary')
})

test.each([
  ['another version', { version: 2 }],
  ['a step that is no more', { step: 'street' }],
  ['a step named like a method', { step: 'toString' }],
  ['a flow that is no more', { flow: 'visits-of-old' }],
])('a place saved by %s is left, and what is said then is answered by itself', (_, moved) => {
  const at = inTheMiddle().session().at
  if (!at) throw new Error('not in the form')
  const old = talk({ at: { ...at, ...moved }, offered: [{ id: 'yes', label: { key: 'question.yes', params: {} } }] })
  expect(old.writes('Êtes-vous un robot ?')).toEqual(['welcome.identity'])
  expect(old.session().at).toBeNull()
  const again = talk({ at: { ...at, ...moved }, offered: [{ id: 'yes', label: { key: 'question.yes', params: {} } }] })
  expect(again.writes('1')).not.toContain('visit.children')
})

test('after three answers that are none a person is offered, and each time the question is asked again', () => {
  const { writes, session } = inTheMiddle()
  expect(writes('xqzt wvk')).toEqual(['lost.question', 'visit.family'])
  expect(writes('xqzt wvk')).toEqual(['lost.question', 'visit.family'])
  expect(writes('xqzt wvk')).toEqual(['lost.question', 'visit.family'])
  expect(writes('xqzt wvk')).toEqual(['lost.question-person', 'visit.family'])
  expect(session().at?.misses).toBe(4)
  expect(writes('9')).toEqual(['handover.asked', 'handover.open', 'visit.family'])
  expect(session().mode).toBe('waiting')
  expect(writes('oui')).toEqual(['visit.children'])
  expect(session().at?.misses).toBe(0)
})

test.each([
  { kind: 'media', media: 'photo', file: 'f' },
  { kind: 'media', media: 'sticker', file: 'f' },
  { kind: 'unreadable' },
  { kind: 'text', text: '' },
  { kind: 'text', text: '\u200b\u202e' },
  { kind: 'choice', id: 'service:gone' },
] as const)('$kind in the middle keeps the place and asks again', event => {
  const { hears, session } = inTheMiddle()
  expect(hears(event).at(-1)).toBe('visit.family')
  expect(session().at).toMatchObject({ step: 'family', answers: { commune: 'Dakhla' } })
})

test('0 leaves the form', () => {
  const { writes, session } = inTheMiddle()
  expect(writes('0')).toEqual(['menu.ask'])
  expect(session().at).toBeNull()
})

test('danger in the middle comes before the form, which is over', () => {
  const { writes, session } = inTheMiddle()
  expect(writes('mon mari me frappe')[0]).toBe('distress.violence')
  expect(session().at?.flow).toBe('distress')
})

test('while a person has the floor the form is silent, and goes on where it was', () => {
  const talking = inTheMiddle()
  const held = talk({ ...talking.session(), mode: 'staff' })
  expect(held.writes('oui')).toEqual([])
  expect(held.hears({ kind: 'handed-back' })).toEqual(['visit.family'])
  expect(held.writes('oui')).toEqual(['visit.children'])
})
