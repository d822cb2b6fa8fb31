import type { FastifyInstance, FastifyRequest } from 'fastify'
import { forgetVisitor } from './visitor.ts'

const EMPTY = '<!doctype html><title>&nbsp;</title>'

/**
 * `GET /leave`: the quick exit. Whoever opens the page next on this phone finds nothing, and a browser without a script goes on to `exitUrl`,
 * or to an empty page. With a script the page is gone before this is asked.
 */
export function leaveRoute(scope: FastifyInstance, exitUrl: string | undefined, isSecure: (request: FastifyRequest) => boolean): void {
  scope.get('/leave', (request, reply) => {
    forgetVisitor(reply, isSecure(request))
    reply.header('cache-control', 'no-store')
    return exitUrl ? reply.redirect(exitUrl, 303) : reply.type('text/html; charset=utf-8').send(EMPTY)
  })
}
