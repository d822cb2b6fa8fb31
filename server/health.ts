import type { FastifyInstance } from 'fastify'
import type { Bot } from '../bot/bot.ts'

/** `/healthz`: the process lives. `/readyz`: it can do its work, that is, the database answers and holds our content; 503 otherwise. */
export function health(app: FastifyInstance, bot: Bot): void {
  app.get('/healthz', async () => ({ status: 'alive' }))
  app.get('/readyz', async (_, reply) => {
    try {
      // a row of our own tables: an empty or foreign file answers `SELECT 1` as well
      await bot.db.service.findFirstOrThrow({ select: { key: true } })
      return { status: 'ready' }
    } catch {
      return reply.code(503).send({ status: 'the database does not answer' })
    }
  })
}
