import { expect, test } from 'vitest'
import { newSession } from '../bot/turn.ts'
import { distress } from '../flows/distress/index.ts'
import { engine, type Feature } from '../flows/engine/engine.ts'
import { form } from '../flows/engine/form.ts'
import type { Incoming } from '../flows/engine/incoming.ts'
import { lost } from '../flows/engine/lost.ts'
import { yesNo } from '../flows/engine/questions.ts'
import { say } from '../flows/engine/say.ts'
import type { Session } from '../flows/engine/types.ts'
import { services } from '../flows/services/index.ts'
import { HELLO, welcome } from '../flows/welcome/index.ts'
import { MONDAY_MORNING, worldAt } from './support/world.ts'

const world = worldAt(MONDAY_MORNING)
// a form of the test's own: its sentences are never rendered, only named
const visit = form({ id: 'visit', version: 1, questions: { family: yesNo }, done: () => ({ says: [say('handover.asked')] }) })
const visits: Feature = { id: 'visits', intents: { register: now => ({ says: [], at: visit.start(now) }) }, flows: [visit] }
const step = engine({ features: [distress, welcome, services, visits], hello: HELLO, lost })

function talk() {
  let session: Session = { ...newSession('fr'), welcomed: true }
  const hears = (event: Incoming): string[] => {
    const turn = step(session, event, world)
    session = JSON.parse(JSON.stringify(turn.session)) as Session // what is kept must survive keeping
    return turn.actions.flatMap(action => (action.kind === 'say' ? [action.key] : []))
  }
  return {
    writes: (text: string) => hears({ kind: 'text', text }),
    taps: (id: string) => hears({ kind: 'choice', id }),
    session: () => session,
  }
}

const BOTH = 'Quels papiers et c’est combien ?'

test('both are answered, the main one first, with the options of the last', () => {
  const { writes, session } = talk()
  expect(writes('Quels papiers pour le rsu et c’est combien ?')).toEqual(['services.papers', 'services.copies', 'services.cost'])
  expect(session().offered.map(({ id }) => id)).toContain('papers:rsu')
})

test('what must first be chosen is asked once, and the second thing waits for it', () => {
  const { writes, taps, session } = talk()
  expect(writes(BOTH)).toEqual(['services.ask-theme-of'])
  expect(taps('theme:aids/papers')).toEqual(['services.ask-service'])
  expect(taps('papers:rsu')).toEqual(['services.papers', 'services.copies', 'services.cost'])
  expect(session().topic).toEqual({ service: 'rsu' })
})

test.each(['menu', 'none'])('“%s” lets the second thing go', id => {
  const { writes, taps, session } = talk()
  writes(BOTH)
  taps(id)
  expect(session().topic.also).toBeUndefined()
  expect(taps('papers:rsu')).toEqual(['services.papers', 'services.copies'])
})

test('anything else that is written lets it go too', () => {
  const { writes, taps } = talk()
  writes(BOTH)
  writes('merci')
  expect(taps('papers:rsu')).toEqual(['services.papers', 'services.copies'])
})

test('a form that opens is not buried: what can be said at once comes before its question', () => {
  const { writes, session } = talk()
  expect(writes("Je veux m'inscrire, et c’est quoi les papiers du rsu ?")).toEqual(['services.papers', 'services.copies', 'visit.family'])
  expect(session().at?.flow).toBe('visit')
})

test('in the middle of a form only one thing is answered, and its question is asked again', () => {
  const { writes } = talk()
  writes("Je veux m'inscrire")
  expect(writes('Quels papiers pour le rsu et c’est combien ?')).toEqual(['services.papers', 'services.copies', 'visit.family'])
})

test('danger is never one of two things', () => {
  const { writes } = talk()
  expect(writes('Mon mari me frappe et c’est combien le rsu ?')[0]).toBe('distress.violence')
})
