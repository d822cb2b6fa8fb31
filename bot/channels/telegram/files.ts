import { type Api, GrammyError } from 'grammy'
import type { Fetched } from '../channel.ts'
import { codeOf, toReceipt } from './errors.ts'

/** A file may take this long from the first byte to the last, in milliseconds. */
const LONGEST_MS = 120_000

export type FileServer = { token: string; apiRoot?: string | undefined }

/**
 * Fetches a file from Telegram, which gives at most 20 MB. Our own downloader: it obeys the API's address whatever it is, a limit of
 * size and one of time, and reads the status. `why` never holds the address, which contains the token.
 * https://core.telegram.org/bots/api#getfile
 */
export async function fetchFile(
  api: Api,
  { token, apiRoot = 'https://api.telegram.org' }: FileServer,
  id: string,
  limit: number,
): Promise<Fetched> {
  try {
    const { file_path: path, file_size: size = 0 } = await api.getFile(id)
    if (size > limit) return { failed: 'too-big', why: `${size} bytes` }
    if (!path || /(^|\/)\.\.(\/|$)/.test(path)) return { failed: 'expired', why: 'no path' }
    const address = `${apiRoot}/file/bot${token}/${path.split('/').map(encodeURIComponent).join('/')}`
    const response = await fetch(address, { signal: AbortSignal.timeout(LONGEST_MS), redirect: 'error' })
    if (response.ok && response.body) return { content: response.body }
    await response.body?.cancel()
    return { failed: response.status === 404 ? 'expired' : 'unavailable', why: `status ${response.status}` }
  } catch (error) {
    return refusedBy(error)
  }
}

function refusedBy(error: unknown): Fetched {
  if (error instanceof GrammyError && /file is too big/i.test(error.description ?? '')) return { failed: 'too-big', why: error.description }
  if (error instanceof GrammyError && /wrong file|file_id|FILE_(ID|REFERENCE)/i.test(error.description ?? ''))
    return { failed: 'expired', why: error.description }
  if (error instanceof TypeError) return { failed: 'unavailable', why: `network: ${codeOf(error.cause)}` }
  const { why, retryAfter } = toReceipt(error)
  return { failed: 'unavailable', why, ...(retryAfter !== undefined && { retryAfter }) }
}
