import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { createHealth } from '../bot/channels/health.ts'
import { nameOf } from '../bot/channels/whatsapp-web/phone.ts'
import type { Order, Told } from '../bot/channels/whatsapp-web/protocol.ts'
import { createDailyCap, humanPause } from '../bot/channels/whatsapp-web/restraint.ts'
import { LIMITS, type Limits, supervise } from '../bot/channels/whatsapp-web/supervisor.ts'
import { recordedLog } from './support/telegram-bench.ts'
import { until } from './support/until.ts'

/** The supervisor of processes that do what the test says. */
function stage(limits: Partial<Limits> = {}) {
  const opened: { orders: Order[]; tell(told: Told): void; dies(): void; asked: number }[] = []
  const { log, lines } = recordedLog()
  const health = createHealth()
  const told: Told[] = []
  const supervisor = supervise({
    open(tell) {
      let dies = () => {}
      const ended = new Promise<void>(resolve => {
        dies = resolve
      })
      const one = { orders: [] as Order[], tell, dies, asked: 0 }
      opened.push(one)
      return {
        order: order => void one.orders.push(order),
        end() {
          one.asked += 1
          dies()
        },
        ended,
      }
    },
    limits: { ...LIMITS, ...limits },
    patience: { first: 1, most: 5 },
    log,
    health,
    told: one => void told.push(one),
  })
  onTestFinished(() => supervisor.stop())
  const begun = async (count: number) => until(() => opened[count - 1], `process ${count}`)
  return { supervisor, opened, begun, health, lines, told }
}
const text = { do: 'send', to: 'x', content: { kind: 'text', text: 'x' } } as const

it('begins it again whenever it ends', async () => {
  const { begun, opened, health } = stage()
  for (let count = 1; count <= 4; count++) (await begun(count)).dies()
  await begun(5)
  expect(health.read().state).toBe('trouble')
  expect(opened.length).toBe(5)
})

it('ends one that shows neither a code nor readiness in time', async () => {
  const { begun, lines } = stage({ startMs: 20 })
  const [first, second] = [await begun(1), await begun(2)]
  expect(first.asked).toBe(1)
  expect(lines.join('')).toContain('neither a code nor ready in time')
  expect(second.asked).toBe(0)
})

it('gives one that waits for a phone all the time it takes', async () => {
  const [waiting, late] = [stage({ startMs: 20 }), stage({ startMs: 20 })]
  const phone = await waiting.begun(1)
  phone.tell({ tells: 'qr', qr: 'a' })
  // as long as three others had their deadline
  await late.begun(4)
  expect([waiting.opened.length, phone.asked, waiting.health.read().state]).toEqual([1, 0, 'pairing'])
})

it('begins afresh one that grew too large, once what is under way is done', async () => {
  const { begun, supervisor } = stage({ memoryMb: 500 })
  const first = await begun(1)
  first.tell({ tells: 'ready' })
  const asked = supervisor.ask(text)
  first.tell({ tells: 'memory', mb: 499 })
  first.tell({ tells: 'memory', mb: 501 })
  expect(first.asked).toBe(0)
  expect(await supervisor.ask(text)).toMatchObject({ failed: 'unavailable' })
  first.tell({ tells: 'done', number: 1, outcome: { sent: 'id' } })
  expect(await asked).toEqual({ sent: 'id' })
  expect(first.asked).toBe(1)
  await begun(2)
})

it('begins it afresh after a while', async () => {
  const { begun } = stage({ afreshMs: 20 })
  const first = await begun(1)
  first.tell({ tells: 'ready' })
  await begun(2)
  expect(first.asked).toBe(1)
})

it('asks nothing of one that is not ready, and answers what one that dies leaves', async () => {
  const { begun, supervisor } = stage()
  const first = await begun(1)
  expect(await supervisor.ask(text)).toMatchObject({ failed: 'unavailable' })
  first.tell({ tells: 'ready' })
  const left = supervisor.ask(text)
  first.dies()
  expect(await left).toMatchObject({ failed: 'unavailable' })
})

it('waits for no answer for ever', async () => {
  const { begun, supervisor } = stage({ orderMs: 10 })
  ;(await begun(1)).tell({ tells: 'ready' })
  expect(await supervisor.ask(text)).toEqual({ failed: 'unavailable', why: 'no answer in time' })
})

it('is red when the phone was logged out at night, and green again once one is paired', async () => {
  const { begun, health, supervisor } = stage()
  const first = await begun(1)
  first.tell({ tells: 'ready' })
  expect(health.read().state).toBe('ok')
  first.tell({ tells: 'gone', why: 'LOGOUT' })
  first.dies()
  const second = await begun(2)
  expect(health.read()).toMatchObject({ state: 'trouble', why: 'LOGOUT' })
  second.tell({ tells: 'qr', qr: 'new' })
  expect([health.read().state, supervisor.pairing()]).toEqual(['pairing', { qr: 'new' }])
  second.tell({ tells: 'ready' })
  expect([health.read().state, supervisor.pairing()]).toEqual(['ok', null])
})

it.each([
  [new Error('net::ERR_NAME_NOT_RESOLVED at https://web.whatsapp.com/'), 'net::ERR_NAME_NOT_RESOLVED'],
  [new TypeError('Zineb said no'), 'TypeError'],
  ['auth timeout', 'auth timeout'],
  [{ Zineb: 1 }, 'error'],
])('tells of an error what names nobody: %s', (error, name) => expect(nameOf(error)).toBe(name))

it('types no faster than a person, and no slower than the outbox waits', () => {
  const pace = { least: 800, most: 4_000 }
  expect([humanPause(0, 0, pace), humanPause(20, 0.5, pace), humanPause(4_000, 1, pace)]).toEqual([800, 1_500, 4_000])
})

it('sends so many a day, counts across restarts, and begins anew the next day', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jisr-cap-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  let day = '2026-11-23'
  const open = () => createDailyCap(join(folder, 'there/sent.json'), 3, () => day)
  const first = open()
  expect([first.take(), first.take()]).toEqual([true, true])
  const again = open()
  expect([again.take(), again.take(), again.take()]).toEqual([true, false, false])
  day = '2026-11-24'
  expect(again.take()).toBe(true)
})
