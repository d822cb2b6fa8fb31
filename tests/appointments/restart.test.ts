import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import { slotKey } from '../../flows/appointments/slot-key.ts'
import { shared } from '../support/at-end.ts'
import { built } from '../support/built.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { startProcess } from '../support/process.ts'
import { CHAT } from '../support/telegram-bench.ts'
import { type Fault, startTelegramFake, TOKEN } from '../support/telegram-fake.ts'
import { freshDatabase, testBot, testClock } from '../support/test-bot.ts'
import { until } from '../support/until.ts'

const clocked = shared(() => built('tests/support/clocked-process.ts'))
const FRIDAY = '2026-11-27'

/** An appointment of Friday at ten on a database that outlives its server, and the platform its owner reads on. */
async function stage() {
  const DATABASE_URL = await freshDatabase()
  const bot = await testBot([fakeChannel().channel], { databaseUrl: DATABASE_URL, clock: testClock() })
  await bot.db.bookingPlan.deleteMany({ where: { id: { not: 'dakhla' } } })
  for (const id of [
    'appointment-new',
    'appointment:service/reception',
    `appointment:slot/${slotKey({ plan: 'dakhla', date: FRIDAY, from: 600 })}`,
    'appointment:who/me',
    'appointment:name/skip',
    'appointment:confirm/yes',
  ])
    await bot.hear('telegram', { id: randomUUID(), from: `${CHAT}`, event: { kind: 'choice', id }, at: bot.clock.now(), hint: 'fr' })
  await bot.outbox('telegram')?.idle()
  const fake = await startTelegramFake()
  onTestFinished(() => fake.close())
  fake.knows(CHAT)
  return {
    fake,
    db: bot.db,
    reminders: () => fake.shown.filter(({ text }) => text.includes('Rappel')).length,
    at: (NOW: string) => startProcess([clocked()], { DATABASE_URL, TELEGRAM_API: fake.apiRoot, TELEGRAM_TOKEN: TOKEN, NOW }, /(done)/),
  }
}

test.each<[string, Fault]>([
  ['does not answer', 'silence'],
  ['refuses for now', 'gateway'],
])('killed when the platform %s, a reminder is sent after the restart, once, and never again', { timeout: 90_000 }, async (_, fault) => {
  const { fake, db, at, reminders } = await stage()
  fake.fails('sendMessage', fault)
  const first = await at('2026-11-26T10:01:00Z')
  await until(() => fake.calls.some(({ method }) => method === 'sendMessage'), 'a first try to send', 20_000)
  expect(await first.end('SIGKILL')).toEqual({ code: null, signal: 'SIGKILL' })
  expect([reminders(), await db.outbox.count()]).toEqual([0, 1])
  fake.heals()
  const second = await at('2026-11-26T10:05:00Z')
  await until(() => reminders() === 1, 'the reminder to arrive', 20_000)
  await until(async () => (await db.outbox.count()) === 0, 'the note that it arrived', 20_000)
  await second.end('SIGKILL')
  for (const later of ['2026-11-26T10:10:00Z', '2026-11-26T13:00:00Z']) await (await at(later)).end('SIGKILL')
  expect([reminders(), await db.outbox.count()]).toEqual([1, 0])
})

test('what a long stop made too late is not sent after the restart', { timeout: 60_000 }, async () => {
  const { db, at, reminders, fake } = await stage()
  await (await at('2026-11-26T16:00:00Z')).end('SIGKILL')
  expect([reminders(), await db.outbox.count(), fake.calls.filter(({ method }) => method === 'sendMessage')]).toEqual([0, 0, []])
})
