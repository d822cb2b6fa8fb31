import { createHash, timingSafeEqual } from 'node:crypto'
import { Api } from 'grammy'
import { errorName } from '../../error-name.ts'
import { createBrought } from '../brought.ts'
import type { Channel, ReadFile, Received } from '../channel.ts'
import { createHealth, type HealthBook } from '../health.ts'
import { inOrder } from '../in-order.ts'
import { type Patience, pause, pauseAfter } from '../patience.ts'
import { COMMANDS } from './commands.ts'
import { callbackOf, decode, UPDATES } from './decode.ts'
import { CAN } from './encode.ts'
import { type Refused, toReceipt } from './errors.ts'
import { fetchFile } from './files.ts'
import { type Log, poll } from './polling.ts'
import { partsOf, type Theirs, together } from './sending.ts'

export type TelegramOptions = {
  token: string
  /** Another server of the Bot API, without a trailing slash. */
  apiRoot?: string
  /** Telegram calls us here (https) and shows the secret (1–256 of A-Z a-z 0-9 _ -). Left out, we ask Telegram. */
  webhook?: { url: string; secret: string }
  log: Log
  /** Milliseconds between two tries when Telegram does not answer. */
  patience?: Patience
  /** Seconds a request may take; one for updates, or with a file, takes longer. */
  timeout?: number
}

export type Telegram = Channel & {
  /**
   * Takes in a call of the webhook: the header `X-Telegram-Bot-Api-Secret-Token` and the body as it came. Answers the status to reply:
   * 200 once heard, 400 and 401 for what does not come from Telegram, 500 and 503 for what Telegram must bring again. Never rejects.
   */
  handleWebhook(secret: string | undefined, body: string | Uint8Array): Promise<{ status: number }>
}

type Hear = (received: Received) => Promise<void>

/** Seconds Telegram holds a request for updates, and seconds we give any other. */
const POLL = 30
const TIMEOUT = 15
/** Seconds a file may take. Less than the outbox holds a message, or it would be sent twice. */
const UPLOAD = 40

/**
 * The Telegram channel, by long polling, or by webhook where one is given. Starting never fails: while Telegram is away it is tried
 * again, and a refused token is logged once and leaves the channel silent.
 */
