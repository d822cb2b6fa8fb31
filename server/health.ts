import type { FastifyInstance } from 'fastify'
import type { Bot } from '../bot/bot.ts'

/** `/healthz`: the process lives. `/readyz`: it can do its work, that is, the database answers; 503 otherwise. */
export function health(app: FastifyInstance, bot: Bot): void {
  app.get('/healthz', async () => ({ status: 'alive' }))
  app.get('/readyz', async (_, reply) => {
    try {
      await bot.db.$queryRawUnsafe('SELECT 1')
      return { status: 'ready' }
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' })
    }
  })
}
