import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type BulkPlatform = Awaited<ReturnType<typeof startBulkPlatform>>

/**
 * A server of the Bot API that only takes messages, pictures and voices, and remembers to whom and when: it has a message once the last byte of it is there,
 * and says so `latencyMs` later. Of more than `mostPerSecond` in any second it refuses those beyond, as Telegram does.
 */
export async function startBulkPlatform({ latencyMs = 10, mostPerSecond = Number.POSITIVE_INFINITY } = {}) {
  const had: { chat: string; at: number; method: string }[] = []
  let refused = 0
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', chunk => chunks.push(chunk))
    request.on('end', () => {
      response.setHeader('content-type', 'application/json')
      const [, method] = /\/(send(?:Message|Photo|Voice))$/.exec(request.url ?? '') ?? []
      if (!method) return response.end('{"ok":true,"result":true}')
      const at = performance.now()
      if (had.filter(message => message.at > at - 1000).length >= mostPerSecond) {
        refused += 1
        response.statusCode = 429
        return response.end(TOO_MANY)
      }
      had.push({ chat: chatOf(Buffer.concat(chunks)), at, method })
      return setTimeout(() => response.end(taken(had.length)), latencyMs)
    })
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    had,
    refused: () => refused,
    close: () =>
      new Promise<void>(resolve => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

// a file comes as a form
const chatOf = (body: Buffer): string =>
  body.toString('latin1', 0, 1) === '{'
    ? String((JSON.parse(body.toString()) as { chat_id: unknown }).chat_id)
    : (/name="?chat_id"?\r\n\r\n(\d+)/.exec(body.toString('latin1'))?.[1] ?? '')
const taken = (id: number) => `{"ok":true,"result":{"message_id":${id},"date":1,"chat":{"id":1,"type":"private"}}}`
const TOO_MANY = '{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 1","parameters":{"retry_after":1}}'
