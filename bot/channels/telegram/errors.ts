import { GrammyError, HttpError } from 'grammy'
import type { Failure, Receipt } from '../channel.ts'
import { isDoubtful } from '../doubt.ts'

export type Refused = Extract<Receipt, { failed: Failure }>

/**
 * What an error of the Bot API means for a message. `why` holds Telegram's own words or the machine's error code, never the address
 * of the request, which contains the token. Cut short or answered by a gateway, Telegram may have taken it. https://core.telegram.org/api/errors, https://core.telegram.org/bots/api#making-requests
 */
export function toReceipt(error: unknown): Refused {
  if (error instanceof GrammyError) return refusedBy(error)
  if (error instanceof HttpError) return cutShort(codeOf(error.error))
  return { failed: 'unavailable', why: codeOf(error) }
}

const cutShort = (code: string): Refused => ({
  failed: 'unavailable',
  why: `network: ${code}`,
  ...(isDoubtful(code) && { unsure: true as const }),
})

function refusedBy({ error_code: status, description, parameters }: GrammyError): Refused {
  const why = `${status ?? '?'}: ${description ?? 'no description'}`
  if (parameters.migrate_to_chat_id !== undefined)
    return { failed: 'unavailable', why, retryAfter: 0, movedTo: `${parameters.migrate_to_chat_id}` }
  const after = parameters.retry_after === undefined ? {} : { retryAfter: parameters.retry_after }
  return { failed: failureOf(status, description ?? ''), why, ...after }
}

// a token that was never valid is answered 404, a revoked one 401
const BY_STATUS: Readonly<Record<number, Failure>> = {
  401: 'unauthorised',
  403: 'blocked',
  404: 'unauthorised',
  409: 'unavailable',
  429: 'too-many',
}
// answered 403 like a bot that was blocked, but nobody is there any more
const LEFT = /user is deactivated|bot was kicked|group chat was deleted/i
const GONE = /chat not found|user not found|PEER_ID_INVALID|USER_ID_INVALID|INPUT_USER_DEACTIVATED/i

function failureOf(status: number | undefined, description: string): Failure {
  if (status === undefined || status >= 500) return 'unavailable'
  if (LEFT.test(description)) return 'gone'
  return BY_STATUS[status] ?? (GONE.test(description) ? 'gone' : 'refused')
}

// node-fetch puts the system's code on its error; its message would name the address, token included
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return typeof error
  const { code, type } = error as { code?: unknown; type?: unknown }
  const found = [code, type, error.name].find(value => typeof value === 'string' && /^[\w-]+$/.test(value))
  return typeof found === 'string' ? found : 'error'
}
