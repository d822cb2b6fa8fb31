import { createTelegram } from '../../bot/channels/telegram/index.ts'
import { localTime } from '../../bot/clock.ts'
import { createLog } from '../../bot/log.ts'
import { openBot } from '../../bot/open.ts'

// the assistant in a process of its own, to be killed: node … announcing-main.ts database platform messages-a-second
const [databaseUrl = '', apiRoot = '', perSecond = '30'] = process.argv.slice(2)
const log = createLog('error', process.stderr)
// a platform that brings nothing: nobody writes
const telegram = createTelegram({ token: '123456:invented', apiRoot, webhook: { url: 'https://jisr.test/x', secret: 'invented' }, log })
const bot = await openBot({
  databaseUrl,
  clock: { now: () => new Date(), local: instant => localTime(instant) },
  log,
  first: 'fr',
  channels: [{ ...telegram, bulk: Number(perSecond) }],
})
await bot.start()
console.log(`sending on ${databaseUrl}`)
// like a server it waits for what comes, also while there is nothing to do for a moment
setInterval(() => undefined, 60_000)
