import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import { isLocale, type Locale } from '../locales/locale.ts'
import { createTerminal } from './channels/terminal/index.ts'
import { localTime } from './clock.ts'
import { readConfig } from './config.ts'
import type { Clock } from './hear.ts'
import { createLog } from './log.ts'
import { openBot } from './open.ts'

const USAGE = `Talk with Jisr in the terminal: one message a line.
  npm run -s chat -- [--json] [--locale ar|ary|ary-Latn|fr] [--now 2026-11-22T10:00Z]`

type Options = { json: boolean; locale: Locale; now: Date | null }

function readOptions(): Options {
  const { values } = parseArgs({
    options: { json: { type: 'boolean', default: false }, locale: { type: 'string', default: 'ar' }, now: { type: 'string' } },
  })
  if (!isLocale(values.locale)) throw new Error(`--locale ${values.locale}: expected ar, ary, ary-Latn or fr`)
  const now = values.now === undefined ? null : new Date(values.now)
  if (now && Number.isNaN(now.getTime())) throw new Error(`--now ${values.now}: expected an instant like 2026-11-22T10:00Z`)
  return { json: values.json, locale: values.locale, now }
}

/** Talks on standard input and output, on a throwaway database unless DATABASE_URL is set. */
async function main(): Promise<void> {
  const { json, locale, now } = readOptions()
  const config = readConfig(process.env)
  const clock: Clock = { now: () => now ?? new Date(), local: instant => localTime(instant, config.clockChanges) }
  const scratch = process.env.DATABASE_URL ? null : mkdtempSync(join(tmpdir(), 'jisr-chat-'))
  const databaseUrl = scratch ? `file:${join(scratch, 'jisr.db')}` : config.databaseUrl
  const terminal = createTerminal({ json, write: text => process.stdout.write(text) })
  const bot = await openBot({ databaseUrl, clock, log: createLog('silent'), first: locale, channels: [terminal] })
  await bot.start()
  try {
    const lines = createInterface({ input: process.stdin, ...(process.stdin.isTTY && { output: process.stderr, prompt: '› ' }) })
    if (process.stdin.isTTY) lines.prompt()
    for await (const line of lines) {
      await terminal.type(line)
      await bot.outbox('terminal')?.idle()
      terminal.endTurn()
      if (process.stdin.isTTY) lines.prompt()
    }
  } finally {
    await bot.stop()
    if (scratch) rmSync(scratch, { recursive: true, force: true })
  }
}

// whoever read us went away: nothing is left to do
process.stdout.on('error', () => process.exit(0))

main().catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : error}\n${USAGE}`)
  process.exit(1)
})
