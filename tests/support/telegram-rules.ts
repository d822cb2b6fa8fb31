import busboy from 'busboy'
import { z } from 'zod'

/** What the Bot API answers. https://core.telegram.org/bots/api#making-requests */
export type Answer =
  | { ok: true; result: unknown }
  | { ok: false; error_code: number; description: string; parameters?: { retry_after?: number; migrate_to_chat_id?: number } }

export type Refusal = Extract<Answer, { ok: false }>

export const refusal = (error_code: number, description: string, parameters: Refusal['parameters'] = {}): Refusal => ({
  ok: false,
  error_code,
  description,
  parameters,
})

const characters = (text: string) => [...text].length
const chatId = z.union([z.number().int(), z.string().min(1)])

const button = z.strictObject({
  text: z.string().refine(text => text.trim() !== '', 'inline keyboard button text must be non-empty'),
  callback_data: z.string().refine(data => data !== '' && Buffer.byteLength(data) <= 64, 'BUTTON_DATA_INVALID'),
})

const text = z
  .string()
  .refine(text => text.trim() !== '', 'message text is empty')
  .refine(text => characters(text) <= 4096, 'message is too long')

/** A file as it was uploaded. */
export type Uploaded = { name: string; content: Buffer }
const file = z.custom<Uploaded>(sent => Buffer.isBuffer((sent as Uploaded | undefined)?.content), 'there is no file in the request')
/** A file in the request, or what Telegram called one it was sent before. */
const fileOrId = z.union([file, z.string().min(1)])
const replying = z.strictObject({ message_id: z.number().int(), allow_sending_without_reply: z.boolean().optional() }).optional()
const keyboard = z.strictObject({ inline_keyboard: z.array(z.array(button).min(1).max(8)).max(100) }).optional()
const captioned = {
  chat_id: chatId,
  caption: z
    .string()
    .refine(text => characters(text) <= 1024, 'message caption is too long')
    .optional(),
  reply_parameters: replying,
  reply_markup: keyboard,
}

const updates = z.array(z.enum(['message', 'edited_message', 'callback_query', 'message_reaction', 'my_chat_member']))

/** The methods known here, each with the parameters it takes: a misspelt one is refused, which Telegram itself would let pass. */
export const PARAMETERS = {
  getMe: z.strictObject({}),
  getUpdates: z.strictObject({
    offset: z.number().int().optional(),
    limit: z.number().int().min(1).max(100).optional(),
    timeout: z.number().int().min(0).optional(),
    allowed_updates: updates.optional(),
  }),
  setWebhook: z.strictObject({
    url: z
      .url()
      .refine(url => url.startsWith('https:'), 'bad webhook: An HTTPS URL must be provided for webhook')
      .refine(
        url => ['', '443', '80', '88', '8443'].includes(new URL(url).port),
        'bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443',
      ),
    secret_token: z
      .string()
      .regex(/^[\w-]{1,256}$/, 'secret token contains unallowed characters')
      .optional(),
    allowed_updates: updates.optional(),
  }),
  deleteWebhook: z.strictObject({ drop_pending_updates: z.boolean().optional() }),
  getWebhookInfo: z.strictObject({}),
  sendMessage: z.strictObject({
    chat_id: chatId,
    text,
    link_preview_options: z.strictObject({ is_disabled: z.boolean() }).optional(),
    reply_parameters: replying,
    reply_markup: keyboard,
  }),
  sendPhoto: z.strictObject({ ...captioned, photo: fileOrId }),
  sendVideo: z.strictObject({ ...captioned, video: fileOrId, supports_streaming: z.boolean().optional() }),
  sendVoice: z.strictObject({ ...captioned, voice: fileOrId }),
  sendDocument: z.strictObject({ ...captioned, document: file }),
  sendLocation: z.strictObject({
    chat_id: chatId,
    latitude: z.number().min(-90).max(90),
    longitude: z.number().min(-180).max(180),
    reply_parameters: replying,
  }),
  sendChatAction: z.strictObject({
    chat_id: chatId,
    action: z.enum(['typing', 'upload_photo', 'record_voice', 'upload_voice', 'upload_document']),
  }),
  answerCallbackQuery: z.strictObject({ callback_query_id: z.string(), text: z.string().max(200).optional() }),
  setMyCommands: z.strictObject({
    commands: z
      .array(
        z.strictObject({ command: z.string().regex(/^[a-z0-9_]{1,32}$/, 'BOT_COMMAND_INVALID'), description: z.string().min(1).max(256) }),
      )
      .max(100),
    language_code: z
      .string()
      .regex(/^([a-z]{2})?$/)
      .optional(),
  }),
  getFile: z.strictObject({ file_id: z.string() }),
} as const

export type Method = keyof typeof PARAMETERS
export type Parameters<M extends Method> = z.infer<(typeof PARAMETERS)[M]>

/** Parameters as sent, or why Telegram refuses them. */
export async function read(
  method: string,
  body: Uint8Array,
  type: string | undefined,
): Promise<{ parameters: Record<string, unknown> } | Answer> {
  const rules = PARAMETERS[method as Method]
  if (!rules) return refusal(404, 'Not Found: method not found')
  const sent = body.length === 0 ? {} : type?.startsWith('multipart/form-data') ? await form(body, type) : json(body, type)
  if (sent === null) return refusal(400, 'Bad Request: strings must be encoded in UTF-8')
  const { data, error } = rules.safeParse(sent)
  if (error) return refusal(400, `Bad Request: ${error.issues.map(({ path, message }) => `${message} (${path.join('.')})`).join(', ')}`)
  return { parameters: data }
}

/** A form's fields as the parameters they stand for; `attach://x` is the file sent under x. */
function form(body: Uint8Array, type: string): Promise<Record<string, unknown> | null> {
  return new Promise(resolve => {
    const fields: Record<string, string> = {}
    const files: Record<string, Uploaded> = {}
    const parser = busboy({ headers: { 'content-type': type }, defParamCharset: 'utf8' })
    parser.on('field', (name, value) => {
      fields[name] = value
    })
    parser.on('file', (name, stream, { filename }) => {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        files[name] = { name: filename ?? '', content: Buffer.concat(chunks) }
      })
    })
    parser.on('error', () => resolve(null))
    parser.on('close', () => resolve(Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, meant(name, value, files)]))))
    parser.end(body)
  })
}

// in a form everything is text; what is written like a number, an object or a truth stands for one, except where words are asked for
function meant(name: string, value: string, files: Readonly<Record<string, Uploaded>>): unknown {
  const attached = /^attach:\/\/(.+)$/.exec(value)?.[1]
  if (attached !== undefined) return files[attached]
  if (name === 'caption' || !/^(?:-?\d+(?:\.\d+)?|true|false|[{[].*)$/s.test(value)) return value
  return JSON.parse(value)
}

// a lone half of a surrogate pair is valid JSON and no valid text
function json(body: Uint8Array, type: string | undefined): unknown {
  try {
    if (!type?.startsWith('application/json')) return null
    const text = new TextDecoder('utf-8', { fatal: true }).decode(body)
    return JSON.parse(text, (_, value) => (typeof value === 'string' ? fine(value) : value))
  } catch {
    return null
  }
}

function fine(text: string): string {
  if (Buffer.from(text).toString() !== text) throw new Error('half a character')
  return text
}
