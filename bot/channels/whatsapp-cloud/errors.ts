import type { Failure, Receipt } from '../channel.ts'

export type Refused = Extract<Receipt, { failed: Failure }>

/** Seconds between two messages to one person that WhatsApp asks for when it was too many. */
const PAIR_SECONDS = 6

/** Access tokens, permissions, accounts locked or unpaid, a number not registered: nothing goes until an administrator acts. */
const OURS = [0, 3, 10, 190, 200, 368, 131005, 131031, 131042, 131045, 133010]
/** Limits on us as a whole. */
const TOO_MANY = [4, 613, 80007, 130429]
/** Meta's own trouble. */
const PASSING = [1, 2, 131000, 131016, 131057, 133004]

/**
 * What an error code means for a message. A code that is not here will never be taken. Only what is `too-many` or `unavailable`, and our
 * own credentials, is tried again. https://developers.facebook.com/docs/whatsapp/cloud-api/support/error-codes
 */
const BY_CODE: ReadonlyMap<number, Omit<Refused, 'why'>> = new Map<number, Omit<Refused, 'why'>>([
  ...OURS.map(code => [code, { failed: 'unauthorised' }] as const),
  ...TOO_MANY.map(code => [code, { failed: 'too-many', retryAfter: 10 }] as const),
  ...PASSING.map(code => [code, { failed: 'unavailable' }] as const),
  [131056, { failed: 'unavailable', retryAfter: PAIR_SECONDS }],
  [131026, { failed: 'gone' }],
  [131030, { failed: 'gone' }],
  [131047, { failed: 'window' }],
  [131048, { failed: 'limited' }],
  [131049, { failed: 'limited' }],
  [130472, { failed: 'limited' }],
  [131050, { failed: 'blocked' }],
])
const isTemplate = (code: number) => code >= 132_000 && code < 133_000

/** How a message was refused, by Meta's code, and the status of the answer where there was one. `why` holds numbers only: texts may quote. */
export function refusalOf(code: number | undefined, status?: number): Refused {
  const why =
    [code, status !== undefined && `status ${status}`].filter(part => part !== undefined && part !== false).join(', ') || 'no code'
  const known = code === undefined ? undefined : (BY_CODE.get(code) ?? (isTemplate(code) ? ({ failed: 'template' } as const) : undefined))
  return { ...(known ?? { failed: byStatus(status) }), why }
}

function byStatus(status = 400): Failure {
  if (status === 401 || status === 403) return 'unauthorised'
  if (status === 429) return 'too-many'
  return status >= 500 ? 'unavailable' : 'refused'
}
