import fastify, { type FastifyInstance, type FastifyReply } from 'fastify'
import type { Bot } from '../bot/bot.ts'
import type { Telegram } from '../bot/channels/telegram/index.ts'
import type { WebChannel } from '../bot/channels/web/index.ts'
import type { WhatsappCloud } from '../bot/channels/whatsapp-cloud/index.ts'
import type { Log } from '../bot/log.ts'
import { calendars } from './calendar.ts'
import type { ConsoleConfig } from './console/parts.ts'
import { letEveryoneIn } from './door.ts'
import { health } from './health.ts'
import { type WebChatConfig, webChat } from './web-chat.ts'
import { telegramWebhook, WHATSAPP_PATH, whatsappWebhook } from './webhooks.ts'
import { whenOpened } from './when-opened.ts'

export type AppParts = {
  bot: Bot
  web: WebChannel
  telegram: Telegram | null
  whatsapp?: WhatsappCloud | null
  config: WebChatConfig & ConsoleConfig
  log: Log
}

/** The HTTP server, built but not listening: the web chat, the staff console, the platforms' webhooks, and whether all is well. */
export async function buildApp({ bot, web, telegram, whatsapp, config, log }: AppParts): Promise<FastifyInstance> {
  const app = server(log)
  // what Meta brings is kept and acknowledged in a moment, and Meta connects all day: nobody is at its door but itself
  letEveryoneIn(app, { waits: ({ url }) => !url.startsWith(WHATSAPP_PATH) })
  whenOpened(app, '/console', async () => {
    const { openConsole } = await import('./console/serve.ts')
    return openConsole(server(log), bot, config, log)
  })
  health(app, bot)
  calendars(app, bot)
  if (telegram) await telegramWebhook(app, telegram)
  if (whatsapp) await whatsappWebhook(app, whatsapp)
  await webChat(app, {
    hear: (_, received) => web.receive(received),
    history: bot.history,
    earlier: bot.earlier,
    preview: bot.preview,
    forget: bot.forgetChat,
    files: bot.files,
    channel: web,
    config,
    log,
  })
  return app
}

/** A server without routes, which tells the log what it answered, and nobody what went wrong. */
function server(log: Log): FastifyInstance {
  const app = fastify({
    logger: false,
    trustProxy: 'loopback',
    bodyLimit: 1024 * 1024,
    forceCloseConnections: 'idle',
    // an address that is no address never reaches the routes, nor what they say of errors
    frameworkErrors: (_error, _request, reply) => void (reply as FastifyReply).code(400).send({ error: 'not understood' }),
  })
  app.addHook('onResponse', async (request, reply) => {
    log.debug(
      { request: request.id, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
  })
  app.setErrorHandler((error: { statusCode?: number; name?: string }, request, reply) => {
    const status = error.statusCode ?? 500
    if (status >= 500) log.error({ request: request.id, error: error.name }, 'request failed')
    return reply.code(status).send({ error: status >= 500 ? 'something went wrong here' : 'not understood' })
  })
  app.setNotFoundHandler((_, reply) => reply.code(404).send({ error: 'not found' }))
  return app
}
