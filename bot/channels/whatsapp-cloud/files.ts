import { z } from 'zod'
import type { Fetched } from '../channel.ts'
import { type Graph, networkCode } from './graph.ts'

/** A file may take this long from the first byte to the last, in milliseconds. */
const LONGEST_MS = 120_000
/** Where Meta keeps files: our token is shown to no other host. */
const HOSTS = /(^|\.)(fbsbx\.com|facebook\.com|whatsapp\.net|fbcdn\.net)$/

const found = z.object({ url: z.url(), file_size: z.coerce.number().optional().catch(undefined) })

export type FileAccess = { graph: Graph; token: string; apiRoot: string; phoneId: string }

/**
 * Fetches a file from WhatsApp: first where it lies, an address good for five minutes, then the file. Meta keeps files for 30 days.
 * https://developers.facebook.com/documentation/business-messaging/whatsapp/business-phone-numbers/media
 */
export async function fetchFile({ graph, token, apiRoot, phoneId }: FileAccess, id: string, limit: number): Promise<Fetched> {
  const answered = await graph.get(`${encodeURIComponent(id)}?phone_number_id=${phoneId}`)
  if ('failed' in answered) return absent(answered)
  const file = found.safeParse(answered.body).data
  if (!file || !isMetas(file.url, apiRoot)) return { failed: 'unavailable', why: 'no address' }
  if ((file.file_size ?? 0) > limit) return { failed: 'too-big', why: `${file.file_size} bytes` }
  try {
    const response = await fetch(file.url, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(LONGEST_MS),
      redirect: 'error',
    })
    if (response.ok && response.body) return { content: response.body }
    await response.body?.cancel()
    return { failed: response.status === 404 || response.status === 410 ? 'expired' : 'unavailable', why: `status ${response.status}` }
  } catch (error) {
    return { failed: 'unavailable', why: networkCode(error) }
  }
}

// of a file that is gone Graph says that there is no such object (100), or that media could not be had (131052)
function absent({ failed, why, retryAfter }: { failed: string; why: string; retryAfter?: number }): Fetched {
  if (failed === 'refused') return { failed: 'expired', why }
  return { failed: 'unavailable', why, ...(retryAfter !== undefined && { retryAfter }) }
}

function isMetas(address: string, apiRoot: string): boolean {
  const { protocol, hostname, origin } = new URL(address)
  return origin === new URL(apiRoot).origin || (protocol === 'https:' && HOSTS.test(hostname))
}
