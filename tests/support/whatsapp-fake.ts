import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import busboy from 'busboy'
import { MEDIA_TYPES, type Read, readRequest, type Sent } from './whatsapp-rules.ts'

export const PHONE_ID = '106540352242922'
export const ACCOUNT_ID = '419561257915477'
export const TOKEN = 'EAAG-invented-for-tests'
export const APP_SECRET = 'a secret invented for tests'
export const VERIFY_TOKEN = 'a word invented for tests'

/** What to go wrong: an error of Graph by its code, a gateway's page, a connection cut before the message was taken, or after (`lost`). */
export type Fault = { status: number; code: number } | 'gateway' | 'cut' | 'lost'
type Kept = { content: Buffer; mime: string; name: string }
type Failing = { fault: Fault; times: number }

export type WhatsappFake = Awaited<ReturnType<typeof startWhatsappFake>>

/** The header Meta sends with a webhook. */
export const signatureOf = (body: string | Buffer, secret = APP_SECRET): string =>
  `sha256=${createHmac('sha256', secret).update(body).digest('hex')}`

/** JSON as Meta writes it: letters beyond ASCII as \uXXXX, in lower case. */
export const asMeta = (json: object): string =>
  JSON.stringify(json).replace(/[\u0080-\uffff]/g, letter => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** Meta's Graph on this machine, as strict as its published schema: what is wrong is refused; webhooks are signed, and brought again until answered 200. */
export async function startWhatsappFake() {
  const shown: (Sent & { wamid: string })[] = []
  const marks: Read[] = []
  const wrong: string[] = []
  const uploads = new Map<string, Kept>()
  const files = new Map<string, Kept>()
  const templates: unknown[] = []
  const understated = new Set<string>()
  const statuses: number[] = []
  let failing: Failing | null = null
  let door: ((body: Buffer, signature: string) => Promise<number>) | null = null
  let closed = false
  let number = 1
  let token = TOKEN
  const delivering = new Set<Promise<void>>()
  let last: Promise<void> = Promise.resolve()

  const error = (response: ServerResponse, status: number, code: number) =>
    answer(response, status, { error: { message: `(#${code}) refused`, type: 'OAuthException', code, fbtrace_id: 'A' } })

  async function serve(request: IncomingMessage, response: ServerResponse) {
    const body = Buffer.concat(await request.toArray())
    const { pathname } = new URL(request.url ?? '/', 'http://graph')
    if (request.headers.authorization !== `Bearer ${token}`) return error(response, 401, 190)
    const [, version, subject = '', edge = ''] = pathname.split('/')
    if (version === 'files') return download(response, files.get(subject))
    if (!/^v\d+\.\d$/.test(version ?? '')) return error(response, 400, 2500)
    if (request.method === 'GET') return look(response, subject, edge)
    if (subject !== PHONE_ID) return error(response, 400, 100)
    if (edge === 'media') return take(request, response, body)
    return edge === 'messages' ? message(request, response, body) : error(response, 400, 100)
  }

  function look(response: ServerResponse, subject: string, edge: string) {
    if (subject === PHONE_ID) return answer(response, 200, { id: PHONE_ID })
    if (subject === ACCOUNT_ID && edge === 'message_templates') return answer(response, 200, { data: templates })
    const file = files.get(subject)
    if (!file) return error(response, 400, 100)
    answer(response, 200, {
      messaging_product: 'whatsapp',
      id: subject,
      url: `${address()}/files/${subject}`,
      mime_type: file.mime,
      sha256: 'x',
      file_size: String(understated.has(subject) ? 10 : file.content.length),
    })
  }

  function message(request: IncomingMessage, response: ServerResponse, body: Buffer) {
    const asked = request.headers['content-type'] === 'application/json' ? readRequest(JSON.parse(body.toString())) : { wrong: 'no JSON' }
    if ('wrong' in asked) {
      wrong.push(asked.wrong)
      return error(response, 400, 100)
    }
    if ('read' in asked) {
      marks.push(asked.read)
      return answer(response, 200, { success: true })
    }
    const fault = failing && failing.times-- > 0 ? failing.fault : null
    if (fault && fault !== 'lost') return goWrong(fault, request, response)
    const { sent } = asked
    const file = fileIn(sent)
    if (file && !uploads.has(file.id)) return error(response, 400, 131053)
    const wamid = `wamid.OUT${number++}=`
    shown.push({ ...sent, wamid })
    if (fault === 'lost') return void request.socket.destroy()
    answer(response, 200, { messaging_product: 'whatsapp', contacts: [], messages: [{ id: wamid }] })
  }

  function goWrong(fault: Exclude<Fault, 'lost'>, request: IncomingMessage, response: ServerResponse) {
    if (fault === 'cut') return void request.socket.destroy()
    if (fault === 'gateway') return void response.writeHead(502, { 'content-type': 'text/html' }).end('<html>502</html>')
    return error(response, fault.status, fault.code)
  }

  function take(request: IncomingMessage, response: ServerResponse, body: Buffer) {
    const fields: Record<string, string> = {}
    let kept: Kept | null = null
    const parser = busboy({ headers: request.headers, defParamCharset: 'utf8' })
    parser.on('field', (name, value) => {
      fields[name] = value
    })
    parser.on('file', (_, stream, { filename, mimeType }) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        kept = { content: Buffer.concat(chunks), mime: mimeType, name: filename ?? '' }
      })
    })
    parser.on('close', () => {
      const most = kept && MEDIA_TYPES[kept.mime]
      if (fields.messaging_product !== 'whatsapp' || !kept || !most || kept.content.length > most || kept.content.length === 0)
        return error(response, 400, 131053)
      const id = String(9_000 + number++)
      uploads.set(id, kept)
      answer(response, 200, { id })
    })
    parser.end(body)
  }

  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const address = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  /** Brings a webhook, again and again until it is answered 200. */
  async function bring(value: object, field = 'messages'): Promise<void> {
    const metadata = { display_phone_number: '212528000000', phone_number_id: PHONE_ID }
    const body = Buffer.from(
      asMeta({
        object: 'whatsapp_business_account',
        entry: [{ id: ACCOUNT_ID, changes: [{ value: { messaging_product: 'whatsapp', metadata, ...value }, field }] }],
      }),
    )
    for (let tries = 0; door && !closed && tries < 200; tries++) {
      const status = await door(body, signatureOf(body))
      statuses.push(status)
      if (status === 200) return
      await new Promise(resolve => setTimeout(resolve, 5))
    }
  }

  return {
    apiRoot: address(),
    shown,
    marks,
    wrong,
    uploads,
    files,
    templates,
    statuses,
    /** Of this file a length is told that it does not have. */
    understates: (id: string) => void understated.add(id),
    /** Where webhooks go: answers the status. */
    calls(hook: (body: Buffer, signature: string) => Promise<number>) {
      door = hook
    },
    /** Resolves once it was answered 200. In order, as from one sender. */
    brings(value: object, field?: string): Promise<void> {
      const bringing = last.then(() => bring(value, field))
      last = bringing
      delivering.add(bringing)
      return bringing.finally(() => delivering.delete(bringing))
    },
    wamid: () => `wamid.${randomUUID()}`,
    fails(fault: Fault, times = Number.POSITIVE_INFINITY) {
      failing = { fault, times }
    },
    heals() {
      failing = null
    },
    /** The administrator at Meta revokes our token. */
    revokes() {
      token = 'another token'
    },
    async close() {
      closed = true
      server.closeAllConnections()
      await new Promise(resolve => server.close(resolve))
      await Promise.all(delivering)
    },
  }
}

function fileIn(sent: Sent): { id: string } | null {
  if (sent.type === 'image') return sent.image
  if (sent.type === 'video') return sent.video
  if (sent.type === 'audio') return sent.audio
  return sent.type === 'document' ? sent.document : null
}

const answer = (response: ServerResponse, status: number, body: object) =>
  void response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

function download(response: ServerResponse, file: Kept | undefined): void {
  if (file) response.writeHead(200, { 'content-type': file.mime }).end(file.content)
  else response.writeHead(404).end()
}
