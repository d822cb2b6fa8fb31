import { randomBytes } from 'node:crypto'
import { existsSync } from 'node:fs'
import type { Bot } from '../bot/bot.ts'
import type { Channel } from '../bot/channels/channel.ts'
import type { Telegram } from '../bot/channels/telegram/index.ts'
import { createWeb } from '../bot/channels/web/index.ts'
import type { WhatsappCloud } from '../bot/channels/whatsapp-cloud/index.ts'
import { localTime, offsetAt, runtimeOffset } from '../bot/clock.ts'
import { type Config, readConfig } from '../bot/config.ts'
import type { Clock } from '../bot/hear.ts'
import { createLog, type Log } from '../bot/log.ts'
import { openBot } from '../bot/open.ts'
import { createWhisperServer } from '../bot/transcription/whisper-server.ts'
import { settingOf } from '../prisma/store/settings.ts'
import { buildApp } from './app.ts'
import { closeDemo, openDemo } from './console/demo.ts'
import { firstAccountPath } from './console/first-account.ts'
import { LINK_DAYS } from './console/invitation.ts'
import { TELEGRAM_PATH, telegramSecret } from './webhooks.ts'
import { whyNotStarted } from './why-not-started.ts'

/** Connections that may knock at once: of a larger crowd than Node's own 511 the rest would knock again only after a second or more. */
const CROWD = 4_096

/** Serves until told to stop. Puts everything together: the only place that knows all the parts. */
async function main(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env')
  const config = readConfig(process.env)
  const log = createLog(config.logLevel)
  const clock: Clock = { now: () => new Date(), local: instant => localTime(instant, config.clockChanges) }
  warnOfWrongZone(config, log)

  const web = createWeb()
  const telegram = await telegramOf(config, log)
  const whatsapp = await whatsappOf(config, log)
  const phone = await phoneOf(config, clock, log)
  const bot = await openBot({
    databaseUrl: config.databaseUrl,
    clock,
    log,
    first: config.defaultLocale,
    channels: [web, ...(telegram ? [telegram] : []), ...(whatsapp ? [whatsapp] : []), ...(phone ? [phone] : [])],
    registrations: {
      dataKeys: config.dataKeys,
      permits: { cin: config.cndpAuthorization !== null, cndp: config.cndpReceipt },
    },
    transcribe: config.transcribeUrl === null ? null : createWhisperServer({ url: config.transcribeUrl }),
    readBack: config.readBack,
    media: { folder: config.mediaDir, secret: config.mediaKey, days: config.mediaDays },
  })
  const sessionKey = config.sessionKey ?? (await settingOf(bot.db, 'session-key', () => randomBytes(32).toString('base64url')))
  const app = await buildApp({
    bot,
    web,
    telegram,
    whatsapp,
    log,
    config: {
      sessionKey,
      embedOrigins: config.embedOrigins,
      exitUrl: config.exitUrl,
      publicUrl: config.publicUrl ?? undefined,
      defaultLocale: config.defaultLocale,
    },
  })
  const entry = await howToEnter(bot, config)
  stopOnSignals(app, bot, log)
  // a port that is taken must be known before the channels listen and the outbox sends: another of us may be at work
  const address = await app.listen({ host: config.host, port: config.port, backlog: CROWD })
  await bot.start()
  log.info({ listening: address, telegram: telegram !== null, whatsapp: whatsapp !== null, phone: phone !== null }, 'Jisr is ready')
  console.log(`\n  Jisr جسر is ready: ${address}\n\n${entry(config.publicUrl ?? address)}`)
}

// who may open the console for the first time, or try it; printed for who sits at the machine, never written to the log
async function howToEnter({ db, clock }: Bot, { demo }: Config): Promise<(base: string) => string> {
  if (demo) {
    const lines = (await openDemo(db, clock.now())).map(({ login, password }) => `    ${login.padEnd(20)} ${password}\n`)
    return base => `  To try the console, ${base}/console:\n${lines.join('')}`
  }
  await closeDemo(db)
  const path = await firstAccountPath(db, clock.now())
  const sentence = `The first administrator (login: admin) chooses a password here, once, within ${LINK_DAYS} days:`
  return base => (path ? `  ${sentence}\n  ${base}${path}\n` : '')
}

// loaded only where it is used: a centre without Telegram keeps its memory
async function telegramOf({ telegramToken, telegramApi, publicUrl, sessionKey }: Config, log: Log): Promise<Telegram | null> {
  if (!telegramToken) return null
  const { createTelegram } = await import('../bot/channels/telegram/index.ts')
  if (publicUrl?.startsWith('https:') && !sessionKey)
    log.warn('without SESSION_KEY there is no webhook: Telegram is asked for messages instead')
  const webhook =
    publicUrl?.startsWith('https:') && sessionKey ? { url: `${publicUrl}${TELEGRAM_PATH}`, secret: telegramSecret(sessionKey) } : undefined
  return createTelegram({ token: telegramToken, log, ...(telegramApi && { apiRoot: telegramApi }), ...(webhook && { webhook }) })
}

// loaded only where it is used
async function whatsappOf({ whatsapp }: Config, log: Log): Promise<WhatsappCloud | null> {
  if (!whatsapp) return null
  const { createWhatsappCloud } = await import('../bot/channels/whatsapp-cloud/index.ts')
  return createWhatsappCloud({ ...whatsapp, log })
}

// an own process with a browser of its own: never but where it is asked for
async function phoneOf({ whatsappWeb }: Config, clock: Clock, log: Log): Promise<Channel | null> {
  if (!whatsappWeb) return null
  const { openPhone } = await import('./phone.ts')
  return openPhone(whatsappWeb, clock, log)
}

// an older Node has time-zone data from before Morocco left daylight saving: our own clock corrects it
function warnOfWrongZone({ clockChanges }: Config, log: Log): void {
  const now = new Date()
  const [ours, theirs] = [offsetAt(now, clockChanges), runtimeOffset(now)]
  if (ours !== theirs)
    log.warn(
      { casablanca: `UTC+${ours} min`, runtime: `UTC+${theirs} min` },
      "this Node's time zones are out of date; Casablanca's clock is corrected",
    )
}

function stopOnSignals(app: { close(): Promise<unknown> }, bot: Bot, log: Log): void {
  const stop = async (signal: string) => {
    log.info({ signal }, 'stopping')
    const ended = await Promise.allSettled([app.close().then(() => bot.stop())])
    for (const { status } of ended) if (status === 'rejected') log.error('did not stop cleanly; what was kept is safe')
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop)
}

main().catch((error: unknown) => {
  console.error(whyNotStarted(error, process.env))
  process.exit(1)
})
