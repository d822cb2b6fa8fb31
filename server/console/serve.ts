import cookies from '@fastify/cookie'
import forms from '@fastify/formbody'
import multipart from '@fastify/multipart'
import type { FastifyInstance } from 'fastify'
import type { Bot } from '../../bot/bot.ts'
import type { Log } from '../../bot/log.ts'
import { serveFiles } from '../assets.ts'
import { formLimits } from '../received-file.ts'
import { sameOrigin } from '../refuse.ts'
import { answer } from './answer.ts'
import { consoleBundle } from './bundle.ts'
import { entrance } from './entrance.tsx'
import { guardConsole } from './guard.ts'
import { routes } from './index.ts'
import type { Route } from './page.ts'
import { type ConsoleConfig, type ConsoleParts, consoleParts } from './parts.ts'
import { failed } from './refusal.tsx'

const BODY_LIMIT = 256 * 1024

/** The staff console on a server of its own, ready to be asked. */
export async function openConsole(app: FastifyInstance, bot: Bot, config: ConsoleConfig, log: Log): Promise<FastifyInstance> {
  await staffConsole(app, consoleParts(bot, config, log))
  return app
}

/**
 * Puts the staff console on a server, under `/console`. All it needs (cookies, forms, headers, limits, its own way to
 * refuse) stays within these routes.
 */
async function staffConsole(app: FastifyInstance, parts: ConsoleParts): Promise<void> {
  await app.register(
    async scope => {
      await scope.register(cookies, { secret: parts.config.sessionKey })
      await scope.register(forms, { bodyLimit: BODY_LIMIT })
      await scope.register(multipart, formLimits(parts.files.limit))
      await guardConsole(scope, parts)
      scope.addHook('preClose', async () => parts.streams.close())
      scope.setErrorHandler((error, request, reply) => failed({ parts, request, reply }, error))
      scope.setNotFoundHandler((request, reply) => answer({ parts, request, reply }, null))
      serveFiles(scope, '/assets/:name', async () => (await consoleBundle()).files)
      entrance(scope, parts)
      for (const route of routes) addRoute(scope, parts, route)
    },
    { prefix: '/console' },
  )
}

function addRoute(scope: FastifyInstance, parts: ConsoleParts, route: Route): void {
  const method = route.kind === 'deed' || route.kind === 'upload' ? 'POST' : 'GET'
  scope.route({
    method,
    url: route.path.slice('/console'.length) || '/',
    // a page of another site can make a browser post, but not hide whence
    ...(method === 'POST' && { onRequest: sameOrigin }),
    handler: (request, reply) => answer({ parts, request, reply }, route),
  })
}
