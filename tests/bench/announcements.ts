import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Db, openDatabase } from '../../prisma/client.ts'
import { seed } from '../../prisma/seed.ts'
import { audienceOf } from '../support/announced-audience.ts'
import { type BulkPlatform, startBulkPlatform } from '../support/bulk-platform.ts'
import { until } from '../support/until.ts'
import type { Row } from './console.ts'
import { startServer } from './server.ts'

/** People told in the bench of the sending, and of the kills. */
const MANY = 100_000
const KILLED_AMONG = 10_000
const KILLS = 100
/** Messages a channel sends side by side. */
const UNDER_WAY = 8
const REPLIES = 60
const SECONDS = 20
/** From this chat on people write by themselves. */
const WRITES = 9_000_000

/** Freezing an audience, the pace of the sending, what it costs those who write meanwhile, and whether it survives being killed. */
export async function measureAnnouncements(kills = KILLS): Promise<Row[]> {
  return [...(await measureSending()), ...(await measureKills(kills))]
}

async function measureSending(): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jisr-announce-'))
  const url = `file:${join(folder, 'jisr.db')}`
  const platform = await startBulkPlatform({ latencyMs: 30, mostPerSecond: 30 })
  const { db } = await openDatabase(url)
  await seed(db)
  const id = await audienceOf(db, MANY)
  await db.announcement.update({ where: { id }, data: { state: 'approved' } })
  const server = await startServer(platform.url, { DATABASE_URL: url })
  try {
    await replies(server, platform, 10, 1)
    const idle = await replies(server, platform, REPLIES, 2)
    const frozen = await freeze(db, id, server)
    const from = platform.had.length
    await until(() => platform.had.length > from + 10, 'the sending is under way', 60_000)
    const alone = await paceDuring(platform, () => new Promise(resolve => setTimeout(resolve, SECONDS * 1000)))
    const busy = { p50: 0, p95: 0 }
    const beside = await paceDuring(platform, async () => Object.assign(busy, await replies(server, platform, REPLIES, 3)))
    const ms = (value: number) => `${value.toFixed(1)} ms`
    return [
      ['100,000 recipients written down', `${frozen.seconds.toFixed(1)} s`, '≤ 5 s', frozen.seconds <= 5],
      ['  memory at most meanwhile', `${frozen.memory.toFixed(0)} MB`, '≤ 300 MB', frozen.memory <= 300],
      [`told on Telegram, for ${SECONDS} s`, `${alone.many.toFixed(1)}/s`, '25/s (at least 23)', alone.many >= 23 && alone.many <= 26],
      [
        '  while people write too, and are answered first',
        `${beside.many.toFixed(1)}/s, and ${beside.answers.toFixed(1)}/s answers`,
        '',
        null,
      ],
      ['  refused by a platform that takes 30 in any second', `${platform.refused()}`, '0', platform.refused() === 0],
      ['from a message to its answer on the platform, idle: p50 · p95', `${ms(idle.p50)} · ${ms(idle.p95)}`, '', null],
      ['  while so many are told: p50 · p95', `${ms(busy.p50)} · ${ms(busy.p95)}`, 'p50 within 10 %', busy.p50 <= idle.p50 * 1.1],
    ]
  } finally {
    await server.stop()
    await platform.close()
    await db.$disconnect()
    rmSync(folder, { recursive: true, force: true })
  }
}

type Server = Awaited<ReturnType<typeof startServer>>

async function freeze(db: Db, id: string, server: Server): Promise<{ seconds: number; memory: number }> {
  await db.announcement.update({ where: { id }, data: { state: 'freezing' } })
  await until(() => db.announcementRecipient.findFirst({ select: { channel: true } }), 'it has begun', 20_000)
  const began = performance.now()
  let memory = 0
  await until(
    async () => {
      memory = Math.max(memory, server.memory())
      return (await db.announcement.findUniqueOrThrow({ where: { id }, select: { state: true } })).state === 'sending'
    },
    'the audience is written down',
    120_000,
  )
  return { seconds: (performance.now() - began) / 1000, memory }
}

/** Messages a second that reach the platform while something is done: to the many, and to those who write. */
async function paceDuring(platform: BulkPlatform, work: () => Promise<unknown>): Promise<{ many: number; answers: number }> {
  const [first, began] = [platform.had.length, performance.now()]
  await work()
  const seconds = (performance.now() - began) / 1000
  const had = platform.had.slice(first)
  const many = had.filter(({ chat }) => Number(chat) < WRITES).length
  return { many: many / seconds, answers: (had.length - many) / seconds }
}

