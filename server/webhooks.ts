import { createHmac } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import type { Telegram } from '../bot/channels/telegram/index.ts'
import type { WhatsappCloud } from '../bot/channels/whatsapp-cloud/index.ts'

export const TELEGRAM_PATH = '/webhooks/telegram'
export const WHATSAPP_PATH = '/webhooks/whatsapp'
/** Meta's largest webhook is 3 MB. */
const LARGEST = 4 * 1024 * 1024

/** The secret Telegram must show with each call. Made from the session key, so that there is one secret less to keep. */
export const telegramSecret = (sessionKey: string): string =>
  createHmac('sha256', sessionKey).update('telegram webhook').digest('base64url')

// read as bytes: a signature is made over them
function asItCame(scope: FastifyInstance): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_, body, done) => done(null, body))
}

/** Takes in what Telegram brings. The body is read as it came: the channel itself says what is malformed. */
export async function telegramWebhook(app: FastifyInstance, telegram: Telegram): Promise<void> {
  await app.register(async scope => {
    asItCame(scope)
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

/** Takes in what Meta brings, and shows Meta that this address is ours. */
export async function whatsappWebhook(app: FastifyInstance, whatsapp: WhatsappCloud): Promise<void> {
  await app.register(async scope => {
    asItCame(scope)
    scope.get(WHATSAPP_PATH, (request, reply) => {
      const challenge = whatsapp.verify(request.query as Record<string, unknown>)
      return challenge === null ? reply.code(403).send() : reply.type('text/plain').send(challenge)
    })
    scope.post(WHATSAPP_PATH, { bodyLimit: LARGEST }, async (request, reply) => {
      const signature = request.headers['x-hub-signature-256']
      const body = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      const { status } = await whatsapp.handleWebhook(typeof signature === 'string' ? signature : undefined, body)
      return reply.code(status).send()
    })
  })
}
