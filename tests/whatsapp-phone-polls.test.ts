import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Outgoing, Received } from '../bot/channels/channel.ts'
import { createPolls } from '../bot/channels/whatsapp-web/polls.ts'
import { until } from './support/until.ts'
import { PERSON, phoneBench } from './support/whatsapp-phone-bench.ts'

const SLOW = 60_000
const asks = (many: number, text = 'Quel service ?', label = (i: number) => `Service ${i}`): Outgoing => ({
  text,
  choices: Array.from({ length: many }, (_, i) => ({ id: `theme:${i}`, label: label(i) })),
  locale: 'fr',
})

describe('choices as a poll', () => {
  const of = (message: Outgoing) => createPolls().of(message, message.text)

  it('stand under their question, or under a word of their own where the text is longer than a question', () => {
    expect(of(asks(2))).toEqual({ words: '', poll: { kind: 'poll', question: 'Quel service ?', options: ['Service 0', 'Service 1'] } })
    const long = 'Voici. '.repeat(60)
    expect(of(asks(12, long))).toMatchObject({ words: long, poll: { question: 'Choisir' } })
    expect(of(asks(3, 'une ligne\net une autre'))).toMatchObject({ words: 'une ligne\net une autre', poll: { question: 'Choisir' } })
  })

  it.each([
    ['one', asks(1)],
    ['none', asks(0)],
    ['more than a poll holds', asks(13)],
    ['one that is too long', asks(2, 'x', i => `${i} ${'long '.repeat(21)}`)],
    ['two that look alike', asks(2, 'x', () => 'même')],
  ])('are none of %s', (_, message) => expect(of(message)).toBeNull())

  it('are read as what was tapped; in a poll long forgotten, as its words; and nothing without them', () => {
    const polls = createPolls()
    polls.sent('true_1', asks(2).choices)
    const vote = { of: 'true_1', to: PERSON, option: 1, name: 'Service 1', at: 5 }
    expect(polls.read(vote)).toEqual({ id: 'vote:true_1:5', from: PERSON, event: { kind: 'choice', id: 'theme:1' }, at: new Date(5) })
    expect(polls.read({ ...vote, of: 'true_0' })?.event).toEqual({ kind: 'text', text: 'Service 1' })
    expect(polls.read({ ...vote, of: 'true_0', name: '' })).toBeNull()
  })
})

describe('polls on the real library', () => {
  let on: Awaited<ReturnType<typeof phoneBench>>
  let listening: { stop(): Promise<void> }
  const heard: Received[] = []

  beforeAll(async () => {
    on = await phoneBench({ polls: true })
    listening = await on.channel.start(async received => void heard.push(received))
    await on.pairs()
  }, SLOW)
  afterAll(async () => {
    await listening?.stop()
    await on?.close()
  }, SLOW)

  it('are sent, voted in, and heard as choices; a vote that changes is heard again, one taken back is not', async () => {
    const receipt = await on.channel.send(PERSON, asks(3))
    if (!('id' in receipt)) throw new Error('it was not sent')
    expect((await on.sent()).at(-1)?.poll).toEqual({ question: 'Quel service ?', options: ['Service 0', 'Service 1', 'Service 2'] })
    await on.votes(receipt.id, 1_795_000_000_000, 1)
    await on.votes(receipt.id, 1_795_000_001_000)
    await on.votes(receipt.id, 1_795_000_002_000, 2)
    const chosen = () => heard.filter(({ event }) => event.kind === 'choice')
    await until(() => chosen().length === 2, 'both votes')
    expect(chosen().map(({ from, event }) => [from, event])).toEqual([
      [PERSON, { kind: 'choice', id: 'theme:1' }],
      [PERSON, { kind: 'choice', id: 'theme:2' }],
    ])
    expect(new Set(chosen().map(({ id }) => id)).size).toBe(2)
  })

  it('are numbered lines where no poll holds them', async () => {
    expect(await on.channel.send(PERSON, asks(13))).toHaveProperty('id')
    const last = (await on.sent()).at(-1)
    expect([last?.poll, last?.text.includes('13) Service 12')]).toEqual([undefined, true])
  })
})