/** How long people who write one after the other, half a second apart, wait until the platform has the answer. */
async function replies(server: Server, platform: BulkPlatform, people: number, run: number): Promise<{ p50: number; p95: number }> {
  const waited: number[] = []
  for (let i = 0; i < people; i++) {
    const chat = WRITES + run * 100_000 + i
    const message = {
      message_id: i,
      date: 1_795_000_000,
      chat: { id: chat, type: 'private' },
      from: { id: chat, is_bot: false, first_name: 'x' },
      text: 'menu',
    }
    const began = performance.now()
    await fetch(server.url, { method: 'POST', headers: server.headers, body: JSON.stringify({ update_id: chat, message }) })
    const first = await until(() => platform.had.find(each => each.chat === String(chat)), 'the answer', 10_000)
    waited.push(first.at - began)
    // not in step with the sending
    await new Promise(resolve => setTimeout(resolve, 400 + ((i * 37) % 200)))
  }
  waited.sort((a, b) => a - b)
  return { p50: waited[Math.floor(people / 2)] ?? Number.NaN, p95: waited[Math.floor(people * 0.95)] ?? Number.NaN }
}

/** A process that sends is killed at random, again and again; then the rest is told in peace. */
async function measureKills(kills: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jisr-kills-'))
  const url = `file:${join(folder, 'jisr.db')}`
  const platform = await startBulkPlatform()
  const { db } = await openDatabase(url)
  await seed(db)
  const announcementId = await audienceOf(db, KILLED_AMONG)
  const isOver = async () => (await db.announcement.findFirst())?.state === 'done'
  try {
    let killed = 0
    while (killed < kills && !(await isOver())) {
      const life = begin(url, platform)
      const before = platform.had.length
      // a whole life: the start, what was begun, and somewhere in the sending
      await until(async () => platform.had.length > before || (await isOver()), 'it goes on telling', 60_000)
      await new Promise(resolve => setTimeout(resolve, Math.random() * 600))
      await life.end('SIGKILL')
      killed += 1
    }
    const cut = platform.had.length
    const last = begin(url, platform)
    await until(isOver, 'the rest is told', 600_000)
    await last.end('SIGTERM')
    return await outcome(db, announcementId, platform, killed, cut)
  } finally {
    await platform.close()
    await db.$disconnect()
    rmSync(folder, { recursive: true, force: true })
  }
}

function begin(url: string, platform: BulkPlatform) {
  const args = ['--import', 'tsx', 'tests/support/announcing-main.ts', url, platform.url, '300']
  const child = spawn(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] })
  return {
    async end(signal: NodeJS.Signals) {
      const gone = once(child, 'exit')
      child.kill(signal)
      await gone
    },
  }
}

async function outcome(db: Db, announcementId: string, platform: BulkPlatform, kills: number, cut: number): Promise<Row[]> {
  const recipients = await db.announcementRecipient.findMany({
    where: { announcementId },
    include: { conversation: { select: { address: true } } },
  })
  const times = new Map<string, number>()
  for (const { chat } of platform.had) times.set(chat, (times.get(chat) ?? 0) + 1)
  const unknown = recipients.filter(({ state, reason }) => state === 'failed' && reason === 'unknown')
  const missing = recipients.filter(({ conversation }) => !times.has(conversation.address))
  const told = [...times.values()]
  const unnamed = missing.filter(one => !unknown.includes(one)).length
  const n = (value: number) => value.toLocaleString('en')
  return [
    ['killed (kill -9) at random while people are told', `${n(kills)} times`, '', null],
    ['  audience, written down', n(recipients.length), n(KILLED_AMONG), recipients.length === KILLED_AMONG],
    ['  told by the time of the last kill', n(cut), '', null],
    ['  told once', n(told.filter(count => count === 1).length), '', null],
    ['  told twice', n(told.filter(count => count > 1).length), '0', told.every(count => count === 1)],
    [
      '  named to staff as “not known”: being sent at a kill',
      n(unknown.length),
      `≤ ${n(kills * UNDER_WAY)}`,
      unknown.length <= kills * UNDER_WAY,
    ],
    ['    a kill', (unknown.length / kills).toFixed(2), '', null],
    ['    of these not told', n(missing.filter(one => unknown.includes(one)).length), '', null],
    ['  not told and not named', n(unnamed), '0', unnamed === 0],
  ]
}
