import { createHmac } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Telegram } from '../bot/channels/telegram/index.ts'

export const TELEGRAM_PATH = '/webhooks/telegram'

/** The secret Telegram must show with each call. Made from the session key, so that there is one secret less to keep. */
export const telegramSecret = (sessionKey: string): string =>
  createHmac('sha256', sessionKey).update('telegram webhook').digest('base64url')

/** Takes in what Telegram brings. The body is read as it came: the channel itself says what is malformed. */
export async function telegramWebhook(app: FastifyInstance, telegram: Telegram): Promise<void> {
  await app.register(async scope => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
    scope.post(TELEGRAM_PATH, async (request, reply) => {
      const secret = request.headers['x-telegram-bot-api-secret-token']
      const { status } = await telegram.handleWebhook(
        typeof secret === 'string' ? secret : undefined,
        (request.body as Buffer | undefined) ?? '',
      )
      return reply.code(status).send()
    })
  })
}
