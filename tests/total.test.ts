import { expect, test } from 'vitest'
import { shown } from '../bot/show.ts'
import { newSession } from '../bot/turn.ts'
import type { Incoming } from '../flows/engine/incoming.ts'
import type { Session } from '../flows/engine/types.ts'
import { step } from '../flows/index.ts'
import { LOCALES } from '../locales/locale.ts'
import { INTENTS } from '../nlu/intents.ts'
import { TOPICS } from '../nlu/news-topics.ts'
import { QUESTIONS } from '../nlu/question-of.ts'
import type { Understood } from '../nlu/understood.ts'
import { MONDAY_MORNING, worldAt } from './support/world.ts'

let seed = 1
const TYPED = '{{x}} $t(menu.ask)'
const random = (n: number) => {
  seed = (seed * 48271) % 2147483647
  return seed % n
}
const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T

const WORDS = [
  '',
  '0',
  '9',
  '1',
  '٢',
  'جوج',
  '99',
  '-1',
  'oui',
  'la',
  'menu',
  '31/02/2020',
  '\u0000',
  '😊',
  'x'.repeat(3000),
  '__proto__',
  'constructor',
  'toString',
  '\u202e',
  TYPED,
]
const IDS = [
  ...WORDS,
  'menu',
  'person',
  'person:lost',
  'services',
  'services:papers',
  'theme:training/about',
  'theme:nope/nope',
  'papers:emf',
  'papers:constructor',
  'hours:dakhla',
  'hours:__proto__',
  'language:fr',
  'language:xx',
  'mean:documents',
  'mean:__proto__',
  'yes',
  'no',
  'hotlines',
  'register',
  'register:constructor',
  'draft:go-on',
  'preregister:confirm/send',
  'preregister:offer/__proto__',
  'preregister:needs/toString',
  'preregister:rsu/yes',
  'offers',
  'offers:training/7',
  'offers:constructor/-3',
  'offer:literacy',
  'offer:__proto__',
  'offer-papers:digital',
  'offer-when:gone',
  'offer-register:literacy',
  'offer-register:toString',
  'file-status',
  'file-forget',
  'file-correct:field/constructor',
  'stale',
  'constructor:x',
  'none',
]
const real = worldAt(MONDAY_MORNING)

const understood = (): Understood => {
  const ranked = Array.from({ length: random(4) }, () => ({ intent: pick(INTENTS), confidence: random(100) / 100 }))
  return {
    language: pick([...LOCALES, 'zgh', 'und'] as const),
    intent: pick([null, ...INTENTS]),
    confidence: random(100) / 100,
    sure: pick([true, false]),
    also: pick([null, ...INTENTS]),
    ranked,
    danger: pick([null, null, null, null, 'violence', 'distress'] as const),
    worry: pick([false, false, true]),
    howMuch: pick([false, true]),
    hassaniya: pick([false, false, true]),
    insult: pick([false, false, true]),
    service: pick([null, 'emf', 'gone', '__proto__']),
    centre: pick([null, 'dakhla', 'gone']),
    theme: pick([null, 'training', 'gone', '__proto__']),
    entities: pick([[], [{ kind: 'date', value: '2027-01-01', text: '' }], [{ kind: 'commune', value: 'Dakhla', text: '' }]] as const),
    asksFor: pick([null, ...LOCALES]),
    period: pick([null, 'ramadan', 'feast'] as const),
    command: pick([
      null,
      null,
      { do: 'back' },
      { do: 'cancel', stops: true },
      { do: 'skip' },
      { do: 'edit', what: '4' },
      { do: 'forget' },
    ] as const),
    beneficiary: pick([null, null, 'me', 'child', 'relative'] as const),
    takesBack: random(9) === 0,
    questionOf: [null, ...QUESTIONS][random(QUESTIONS.length + 1)] ?? null,
    topics: TOPICS.slice(random(TOPICS.length)),
    asksToBeTold: random(2) === 0,
    asksToLeave: random(2) === 0,
    interested: random(2) === 0,
  }
}

