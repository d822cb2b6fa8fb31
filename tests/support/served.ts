import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Bot } from '../../bot/bot.ts'
import type { Channel } from '../../bot/channels/channel.ts'
import { createWeb } from '../../bot/channels/web/index.ts'
import { localTime } from '../../bot/clock.ts'
import type { Clock } from '../../bot/hear.ts'
import { createLog } from '../../bot/log.ts'
import { openBot } from '../../bot/open.ts'
import type { Db } from '../../prisma/client.ts'
import { buildApp } from '../../server/app.ts'
import { MONDAY_MORNING } from './world.ts'

const MONDAY: Clock = { now: () => MONDAY_MORNING, local: instant => localTime(instant) }

export type Served = {
  url: string
  /** The assistant itself, and its database, as they stand since the last start. */
  readonly bot: Bot
  readonly db: Db
  now(): Date
  /** Stops it for good and forgets all it kept. */
  close(): Promise<void>
  /** Stops it as a signal would, keeping its database. */
  stop(): Promise<void>
  /** Starts it again on the same database and port. */
  start(): Promise<void>
}

export type ServeOptions = {
  embedOrigins?: readonly string[]
  /** Where the quick exit goes. */
  exitUrl?: string
  /** Channels besides the web chat. */
  channels?: readonly Channel[]
  /** A clock that moves when told to; otherwise it stays a Monday morning. */
  clock?: Clock
}

/** The whole assistant on a port of its own with a seeded database of its own, on a Monday morning. */
export async function serve({ channels = [], clock = MONDAY, ...config }: ServeOptions = {}): Promise<Served> {
  const folder = mkdtempSync(join(tmpdir(), 'jisr-'))
  // pictures are taken without a test run: the assistant then makes its own
  if (process.env.VITEST) copyFileSync(inject('seeded'), join(folder, 'jisr.db'))
  let port = 0
  let stop = async () => {}
  let bot: Bot | undefined

  async function start(): Promise<void> {
    const log = createLog('silent')
    const web = createWeb()
    bot = await openBot({ databaseUrl: `file:${join(folder, 'jisr.db')}`, clock, log, first: 'ar', channels: [web, ...channels] })
    const app = await buildApp({ bot, web, telegram: null, log, config: { sessionKey: 'x'.repeat(40), embedOrigins: [], ...config } })
    await bot.start()
    const started = bot
    port = Number(new URL(await app.listen({ host: '127.0.0.1', port })).port)
    stop = async () => {
      await app.close()
      await started.stop()
    }
  }

  function running(): Bot {
    if (!bot) throw new Error('it has not started')
    return bot
  }

  await start()
  return {
    url: `http://127.0.0.1:${port}`,
    get bot() {
      return running()
    },
    get db() {
      return running().db
    },
    now: clock.now,
    start,
    stop: () => stop(),
    async close() {
      await stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
