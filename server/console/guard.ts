import { createHash } from 'node:crypto'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { STRICT_POLICY } from '../policy.ts'
import { Refused } from '../refuse.ts'
import type { ConsoleParts } from './parts.ts'
import { tokenOf } from './session.ts'

/** Requests a minute: of one browser, of one network whose browsers are not signed in, and forms at the door from one network. */
export type ConsoleLimits = { session: number; network: number; door: number }
export const GENEROUS: ConsoleLimits = { session: 600, network: 300, door: 60 }

/** Gives the console's routes their security headers and limits. Needs cookies to be read before. */
export async function guardConsole(scope: FastifyInstance, parts: ConsoleParts): Promise<void> {
  const limits = parts.config.consoleLimits ?? GENEROUS
  await scope.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        ...STRICT_POLICY,
        // the library's own small pictures lie inside its stylesheet
        imgSrc: ["'self'", 'data:'],
        // what was recorded in the page is listened to there, before it is kept
        mediaSrc: [...STRICT_POLICY.mediaSrc, 'blob:'],
        frameAncestors: ["'none'"],
      },
    },
    // a form posted without a script says where it comes from; other sites learn nothing
    referrerPolicy: { policy: 'same-origin' },
  })
  await scope.register(rateLimit, {
    timeWindow: '1 minute',
    keyGenerator: request => clientOf(request, parts),
    max: (_request, key) => (String(key).startsWith('session:') ? limits.session : limits.network),
    errorResponseBuilder: () => new Refused(429, 'web.error.many'),
  })
}

// a made-up cookie gets its own count, but opens nothing; the door has a limit of its own
function clientOf(request: FastifyRequest, parts: ConsoleParts): string {
  const token = tokenOf(request, parts)
  return token ? `session:${createHash('sha256').update(token).digest('hex')}` : `network:${request.ip}`
}
