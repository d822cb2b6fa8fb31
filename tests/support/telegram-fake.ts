import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { type Answer, type Method, type Parameters, type Refusal, read, refusal, type Uploaded } from './telegram-rules.ts'

export const TOKEN = '123456:AAH-invented_for_tests_and_nothing_else'

/** A message on the citizen's phone. */
export type Shown = {
  chat: number
  id: number
  text: string
  buttons: { text: string; callback_data: string }[]
  file?: Uploaded & { as: 'photo' | 'video' | 'voice' | 'document' }
  place?: { latitude: number; longitude: number }
  replyTo?: number
}

/** What to go wrong: an error of the API, a gateway's page instead of an answer, a connection cut, no answer at all. */
export type Fault = Refusal | 'gateway' | 'cut' | 'silence'

type Update = { update_id: number } & Record<string, unknown>
type Webhook = { url: string; secret_token?: string | undefined; allowed_updates?: readonly string[] | undefined }
type Waiting = { answer(answer: Answer): void; kinds: readonly string[] | undefined }

export type TelegramFake = Awaited<ReturnType<typeof startTelegramFake>>

/**
 * A server of the Bot API on this machine, as strict as the real one: updates are kept until confirmed and brought by long polling or
 * to a webhook with its secret, again and again until it answers 2xx; what Telegram refuses is refused in its words; faults on demand.
 */