const event = (): Incoming =>
  pick<Incoming>([
    { kind: 'text', text: pick(WORDS) },
    { kind: 'text', text: pick(WORDS) },
    { kind: 'choice', id: pick(IDS) },
    { kind: 'handed-back' },
    { kind: 'taken', name: pick(['Salma', 'سلمى', '<b>x</b>']) },
    { kind: 'released' },
    { kind: 'referred', centre: pick(['dakhla', 'gone', '__proto__']) },
    { kind: 'resolved', handover: 'h', ask: random(2) === 0 },
    { kind: 'unclaimed' },
    { kind: 'failed' },
    { kind: 'unreadable' },
    { kind: 'location', latitude: 0, longitude: 0 },
    { kind: 'listened', question: 'f', answer: { kind: 'text', text: pick(WORDS) }, ends: random(2) === 0 },
    { kind: 'transcribed', question: pick(['f', null]), text: pick(WORDS), readBack: random(2) === 0 },
    { kind: 'choice', id: pick(['heard:yes', 'heard:no']) },
    { kind: 'listened', question: 'f', answer: { kind: 'choice', id: pick(IDS) }, ends: random(2) === 0 },
    { kind: 'media', media: pick(['voice', 'photo', 'document', 'video', 'sticker'] as const), file: 'f' },
  ])

const session = (): Session => ({
  ...newSession(pick(LOCALES)),
  mode: pick(['bot', 'waiting', 'staff'] as const),
  misses: random(5),
  welcomed: random(2) === 0,
  discreet: random(5) === 0,
  at: pick([
    null,
    {
      flow: pick(['distress', 'preregister', 'preregister', 'file-status', 'file-correct', 'gone', '__proto__']),
      version: pick([1, 7]),
      step: pick(['safe', 'consent', 'name', 'offer', 'needs', 'confirm', 'reference', 'value', '#which', 'x-1', 'gone', 'constructor']),
      answers: {},
      misses: random(6),
      ...(random(2) === 0 && { spoken: 'f', ...(random(2) === 0 && { suggested: pick(WORDS) }) }),
    },
  ]),
  topic: pick([{}, { service: 'emf' }, { service: 'rsu', also: 'cost' as const }, { service: 'gone', centre: 'gone' }]),
})

test('a turn never throws, always survives keeping, and everything it says can be shown', () => {
  for (let i = 0; i < 1_500; i++) {
    let now = session()
    for (let turns = 0; turns < 5; turns++) {
      const turn = step(now, event(), { ...real, understand: understood })
      expect(JSON.parse(JSON.stringify(turn))).toEqual(turn)
      for (const action of turn.actions) {
        const { text, choices } = action.kind === 'say' ? shown(action, turn.session.locale) : { text: 'done', choices: [] }
        // what was typed may be said back, as it was typed
        expect(text.replaceAll(TYPED, 'x')).not.toMatch(/^$|\{\{|undefined|^[a-z-]+\.[a-z0-9-]+$/)
        expect(choices.length).toBeLessThanOrEqual(8)
        for (const { label } of choices) expect(label).not.toMatch(/undefined|^$/)
      }
      now = turn.session
    }
  }
})

test('while a person has the floor the bot says nothing, whatever comes', () => {
  for (let i = 0; i < 2_000; i++) {
    const happened = event()
    const said = step({ ...session(), mode: 'staff' }, happened, { ...real, understand: understood })
    const says = said.actions.filter(action => action.kind === 'say')
    // who now has the floor is the one thing said, after the first greeting
    if (said.session.mode === 'staff')
      expect(says.map(({ key }) => key).filter(key => key !== 'welcome.hello')).toEqual(
        happened.kind === 'taken' && says.length > 0 ? ['handover.taken'] : [],
      )
  }
})

test('danger is answered before anything else, with the numbers, and calls a person', () => {
  for (let i = 0; i < 2_000; i++) {
    const before = { ...session(), mode: pick(['bot', 'waiting'] as const) }
    const { actions, session: after } = step(
      before,
      { kind: 'text', text: `${pick(WORDS)} on me frappe encore à la maison` },
      { ...real, understand: () => ({ ...understood(), danger: 'violence' }) },
    )
    expect(actions[0]).toMatchObject({ kind: 'hand-over', urgent: true })
    expect(actions.filter(action => action.kind === 'say').map(({ key }) => key)[0]).toMatch(/^distress\./)
    expect(after.discreet).toBe(true)
  }
})
