import { describe, expect, onTestFinished, test } from 'vitest'
import { backOff } from '../../bot/brake.ts'
import { announce, NEWS, over, settle, statesOf } from '../support/announcing.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { hire } from '../support/staff.ts'
import { telegramBench } from '../support/telegram-bench.ts'
import type { Fault } from '../support/telegram-fake.ts'
import { refusal } from '../support/telegram-rules.ts'
import { testBot, testClock } from '../support/test-bot.ts'
import { until } from '../support/until.ts'

const HOUR = 3_600_000
const ONE = '101'

async function stage(answer?: Parameters<typeof fakeChannel>[0]) {
  const platform = fakeChannel(answer)
  const clock = testClock()
  const bot = await testBot([platform.channel], { clock })
  const salma = await hire(bot.db, 'Salma', 'administrator')
  const nadia = await hire(bot.db, 'Nadia', 'administrator')
  const wake = () => bot.outbox('telegram')?.wake()
  return { ...platform, clock, bot, salma, nadia, wake }
}

const people = (count: number) => Array.from({ length: count }, (_, i) => ({ id: `p${String(i).padStart(2, '0')}` }))

describe('Telegram itself, on a server as strict', () => {
  /** One person is told; the first request of it meets with a fault. */
  async function told(fault: Fault) {
    const { fake, channel, bench } = await telegramBench('webhook', { timeout: 2 })
    onTestFinished(() => bench.close())
    fake.knows(Number(ONE))
    fake.fails('sendMessage', fault, 1)
    const clock = testClock()
    const bot = await testBot([channel], { clock })
    await settle(bot.db, [{ id: ONE }])
    const salma = await hire(bot.db, 'Salma', 'administrator')
    const nadia = await hire(bot.db, 'Nadia', 'administrator')
    const id = await announce(bot, salma, nadia)
    const asked = () => fake.calls.filter(({ method }) => method === 'sendMessage').length
    const later = () => {
      clock.forward(HOUR)
      bot.outbox('telegram')?.wake()
    }
    const again = async () => {
      expect(await bot.announcements.act(nadia, id, 'retry', { version: 1 })).toEqual({ done: true })
      later()
      await over(bot, id)
    }
    return { bot, id, fake, asked, later, again }
  }

  test.each([
    ['blocked us: they are told nothing more', refusal(403, 'Forbidden: bot was blocked by the user'), 'failed: blocked', 1],
    ['are not there any more', refusal(403, 'Forbidden: user is deactivated'), 'failed: gone', 0],
    ['have no such chat', refusal(400, 'Bad Request: chat not found'), 'failed: gone', 0],
  ])('whoever it says %s, and they are not tried again, whoever asks for it', async (_, fault, state, optedOut) => {
    const { bot, id, asked, again } = await told(fault)
    await over(bot, id)
    expect(await statesOf(bot)).toEqual({ [ONE]: state })
    expect(await bot.db.optOut.count()).toBe(optedOut)
    await again()
    expect(await statesOf(bot)).toEqual({ [ONE]: state })
    expect(asked()).toBe(1)
  })

  test('whom it could not take for trouble of its own it is asked for again later, and they are told once', async () => {
    const { bot, id, fake, asked, later } = await told(refusal(500, 'Internal Server Error'))
    await until(async () => (await bot.db.outbox.findFirst())?.attempts === 1, 'it was refused')
    expect(await bot.db.outbox.findFirst()).toMatchObject({ begunAt: null, leasedUntil: null })
    later()
    await over(bot, id)
    expect(await statesOf(bot)).toEqual({ [ONE]: 'sent' })
    expect([asked(), fake.shown.length]).toEqual([2, 1])
  })

  test.each<[string, Fault]>([
    ['cut', 'cut'],
    ['never answered', 'silence'],
    ['answered by a gateway', 'gateway'],
  ])('a request %s may have brought the message: it is not known, and not sent again before a person says so', async (_, fault) => {
    const { bot, id, fake, asked, later, again } = await told(fault)
    await over(bot, id)
    expect(await statesOf(bot)).toEqual({ [ONE]: 'failed: unknown' })
    later()
    await bot.sweep()
    await bot.outbox('telegram')?.idle()
    expect(asked()).toBe(1)
    await again()
    expect(await statesOf(bot)).toEqual({ [ONE]: 'sent' })
    expect([asked(), fake.shown.length]).toEqual([2, 1])
  })
})

