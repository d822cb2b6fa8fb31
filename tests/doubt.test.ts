import { expect, test } from 'vitest'
import { isDoubtful } from '../bot/channels/doubt.ts'

test.each([
  // never left the machine, or met nobody who listens: surely not sent
  ...['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH', 'UND_ERR_CONNECT_TIMEOUT'].map(
    code => [code, false] as const,
  ),
  ...['CERT_HAS_EXPIRED', 'DEPTH_ZERO_SELF_SIGNED_CERT', 'ERR_TLS_CERT_ALTNAME_INVALID', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'].map(
    code => [code, false] as const,
  ),
  // asked, and then nothing: who knows
  ...[
    'ECONNRESET',
    'EPIPE',
    'ETIMEDOUT',
    'UND_ERR_SOCKET',
    'UND_ERR_HEADERS_TIMEOUT',
    'TimeoutError',
    'AbortError',
    'invalid-json',
    'error',
  ].map(code => [code, true] as const),
])('whether a message may have arrived though its request ended with %s: %s', (code, doubtful) => expect(isDoubtful(code)).toBe(doubtful))
