import { copyFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import type { Bot, BotOptions } from '../../bot/bot.ts'
import type { Channel } from '../../bot/channels/channel.ts'
import { localTime } from '../../bot/clock.ts'
import type { Clock } from '../../bot/hear.ts'
import { createLog } from '../../bot/log.ts'
import { openBot } from '../../bot/open.ts'
import type { Step } from '../../flows/engine/engine.ts'
import { atEnd } from './at-end.ts'
import { MONDAY_MORNING } from './world.ts'

/** A clock that moves when told to. */
export function testClock(start = MONDAY_MORNING): Clock & { forward(ms: number): void } {
  let now = start
  return {
    now: () => now,
    local: instant => localTime(instant),
    forward(ms) {
      now = new Date(now.getTime() + ms)
    },
  }
}

/** Where the databases of a test file come from, when they are no files. */
export const databases: { fresh: (() => Promise<string>) | null } = { fresh: null }

/** A seeded database of this test's own, gone when it ends. */
export async function freshDatabase(): Promise<string> {
  if (databases.fresh) return databases.fresh()
  const folder = mkdtempSync(join(tmpdir(), 'jisr-test-'))
  copyFileSync(inject('seeded'), join(folder, 'jisr.db'))
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  return `file:${join(folder, 'jisr.db')}`
}

function folderOfFiles(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jisr-test-'))
  atEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** The whole assistant on a database of this test's own, started, and stopped when the test ends. */
export async function testBot(
  channels: readonly Channel[],
  {
    clock = testClock(),
    databaseUrl,
    step,
    registrations,
    transcribe,
    readBack,
  }: {
    clock?: Clock
    databaseUrl?: string
    step?: Step
    registrations?: BotOptions['registrations']
    transcribe?: BotOptions['transcribe']
    readBack?: boolean
  } = {},
): Promise<Bot> {
  const bot = await openBot({
    databaseUrl: databaseUrl ?? (await freshDatabase()),
    media: databases.fresh ? { folder: folderOfFiles() } : {},
    clock,
    log: createLog('silent'),
    first: 'fr',
    channels,
    ...(step && { step }),
    ...(registrations && { registrations }),
    ...(transcribe && { transcribe }),
    ...(readBack && { readBack }),
  })
  await bot.start()
  atEnd(() => bot.stop())
  return bot
}
