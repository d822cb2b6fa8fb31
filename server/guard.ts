import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { STRICT_POLICY } from './policy.ts'
import { Refused } from './refuse.ts'
import { visitorOf } from './visitor.ts'

/** Requests a minute: of one visitor, and of all who come from one network address without being known yet. */
export type Limits = { visitor: number; network: number }

// a whole town may share one address of its phone company, so a network is allowed far more than a person
const GENEROUS: Limits = { visitor: 120, network: 1200 }

/** Gives the routes of `scope` their security headers and limits. Needs cookies to be read before. */
export async function guard(
  scope: FastifyInstance,
  config: { embedOrigins: readonly string[]; limits?: Limits | undefined },
): Promise<void> {
  const limits = config.limits ?? GENEROUS
  await scope.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        ...STRICT_POLICY,
        // what was recorded in the page is listened to there, before it is sent
        mediaSrc: [...STRICT_POLICY.mediaSrc, 'blob:'],
        frameAncestors: ["'self'", ...config.embedOrigins],
      },
    },
    // who may show the page inside theirs is said above, and this older header knows no list
    xFrameOptions: false,
    // without it a form posted without a script would not say where it comes from
    referrerPolicy: { policy: 'same-origin' },
  })
  await scope.register(rateLimit, {
    timeWindow: '1 minute',
    keyGenerator: clientOf,
    max: (_request, key) => (String(key).startsWith('visitor:') ? limits.visitor : limits.network),
    errorResponseBuilder: () => new Refused(429, 'web.error.many'),
  })
}

function clientOf(request: FastifyRequest): string {
  const visitor = visitorOf(request)
  // a cookie is handed to anybody who looks: only who has spoken counts as somebody
  return visitor?.begun ? `visitor:${visitor.address}` : `network:${request.ip}`
}