export function createTelegram(options: TelegramOptions): Telegram {
  const { token, apiRoot, webhook, log, patience = { first: 500, most: 15_000 }, timeout = TIMEOUT } = options
  const client = (timeoutSeconds: number) => new Api(token, { timeoutSeconds, ...(apiRoot !== undefined && { apiRoot }) })
  const api = client(timeout)
  const polled = client(POLL + TIMEOUT)
  const uploads = client(UPLOAD)
  const brought = createBrought<Theirs>(() => performance.now())
  const health = createHealth()
  let read: ReadFile = async () => null
  let listener: Hear | null = null

  const hearUpdate = async (update: unknown, hear: Hear) => {
    const received = decode(update, new Date())
    if (received) await hear(received)
    const callback = callbackOf(update)
    if (callback) void bestEffort(api.answerCallbackQuery(callback))
  }

  // what Telegram answers tells how the channel is, whatever was asked
  const well = <T>(answer: T): T => {
    health.note('ok')
    return answer
  }
  const unwell = (error: unknown): Refused => {
    const refused = toReceipt(error)
    noteRefusal(health, refused)
    return refused
  }

  const fetch = (offset: number, signal: AbortSignal) =>
    polled.getUpdates({ offset, timeout: POLL, allowed_updates: UPDATES }, legacy(signal)).then(well, unwell)

  const listen = async (hear: Hear, signal: AbortSignal) => {
    const prepare = webhook
      ? () => api.setWebhook(webhook.url, { secret_token: webhook.secret, allowed_updates: UPDATES }, legacy(signal))
      : () => api.deleteWebhook({}, legacy(signal))
    if (!(await insist(() => prepare().then(well), { patience, signal, log, health }))) return
    for (const { language, commands } of COMMANDS)
      void bestEffort(api.setMyCommands(commands, language ? { language_code: language } : {}, legacy(signal)))
    log.info({ by: webhook ? 'webhook' : 'polling' }, 'telegram: listening')
    if (!webhook) await poll({ fetch, hear: update => hearUpdate(update, hear), patience, signal, log })
  }

  return {
    name: 'telegram',
    can: CAN,
    // https://core.telegram.org/bots/faq#my-bot-is-hitting-limits-how-do-i-avoid-this
    bulk: 30,
    async start(hear, readFile) {
      read = readFile ?? read
      const stopping = new AbortController()
      const calls = new Set<Promise<void>>()
      const tracked: Hear = received => {
        const call = hear(received)
        calls.add(call)
        return call.finally(() => calls.delete(call))
      }
      listener = tracked
      const listening = listen(tracked, stopping.signal)
      return {
        async stop() {
          stopping.abort()
          if (listener === tracked) listener = null
          await Promise.allSettled([listening, ...calls])
        },
      }
    },
    health: health.read,
    async send(to, message, taken) {
      const receipt = await inOrder(partsOf(api, { uploads, read, brought }, to, message), taken)
      if ('id' in receipt) health.note('ok')
      else noteRefusal(health, receipt)
      return receipt
    },
    together,
    fetch: (file, limit) => fetchFile(api, { token, apiRoot }, file, limit),
    async typing(to) {
      await bestEffort(api.sendChatAction(to, 'typing'))
    },
    async handleWebhook(secret, body) {
      if (!webhook || secret === undefined || !same(secret, webhook.secret)) return { status: 401 }
      const update = parse(body)
      if (update === undefined) return { status: 400 }
      if (!listener) return { status: 503 }
      try {
        await hearUpdate(update, listener)
        return { status: 200 }
      } catch (error) {
        log.error({ update: idOf(update), error: errorName(error) }, 'telegram: an update could not be kept')
        return { status: 500 }
      }
    },
  }
}

// that one person is not reached says nothing of the channel
function noteRefusal(health: HealthBook, { failed, why }: Refused): void {
  if (failed === 'unauthorised') health.note('refused', why)
  else if (failed === 'unavailable') health.note('trouble', why)
}

/** Tries until it is done. False when told to stop, or when Telegram will never take it; that is logged. */
type Insisting = { patience: Patience; signal: AbortSignal; log: Log; health: HealthBook }
async function insist(call: () => Promise<unknown>, { patience, signal, log, health }: Insisting) {
  for (let attempt = 1; !signal.aborted; attempt++) {
    const refused: Refused | null = await call().then(() => null, toReceipt)
    if (!refused) return true
    if (signal.aborted) return false
    noteRefusal(health, refused)
    if (refused.failed === 'unauthorised' || refused.failed === 'refused') {
      log.error({ why: refused.why }, 'telegram: the token or the webhook is refused, the channel stays silent')
      return false
    }
    log.warn({ why: refused.why, attempt }, 'telegram: not reached yet')
    await pause(refused.retryAfter === undefined ? pauseAfter(attempt, patience) : refused.retryAfter * 1000, signal)
  }
  return false
}

// for what only makes waiting pleasanter: an old query, a lost connection change nothing
const bestEffort = (call: Promise<unknown>): Promise<unknown> => call.catch(() => undefined)

// grammY's types know the AbortSignal of a library from before Node had its own
const legacy = (signal: AbortSignal) => signal as NonNullable<Parameters<Api['getUpdates']>[1]>

// digests have one length, which timingSafeEqual asks for
const same = (given: string, expected: string): boolean => timingSafeEqual(digest(given), digest(expected))
const digest = (text: string) => createHash('sha256').update(text).digest()

function parse(body: string | Uint8Array): unknown {
  try {
    return JSON.parse(typeof body === 'string' ? body : new TextDecoder('utf-8', { fatal: true }).decode(body))
  } catch {
    return undefined
  }
}

const idOf = (update: unknown) => Number((update as { update_id?: unknown } | null)?.update_id)
