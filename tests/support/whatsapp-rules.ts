import { z } from 'zod'

/** What Meta's published schema of the Cloud API asks of a request, written anew: a misspelt field is refused, which Meta might let pass. */
const characters = (most: number) => z.string().min(1).max(most)
const id = z.string().regex(/^\d+$/)
const address = {
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual'),
  to: z
    .string()
    .regex(/^\+?\d{6,15}$/)
    .optional(),
  recipient: z
    .string()
    .regex(/^[A-Z]{2}(\.ENT)?\.[A-Za-z0-9]{1,128}$/)
    .optional(),
  context: z.strictObject({ message_id: z.string().startsWith('wamid.') }).optional(),
  biz_opaque_callback_data: z.string().min(1).max(512).optional(),
}
const unique = (names: readonly string[]) => new Set(names).size === names.length
const button = z.strictObject({ type: z.literal('reply'), reply: z.strictObject({ id: characters(256), title: characters(20) }) })
const row = z.strictObject({ id: characters(200), title: characters(24), description: characters(72).optional() })
const section = z.strictObject({ title: characters(24).optional(), rows: z.array(row).min(1).max(10) })
const body = z.strictObject({ text: characters(1024) })
const header = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('image'), image: z.strictObject({ id }) }),
  z.strictObject({ type: z.literal('video'), video: z.strictObject({ id }) }),
  z.strictObject({ type: z.literal('document'), document: z.strictObject({ id }) }),
])
const interactive = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('button'),
    header: header.optional(),
    body,
    action: z.strictObject({
      buttons: z
        .array(button)
        .min(1)
        .max(3)
        .refine(all => unique(all.map(({ reply }) => reply.title)) && unique(all.map(({ reply }) => reply.id))),
    }),
  }),
  z.strictObject({
    type: z.literal('list'),
    body,
    action: z.strictObject({
      button: characters(20),
      sections: z
        .array(section)
        .min(1)
        .max(10)
        .refine(all => all.flatMap(({ rows }) => rows).length <= 10 && unique(all.flatMap(({ rows }) => rows.map(one => one.id)))),
    }),
  }),
])
const caption = characters(1024).optional()
const parameter = z.strictObject({
  type: z.literal('text'),
  parameter_name: characters(64).optional(),
  // Meta refuses new lines, tabs and more than four spaces in a parameter
  text: characters(32_768).refine(text => !/[\n\t]| {5}/.test(text)),
})
const sent = z.discriminatedUnion('type', [
  z.strictObject({
    ...address,
    type: z.literal('text'),
    text: z.strictObject({ body: characters(4096), preview_url: z.boolean().optional() }),
  }),
  z.strictObject({ ...address, type: z.literal('interactive'), interactive }),
  z.strictObject({ ...address, type: z.literal('image'), image: z.strictObject({ id, caption }) }),
  z.strictObject({ ...address, type: z.literal('video'), video: z.strictObject({ id, caption }) }),
  z.strictObject({ ...address, type: z.literal('audio'), audio: z.strictObject({ id }) }),
  z.strictObject({
    ...address,
    type: z.literal('document'),
    document: z.strictObject({ id, caption, filename: characters(240).optional() }),
  }),
  z.strictObject({
    ...address,
    type: z.literal('location'),
    location: z.strictObject({
      latitude: z.number().min(-90).max(90),
      longitude: z.number().min(-180).max(180),
      name: characters(200).optional(),
      address: characters(300).optional(),
    }),
  }),
  z.strictObject({
    ...address,
    type: z.literal('template'),
    template: z.strictObject({
      name: z.string().regex(/^[a-z0-9_]{1,512}$/),
      language: z.strictObject({ code: z.string().regex(/^[a-z]{2,3}(_[A-Z]{2})?$/) }),
      components: z.array(z.strictObject({ type: z.literal('body'), parameters: z.array(parameter).min(1) })).optional(),
    }),
  }),
])
const read = z.strictObject({
  messaging_product: z.literal('whatsapp'),
  status: z.literal('read'),
  message_id: z.string().startsWith('wamid.'),
  typing_indicator: z.strictObject({ type: z.literal('text') }).optional(),
})

export type Sent = z.infer<typeof sent>
export type Read = z.infer<typeof read>

/** A request to `messages` as Meta takes it, or what is wrong with it. */
export function readRequest(json: unknown): { sent: Sent } | { read: Read } | { wrong: string } {
  const marked = read.safeParse(json)
  if (marked.success) return { read: marked.data }
  const message = sent.safeParse(json)
  if (!message.success) return { wrong: z.prettifyError(message.error) }
  return message.data.to || message.data.recipient ? { sent: message.data } : { wrong: 'neither to nor recipient' }
}

/** What Meta takes as what kind of file, and how large, in bytes. */
export const MEDIA_TYPES: Readonly<Record<string, number>> = {
  'image/jpeg': 5 * 2 ** 20,
  'image/png': 5 * 2 ** 20,
  'image/webp': 2 ** 19,
  'audio/aac': 16 * 2 ** 20,
  'audio/amr': 16 * 2 ** 20,
  'audio/mpeg': 16 * 2 ** 20,
  'audio/mp4': 16 * 2 ** 20,
  'audio/ogg': 16 * 2 ** 20,
  'video/mp4': 16 * 2 ** 20,
  'video/3gpp': 16 * 2 ** 20,
  'application/pdf': 100 * 2 ** 20,
  'text/plain': 100 * 2 ** 20,
}
