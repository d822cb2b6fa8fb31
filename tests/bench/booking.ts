import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Bot } from '../../bot/bot.ts'
import type { Channel } from '../../bot/channels/channel.ts'
import { localTime } from '../../bot/clock.ts'
import { createLog } from '../../bot/log.ts'
import { openBot } from '../../bot/open.ts'
import { freeSlots } from '../../flows/appointments/availability.ts'
import { resourceOf } from '../../flows/appointments/plan.ts'
import { slotKey } from '../../flows/appointments/slot-key.ts'
import { seedFiles } from '../../prisma/seed.ts'
import { factsAt, planOf } from '../support/plans.ts'
import { postgresIn, startPostgres } from '../support/postgres.ts'
import { MONDAY_MORNING } from '../support/world.ts'
import type { Row } from './console.ts'

const MEDIATORS = 20
const DAYS = 30
const RUNS = 50

/** What appointments cost. */
export async function measureBooking(): Promise<Row[]> {
  const { median, slots } = measureAvailability()
  return [
    [
      `free time of ${MEDIATORS} mediators over ${DAYS} days, half of it taken (${slots} slots found)`,
      `${median.toFixed(1)} ms`,
      '≤ 20 ms',
      median <= 20,
    ],
    ...(await measureRaces()),
  ]
}

function measureAvailability(): { median: number; slots: number } {
  const plans = Array.from({ length: MEDIATORS }, (_, i) => planOf({ id: `plan-${i}`, mediator: `mediator-${i}` }))
  const facts = factsAt(MONDAY_MORNING, { plans, calendar: seedFiles().content })
  const taken = freeSlots(facts)
    .filter((_, i) => i % 2 === 0)
    .map(slot => ({ ...slot, resource: resourceOf({ id: slot.plan, mediator: slot.mediator }) }))
  let slots = 0
  const spent = Array.from({ length: RUNS }, () => {
    const start = performance.now()
    slots = freeSlots({ ...facts, taken }, DAYS).length
    return performance.now() - start
  })
  return { median: spent.sort((a, b) => a - b)[RUNS / 2] ?? 0, slots }
}

const PHONES = 1_000
const SEATS = 10

/** The race on both databases. */
async function measureRaces(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jisr-race-'))
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const onFile = await measureRace('SQLite', `file:${join(folder, 'race.db')}`, folder)
  const server = await startPostgres()
  const databases = postgresIn(server.folder)
  const onServer = await measureRace('PostgreSQL', (await databases.fresh()).url, folder)
  await databases.leave()
  await server.stop()
  return [...onFile, ...onServer]
}

/** So many telephones choose the same time at once; those who come too late are shown other times. */
async function measureRace(on: string, databaseUrl: string, folder: string): Promise<Row[]> {
  const sent = new Map<string, string[]>()
  const bot = await raceBot(databaseUrl, folder, (to, text) => sent.set(to, [...(sent.get(to) ?? []), text]))
  const phones = Array.from({ length: PHONES }, (_, i) => `phone-${i}`)
  const all = (id: string) =>
    Promise.all(
      phones.map(from =>
        bot.hear('telegram', { id: `${id} ${from}`, from, event: { kind: 'choice', id }, at: bot.clock.now(), hint: 'fr' }),
      ),
    )
  await all('appointment-new')
  await all('appointment:service/reception')
  await bot.outbox('telegram')?.idle()
  sent.clear()
  const start = performance.now()
  const worked = process.cpuUsage()
  await all(`appointment:slot/${slotKey({ plan: 'dakhla', date: '2026-11-24', from: 600 })}`)
  const spent = performance.now() - start
  const { user, system } = process.cpuUsage(worked)
  await bot.outbox('telegram')?.idle()
  const held = await bot.db.appointment.count({ where: { seat: { not: null } } })
  const shown = [...sent.values()].filter(texts => texts.join().includes('horaires libres')).length
  await bot.stop()
  return [
    [`${on}: ${PHONES} telephones at once for ${SEATS} seats: seats given`, `${held}`, `${SEATS}`, held === SEATS],
    ['  shown other times instead', `${shown}`, `${PHONES - SEATS}`, shown === PHONES - SEATS],
    // the time this process worked tells what it costs where others work beside it
    ['  all decided and kept', `${(spent / 1000).toFixed(2)} s (${((user + system) / 1e6).toFixed(2)} s of work)`, '≤ 2 s', spent <= 2_000],
  ]
}

async function raceBot(databaseUrl: string, folder: string, said: (to: string, text: string) => void): Promise<Bot> {
  const channel: Channel = {
    name: 'telegram',
    can: { buttons: 10, textLength: 4096 },
    start: async () => ({ stop: async () => {} }),
    async send(to, { text }) {
      said(to, text)
      return { id: `${to} ${text.length}` }
    },
  }
  const bot = await openBot({
    databaseUrl,
    media: { folder },
    clock: { now: () => MONDAY_MORNING, local: instant => localTime(instant) },
    log: createLog('silent'),
    first: 'fr',
    channels: [channel],
  })
  await bot.db.bookingPlan.deleteMany({ where: { id: { not: 'dakhla' } } })
  await bot.db.bookingPlan.updateMany({ data: { capacity: SEATS } })
  await bot.start()
  return bot
}
