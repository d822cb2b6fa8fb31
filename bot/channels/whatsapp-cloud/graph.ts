import { z } from 'zod'
import { isDoubtful } from '../doubt.ts'
import { type Refused, refusalOf } from './errors.ts'

/** Milliseconds a call may take; a file takes longer, but less than the outbox holds a message, or it would be sent twice. */
const TIMEOUT = 15_000
const UPLOAD_TIMEOUT = 40_000

export type Graph = {
  /** Calls the API; the answer, or how it was refused. Never rejects. */
  get(path: string): Promise<Answered>
  post(path: string, body: object | FormData): Promise<Answered>
}
export type Answered = { body: unknown } | Refused

const refused = z.object({ error: z.object({ code: z.number().optional() }) })

/**
 * Meta's Graph API, of one version, for the holder of a token. Addresses and texts of errors never leave here: they may quote people.
 * https://developers.facebook.com/docs/graph-api/guides/error-handling
 */
export function createGraph({ token, apiRoot, version }: { token: string; apiRoot: string; version: string }): Graph {
  const call = async (path: string, init: RequestInit, timeout: number): Promise<Answered> => {
    try {
      const response = await fetch(`${apiRoot}/${version}/${path}`, {
        ...init,
        headers: { ...init.headers, authorization: `Bearer ${token}` },
        redirect: 'error',
        signal: AbortSignal.timeout(timeout),
      })
      const body: unknown = await response.json().catch(() => null)
      if (response.ok && body !== null) return { body }
      return refusedWith(response.status, refused.safeParse(body).data?.error.code)
    } catch (error) {
      return { failed: 'unavailable', why: networkCode(error), ...(isDoubtful(codeOf(error)) && { unsure: true }) }
    }
  }
  return {
    get: path => call(path, {}, TIMEOUT),
    post: (path, body) =>
      body instanceof FormData
        ? call(path, { method: 'POST', body }, UPLOAD_TIMEOUT)
        : call(path, { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }, TIMEOUT),
  }
}

// a gateway's page, or nothing that can be read: Graph itself may have done what it was asked
const refusedWith = (status: number, code: number | undefined): Refused =>
  code === undefined && (status < 300 || status >= 500)
    ? { failed: 'unavailable', why: `no code, status ${status}`, unsure: true }
    : refusalOf(code, status)

/** What may be told of a connection that failed: the system's own code, never the address. */
export const networkCode = (error: unknown): string => `network: ${codeOf(error)}`

function codeOf(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error
  const { code, name } = cause as { code?: unknown; name?: unknown }
  const found = [code, name].find(value => typeof value === 'string' && /^[\w-]+$/.test(value))
  return typeof found === 'string' ? found : 'error'
}