test('“too many” is obeyed for as long as the platform says; then who wrote meanwhile is answered first, and everybody is told once', async () => {
  const asked: string[] = []
  let refusing = true
  const { bot, clock, salma, nadia, says, wake } = await stage(to => {
    asked.push(to)
    return refusing ? { failed: 'too-many', why: '429', retryAfter: 7 } : { id: 'x' }
  })
  await settle(bot.db, people(5))
  const id = await announce(bot, salma, nadia)
  await until(() => asked.length > 0, 'the first is refused')
  await until(async () => (await bot.db.outbox.count({ where: { leasedUntil: null, begunAt: null } })) === 5, 'all wait')
  const before = asked.length
  await says('menu', { from: 'writes' })
  clock.forward(6_999)
  wake()
  await bot.outbox('telegram')?.idle()
  expect(asked).toHaveLength(before)
  refusing = false
  clock.forward(2)
  wake()
  await over(bot, id)
  const after = asked.slice(before)
  expect(after[0]).toBe('writes')
  expect(after.filter(to => to !== 'writes').sort()).toEqual(people(5).map(({ id }) => id))
})

test('while the platform does not answer it is given one at a time, later and later: an outage leaves few in doubt', async () => {
  let away = true
  const { bot, clock, attempts, delivered, says, salma, nadia, wake } = await stage(() =>
    away ? { failed: 'unavailable', why: 'cut', unsure: true } : { id: 'x' },
  )
  await settle(bot.db, people(30))
  const id = await announce(bot, salma, nadia)
  const doubtful = async () => Object.values(await statesOf(bot)).filter(state => state === 'failed: unknown').length
  const settled = (count: number) => until(async () => attempts() === count && (await doubtful()) === count, `${count} are in doubt`)
  await until(() => attempts() > 0, 'it is asked')
  await bot.outbox('telegram')?.idle()
  const first = attempts()
  expect(first).toBeLessThanOrEqual(8)
  for (const step of [1, 2, 3]) {
    await settled(first + step - 1)
    clock.forward(backOff(step))
    wake()
    await settled(first + step)
  }
  // what goes to one person only is tried as ever, and shows that the platform is back
  away = false
  await says('menu', { from: 'writes' })
  await over(bot, id)
  const told = delivered.filter(({ to }) => to !== 'writes').map(({ to }) => to)
  expect(await doubtful()).toBe(first + 3)
  expect(new Set(told).size).toBe(told.length)
  expect(told).toHaveLength(30 - first - 3)
})

test('when the quiet hours begin in the middle it stops within a batch, and goes on in the morning', async () => {
  const { bot, clock, delivered, salma, nadia, wake } = await stage()
  await settle(bot.db, people(40))
  const expiresAt = new Date(clock.now().getTime() + 72 * HOUR)
  const id = await announce(bot, salma, nadia, { ...NEWS, expiresAt })
  await until(() => delivered.length >= 4, 'some are told')
  clock.forward(13 * HOUR) // 23:00
  await bot.announcements.idle()
  await bot.outbox('telegram')?.idle()
  const told = delivered.length
  expect(told).toBeLessThan(40)
  expect(bot.announcements.quiet()).toBe(true)
  await bot.sweep()
  wake()
  await bot.announcements.idle()
  await bot.outbox('telegram')?.idle()
  expect(delivered).toHaveLength(told)
  clock.forward(11 * HOUR) // 10:00
  await over(bot, id)
  expect(delivered.map(({ to }) => to).sort()).toEqual(people(40).map(({ id }) => id))
})
