import type { FastifyInstance } from 'fastify'
import type { Bot } from '../bot/bot.ts'

/** Calendars read appointments here, by a secret address that can be taken back (RFC 5545). A wrong one is no address. */
export function calendars(app: FastifyInstance, { appointments }: Pick<Bot, 'appointments'>): void {
  app.get<{ Params: { secret: string } }>('/calendar/:secret.ics', async (request, reply) => {
    const calendar = await appointments.feed(request.params.secret)
    if (calendar === null) return reply.callNotFound()
    return reply.header('cache-control', 'no-store').type('text/calendar; charset=utf-8').send(calendar)
  })
}
