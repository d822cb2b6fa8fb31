import { expect, onTestFinished, test, vi } from 'vitest'
import type { Channel, Received } from '../bot/channels/channel.ts'
import { hearTyping } from '../bot/typing.ts'
import { until } from './support/until.ts'

const from = (who: string): Received => ({ id: who, from: who, event: { kind: 'text', text: 'bonjour' }, at: new Date(0) })

/** A platform that shows typing for as long as it is told to, and a bot that answers when it is told to. */
function slow(typing: (to: string) => Promise<void>) {
  const waiting = new Map<string, () => void>()
  const channel: Channel = {
    name: 'telegram',
    can: { buttons: 10, textLength: 4096 },
    start: async () => ({ stop: async () => {} }),
    send: async () => ({ id: '1' }),
    typing,
  }
  const hear = hearTyping(channel, received => new Promise(resolve => waiting.set(received.from, resolve)), 1)
  return { hear, answer: (who: string) => waiting.get(who)?.() }
}

test('who waits is shown that an answer is coming; a platform that refuses changes nothing', async () => {
  const shown: string[] = []
  const { hear, answer } = slow(async to => {
    shown.push(to)
    throw new Error('refused')
  })
  const heard = hear(from('salma'))
  await until(() => shown.length > 0, 'the sign of typing')
  answer('salma')
  await heard
  expect(shown).toEqual(['salma'])
})

test('when everybody waits, only a few are announced at a time', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  const shown: string[] = []
  const { hear, answer } = slow(to => {
    shown.push(to)
    return new Promise(() => {})
  })
  const crowd = Array.from({ length: 50 }, (_, i) => `citizen ${i}`)
  const all = crowd.map(who => hear(from(who)))
  vi.advanceTimersByTime(60_000)
  for (const who of crowd) answer(who)
  await Promise.all(all)
  expect(shown).toEqual(crowd.slice(0, 4))
})
