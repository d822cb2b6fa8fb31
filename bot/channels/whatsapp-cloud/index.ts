import { createHash, timingSafeEqual } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { errorName } from '../../error-name.ts'
import type { Log } from '../../log.ts'
import { createBrought } from '../brought.ts'
import type { Channel, ReadFile, Receipt, Received } from '../channel.ts'
import { createHealth } from '../health.ts'
import { inOrder } from '../in-order.ts'
import { createPace } from '../pace.ts'
import { fetchFile } from './files.ts'
import { createGraph } from './graph.ts'
import { type Carrying, partsOf, together } from './parts.ts'
import { CAN } from './sending.ts'
import { isSigned } from './signature.ts'
import { listTemplates } from './templates.ts'
import { decode } from './wire.ts'

export type WhatsappCloudOptions = {
  /** A system user's access token. */
  token: string
  /** The id, not the number, of the telephone number we write from. */
  phoneId: string
  /** The business account, whose templates are listed; null: none are. */
  accountId?: string | null
  /** Signs what Meta brings. */
  appSecret: string
  /** What Meta shows when it is told of our address. */
  verifyToken: string
  log: Pick<Log, 'info' | 'warn' | 'error'>
  /** Graph's address, without a trailing slash, and its version. */
  apiRoot?: string
  version?: string
  /** Messages a second. WhatsApp takes 80 from a number, counting both ways. */
  perSecond?: number
}

export type WhatsappCloud = Channel & {
  /** What to answer Meta when it verifies our address: the challenge, or null for anybody else. */
  verify(query: Readonly<Record<string, unknown>>): string | null
  /**
   * Takes in a call of the webhook: the header `X-Hub-Signature-256` and the body as it came. Answers the status to reply: 200 once all of it
   * is kept, 401 and 400 for what does not come from Meta, 500 and 503 for what Meta must bring again. Never rejects.
   */
  handleWebhook(signature: string | undefined, body: Uint8Array): Promise<{ status: number }>
}

type Hear = (received: Received) => Promise<void>

const PER_SECOND = 60
/** Conversations of which the last message is remembered, to be shown as read or answered. */
const REMEMBERED = 2_000
/** Marks of “read” under way at once: only a courtesy, and never a crowd. */
const READ_AT_ONCE = 2

/**
 * WhatsApp by Meta's Cloud API: what is heard comes by webhook, what is said goes by Graph. Starting never fails: the number is looked at
 * once, so that a wrong token shows before anybody writes.
 */
export function createWhatsappCloud(options: WhatsappCloudOptions): WhatsappCloud {
  const { token, phoneId, appSecret, verifyToken, log, apiRoot = 'https://graph.facebook.com', version = 'v23.0' } = options
  const graph = createGraph({ token, apiRoot, version })
  const pace = createPace(options.perSecond ?? PER_SECOND, { now: () => performance.now(), wait })
  const brought = createBrought<Carrying>(() => performance.now())
  const health = createHealth()
  const last = new Map<string, string>()
  let read: ReadFile = async () => null
  let listener: Hear | null = null
  let reading = 0

  const remember = ({ id, from, event }: Received) => {
    if (event.kind === 'delivery' || event.kind === 'reaction' || event.kind === 'moved') return
    last.delete(from)
    last.set(from, id)
    const [oldest] = last.keys()
    if (last.size > REMEMBERED && oldest !== undefined) last.delete(oldest)
  }

  const markRead = async (to: string, typing: boolean): Promise<void> => {
    const id = last.get(to)
    if (id === undefined || reading >= READ_AT_ONCE) return
    reading += 1
    const shown = typing ? { typing_indicator: { type: 'text' } } : {}
    await graph.post(`${phoneId}/messages`, { messaging_product: 'whatsapp', status: 'read', message_id: id, ...shown })
    reading -= 1
  }

  const hearAll = async (heard: readonly Received[], hear: Hear) => {
    for (const received of heard) {
      await hear(received)
      remember(received)
      // once Meta is answered: it waits for that
      if (received.id === last.get(received.from)) setImmediate(() => void markRead(received.from, false))
    }
  }

  const noted = (receipt: Receipt): Receipt => {
    if ('id' in receipt) health.note('ok')
    else if (receipt.failed === 'unauthorised') health.note('refused', receipt.why)
    else if (receipt.failed === 'unavailable' || receipt.failed === 'too-many') health.note('trouble', receipt.why)
    return receipt
  }

  return {
    name: 'whatsapp',
    can: CAN,
    // https://developers.facebook.com/docs/whatsapp/cloud-api/overview#throughput
    bulk: options.perSecond ?? PER_SECOND,
    keepsFirst: true,
    health: health.read,
    async start(hear, readFile) {
      read = readFile ?? read
      const calls = new Set<Promise<void>>()
      const tracked: Hear = received => {
        const call = hear(received)
        calls.add(call)
        return call.finally(() => calls.delete(call))
      }
      listener = tracked
      void graph.get(`${phoneId}?fields=id`).then(answered => {
        if (!('failed' in answered)) health.note('ok')
        else noted(answered)
        if ('failed' in answered) log.warn({ failed: answered.failed, why: answered.why }, 'whatsapp: the number was not reached')
      })
      return {
        async stop() {
          if (listener === tracked) listener = null
          await Promise.allSettled(calls)
        },
      }
    },
    send: async (to, message, taken) =>
      noted(await inOrder(partsOf({ graph, phoneId, pace, brought, read: id => read(id) }, to, message), taken)),
    together,
    fetch: (file, limit) => fetchFile({ graph, token, apiRoot, phoneId }, file, limit),
    templates: async () => (options.accountId ? listTemplates(graph, options.accountId) : []),
    typing: to => markRead(to, true),
    verify: query =>
      query['hub.mode'] === 'subscribe' && same(query['hub.verify_token'], verifyToken) && typeof query['hub.challenge'] === 'string'
        ? query['hub.challenge']
        : null,
    async handleWebhook(signature, body) {
      if (!isSigned(body, signature, appSecret)) return { status: 401 }
      const heard = decode(parse(body), phoneId, new Date())
      if (!heard) return { status: 400 }
      if (!listener) return { status: 503 }
      try {
        await hearAll(heard, listener)
        return { status: 200 }
      } catch (error) {
        log.error({ error: errorName(error) }, 'whatsapp: a webhook could not be kept')
        return { status: 500 }
      }
    },
  }
}

// digests have one length, which timingSafeEqual asks for
const same = (given: unknown, expected: string): boolean =>
  typeof given === 'string' && expected !== '' && timingSafeEqual(digest(given), digest(expected))
const digest = (text: string) => createHash('sha256').update(text).digest()

function parse(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}
