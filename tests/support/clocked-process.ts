import { createTelegram } from '../../bot/channels/telegram/index.ts'
import { localTime } from '../../bot/clock.ts'
import { createLog } from '../../bot/log.ts'
import { openBot } from '../../bot/open.ts'

// the assistant on Telegram, in a process of its own whose clock shows what it is told: what is done by time can be killed in the middle
const { DATABASE_URL = '', TELEGRAM_API = '', TELEGRAM_TOKEN = '', NOW = '' } = process.env
const log = createLog('silent')
const clock = { now: () => new Date(NOW), local: (instant: Date) => localTime(instant) }
const channel = createTelegram({ token: TELEGRAM_TOKEN, apiRoot: TELEGRAM_API, log })
const bot = await openBot({ databaseUrl: DATABASE_URL, clock, log, first: 'fr', channels: [channel] })
await bot.start()
for (let sweeps = 0; sweeps < 3; sweeps++) await bot.sweep()
console.log('what time asked for is (done)')
