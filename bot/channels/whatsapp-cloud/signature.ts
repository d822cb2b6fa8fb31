import { createHmac, timingSafeEqual } from 'node:crypto'

/** The length of an HMAC-SHA256, in bytes. */
const LENGTH = 32

/**
 * Whether a webhook's body was signed with the app's secret: `sha256=` and the HMAC of the body, byte for byte as it came. Anything
 * missing or malformed is not. https://developers.facebook.com/docs/graph-api/webhooks/getting-started#validate-payloads
 */
export function isSigned(body: Uint8Array, signature: string | undefined, secret: string): boolean {
  const [, hex] = /^sha256=([0-9a-f]{64})$/i.exec(signature ?? '') ?? []
  const given = Buffer.from(hex ?? '', 'hex')
  const expected = createHmac('sha256', secret).update(body).digest()
  return secret !== '' && given.length === LENGTH && timingSafeEqual(given, expected)
}