export async function startTelegramFake() {
  const shown: Shown[] = []
  const calls: { method: string; parameters: Record<string, unknown> }[] = []
  const chats = new Set<number>()
  const callbacks = new Set<string>()
  const answered: string[] = []
  const commands = new Map<string, Parameters<'setMyCommands'>['commands']>()
  const files = new Map<string, Uint8Array>()
  const faults = new Map<Method, { fault: Fault; times: number; spared: number }>()
  const hosts = new Map<string, string>()
  const statuses: number[] = []
  let pending: Update[] = []
  let webhook: Webhook | null = null
  let waiting: Waiting | null = null
  let delivering: Promise<void> | null = null
  let closed = false
  let [updateId, messageId] = [1000, 1]

  const wanted = (kinds: readonly string[] | undefined) =>
    pending.filter(update => !kinds?.length || kinds.some(kind => kind in update)).slice(0, 100)

  const wake = () => {
    if (webhook) delivering ??= deliver().finally(() => (delivering = null))
    const updates = waiting ? wanted(waiting.kinds) : []
    if (updates.length > 0) waiting?.answer({ ok: true, result: updates })
  }

  async function deliver() {
    while (webhook && !closed) {
      const [update] = wanted(webhook.allowed_updates)
      if (!update) return
      const status = await call(webhook, update)
      statuses.push(status)
      if (status >= 200 && status < 300) pending = pending.filter(other => other !== update)
      else await new Promise(resolve => setTimeout(resolve, 5))
    }
  }

  async function call({ url, secret_token }: Webhook, update: Update): Promise<number> {
    const headers = { 'content-type': 'application/json', ...(secret_token && { 'x-telegram-bot-api-secret-token': secret_token }) }
    const { origin, pathname } = new URL(url)
    return fetch(`${hosts.get(origin) ?? origin}${pathname}`, { method: 'POST', headers, body: JSON.stringify(update) }).then(
      response => response.status,
      () => 0,
    )
  }

  const known = (chat: number | string) => chats.has(Number(chat))
  const noChat = refusal(400, 'Bad Request: chat not found')

  type Reply = { message_id: number } | undefined
  const show = (chat_id: number | string, what: Omit<Shown, 'id' | 'chat'>, reply: Reply): Answer => {
    if (!known(chat_id)) return noChat
    const message: Shown = { ...what, chat: Number(chat_id), id: messageId++, ...(reply && { replyTo: reply.message_id }) }
    shown.push(message)
    return {
      ok: true,
      result: { message_id: message.id, date: seconds(), chat: { id: message.chat, type: 'private' }, text: message.text },
    }
  }
  // what was shown may be shown again, by the name given to it
  const shownFiles = new Map<string, Uploaded>()
  type Captioned = {
    chat_id: number | string
    caption?: string | undefined
    reply_parameters?: { message_id: number } | undefined
    reply_markup?: { inline_keyboard: { text: string; callback_data: string }[][] } | undefined
  }
  const showFile = (
    as: NonNullable<Shown['file']>['as'],
    given: Uploaded | string,
    { chat_id, caption = '', reply_parameters, reply_markup }: Captioned,
  ): Answer => {
    const file = typeof given === 'string' ? shownFiles.get(given) : given
    if (!file) return refusal(400, 'Bad Request: wrong file identifier/HTTP URL specified')
    if (file.content.length === 0) return refusal(400, 'Bad Request: file must be non-empty')
    if (file.content.length > 50 * 2 ** 20) return refusal(413, 'Request Entity Too Large')
    if (!takes[as](file.content)) return refusal(400, `Bad Request: ${as === 'photo' ? 'IMAGE_PROCESS_FAILED' : `wrong file for a ${as}`}`)
    const answer = show(
      chat_id,
      { text: caption, buttons: reply_markup?.inline_keyboard.flat() ?? [], file: { ...file, as } },
      reply_parameters,
    )
    if (!('result' in answer)) return answer
    const file_id = typeof given === 'string' ? given : `sent-${shownFiles.size}`
    shownFiles.set(file_id, file)
    return { ...answer, result: { ...(answer.result as object), [as]: as === 'photo' ? [{ file_id }] : { file_id } } }
  }

  const methods: { [M in Method]: (parameters: Parameters<M>, gone: AbortSignal) => Answer | Promise<Answer> } = {
    getMe: () => ({ ok: true, result: { id: 123456, is_bot: true, first_name: 'Jisr', username: 'jisr_test_bot' } }),
    getUpdates({ offset, timeout = 0, allowed_updates }, gone) {
      if (webhook)
        return refusal(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first")
      waiting?.answer(refusal(409, 'Conflict: terminated by other getUpdates request; make sure that only one bot instance is running'))
      if (offset !== undefined) pending = pending.filter(update => update.update_id >= offset)
      const updates = wanted(allowed_updates)
      if (updates.length > 0 || timeout === 0) return { ok: true, result: updates }
      return new Promise(resolve => {
        const timer = setTimeout(() => mine.answer({ ok: true, result: [] }), timeout * 1000)
        const mine: Waiting = {
          kinds: allowed_updates,
          answer(answer) {
            clearTimeout(timer)
            if (waiting === mine) waiting = null
            resolve(answer)
          },
        }
        waiting = mine
        gone.addEventListener('abort', () => mine.answer({ ok: true, result: [] }))
      })
    },
    setWebhook(parameters) {
      webhook = parameters
      setImmediate(wake)
      return { ok: true, result: true }
    },
    deleteWebhook({ drop_pending_updates }) {
      webhook = null
      if (drop_pending_updates) pending = []
      return { ok: true, result: true }
    },
    getWebhookInfo: () => ({
      ok: true,
      result: { url: webhook?.url ?? '', pending_update_count: pending.length, has_custom_certificate: false },
    }),
    sendMessage: ({ chat_id, text, reply_markup, reply_parameters }) =>
      show(chat_id, { text: text.trim(), buttons: reply_markup?.inline_keyboard.flat() ?? [] }, reply_parameters),
    sendPhoto: ({ photo, ...rest }) => showFile('photo', photo, rest),
    sendVideo: ({ video, ...rest }) => showFile('video', video, rest),
    sendVoice: ({ voice, ...rest }) => showFile('voice', voice, rest),
    sendDocument: ({ document, ...rest }) => showFile('document', document, rest),
    sendLocation: ({ chat_id, latitude, longitude, reply_parameters }) =>
      show(chat_id, { text: '', buttons: [], place: { latitude, longitude } }, reply_parameters),
    sendChatAction: ({ chat_id }) => (known(chat_id) ? { ok: true, result: true } : noChat),
    answerCallbackQuery({ callback_query_id: id }) {
      if (!callbacks.delete(id)) return refusal(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid')
      answered.push(id)
      return { ok: true, result: true }
    },
    setMyCommands({ commands: list, language_code = '' }) {
      commands.set(language_code, list)
      return { ok: true, result: true }
    },
    getFile({ file_id }) {
      const bytes = files.get(file_id)
      if (!bytes) return refusal(400, 'Bad Request: wrong file_id or the file is temporarily unavailable')
      if (bytes.length > 20 * 2 ** 20) return refusal(400, 'Bad Request: file is too big')
      return { ok: true, result: { file_id, file_unique_id: file_id, file_size: bytes.length, file_path: `files/${file_id}` } }
    },
  }

  const faultOf = (method: Method): Fault | null => {
    const found = faults.get(method)
    if (!found || found.spared-- > 0) return null
    if (--found.times <= 0) faults.delete(method)
    return found.fault
  }

  async function answer(request: IncomingMessage, response: ServerResponse) {
    const body = Buffer.concat(await request.toArray())
    const [, file, token = '', path = ''] = /^\/(file\/)?bot([^/]+)\/(.*)$/.exec(request.url ?? '') ?? []
    if (!/^\d+:[\w-]+$/.test(token)) return reply(response, refusal(404, 'Not Found'))
    if (token !== TOKEN) return reply(response, refusal(401, 'Unauthorized'))
    if (file) return download(response, files.get(path.replace(/^files\//, '')))
    const sent = await read(path, body, request.headers['content-type'])
    if ('ok' in sent) return reply(response, sent)
    calls.push({ method: path, parameters: sent.parameters })
    const fault = faultOf(path as Method)
    if (fault === 'silence') return
    if (fault === 'cut') return void request.socket.destroy()
    if (fault === 'gateway') return void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>502 Bad Gateway</html>')
    const gone = new AbortController()
    response.on('close', () => gone.abort())
    reply(response, fault ?? (await methods[path as Method](sent.parameters as never, gone.signal)))
  }

  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))

  return {
    apiRoot: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    shown,
    calls,
    answered,
    commands,
    /** What a webhook answered, one status a call. */
    statuses,
    files,
    /** It does not know any more the files it was sent. */
    loses: () => shownFiles.clear(),
    /** How many updates are not confirmed yet. */
    pending: () => pending.length,
    webhook: () => webhook,
    /** Whether the bot is waiting for updates just now. */
    polled: () => waiting !== null,
    /** Somebody writes to the bot, which may answer from now on. */
    knows: (chat: number) => void chats.add(chat),
    /** A public address stands for one on this machine. */
    resolves: (origin: string, local: string) => void hosts.set(origin, local),
    /** An update comes; Telegram numbers it. */
    arrives(update: Record<string, unknown>): number {
      const id = updateId++
      const query = update.callback_query as { id?: string } | undefined
      if (query?.id) callbacks.add(query.id)
      pending.push({ ...update, update_id: id })
      wake()
      return id
    },
    nextMessageId: () => messageId++,
    /** The next calls of a method fail, after those that are `spared`. */
    fails: (method: Method, fault: Fault, times = Number.POSITIVE_INFINITY, spared = 0) =>
      void faults.set(method, { fault, times, spared }),
    heals: () => faults.clear(),
    async close() {
      closed = true
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await delivering
    },
  }
}

const begins = (content: Buffer, at: number, ...signs: readonly string[]) =>
  signs.some(sign => content.toString('latin1', at, at + sign.length) === sign)
/** What Telegram takes as what, by the content. */
const takes: Record<NonNullable<Shown['file']>['as'], (content: Buffer) => boolean> = {
  photo: content => content.length <= 10 * 2 ** 20 && (begins(content, 0, '\xff\xd8\xff', '\x89PNG') || begins(content, 8, 'WEBP')),
  video: content => begins(content, 4, 'ftyp'),
  voice: content => begins(content, 0, 'OggS', 'ID3', '\xff\xfb') || begins(content, 4, 'ftyp'),
  document: () => true,
}

const seconds = () => Math.floor(Date.now() / 1000)

function reply(response: ServerResponse, answer: Answer): void {
  const { ok } = answer
  response.writeHead(ok ? 200 : answer.error_code, { 'content-type': 'application/json' }).end(JSON.stringify(answer))
}

function download(response: ServerResponse, bytes: Uint8Array | undefined): void {
  if (bytes) response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(bytes)
  else reply(response, refusal(404, 'Not Found'))
}
