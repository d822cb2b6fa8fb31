import type { Document } from 'openapi-backend'

const text = (most: number) => ({ type: 'string', minLength: 1, maxLength: most })
const exactly = (required: Record<string, object>, optional: Record<string, object> = {}) => ({
  type: 'object',
  required: Object.keys(required),
  properties: { ...required, ...optional },
  additionalProperties: false,
})
const list = (items: object, most: number) => ({ type: 'array', items, minItems: 1, maxItems: most })

const media = (more: Record<string, object> = {}) => exactly({ id: { type: 'string', pattern: '^\\d+$' } }, more)
const caption = { caption: text(1024) }
const body = exactly({ text: text(1024) })
const button = exactly({ type: { const: 'reply' }, reply: exactly({ id: text(256), title: text(20) }) })
const header = {
  oneOf: ['image', 'video', 'document'].map(kind => exactly({ type: { const: kind }, [kind]: media() })),
}
const row = exactly({ id: text(200), title: text(24) }, { description: text(72) })
const section = exactly({ rows: list(row, 10) }, { title: text(24) })
const parameter = exactly({ type: { const: 'text' }, text: { type: 'string', minLength: 1 } }, { parameter_name: text(64) })

/** What stands under a message's own kind. */
const KINDS: Readonly<Record<string, object>> = {
  text: exactly({ body: text(4096) }, { preview_url: { type: 'boolean' } }),
  location: exactly(
    { latitude: { type: 'number', minimum: -90, maximum: 90 }, longitude: { type: 'number', minimum: -180, maximum: 180 } },
    { name: { type: 'string' }, address: { type: 'string' } },
  ),
  image: media(caption),
  video: media(caption),
  audio: media(),
  document: media({ ...caption, filename: text(240) }),
  interactive: {
    oneOf: [
      exactly({ type: { const: 'button' }, body, action: exactly({ buttons: list(button, 3) }) }, { header }),
      exactly({ type: { const: 'list' }, body, action: exactly({ button: text(20), sections: list(section, 10) }) }),
    ],
  },
  template: exactly(
    {
      name: { type: 'string', pattern: '^[a-z0-9_]{1,512}$' },
      language: exactly({ code: { type: 'string', pattern: '^[a-z]{2,3}(_[A-Z]{2})?$' } }),
    },
    { components: list(exactly({ type: { const: 'body' }, parameters: list(parameter, 100) }), 1) },
  ),
}

const product = { messaging_product: { const: 'whatsapp' } }
const context = { context: exactly({ message_id: { type: 'string', pattern: '^wamid\\.' } }) }
const sent = (kind: string, content: object, whom: Record<string, object>) =>
  exactly(
    { ...product, type: { const: kind }, [kind]: content, ...whom },
    { recipient_type: { const: 'individual' }, biz_opaque_callback_data: text(512), ...context },
  )
const WHOM = [
  { to: { type: 'string', pattern: '^\\+?\\d{6,15}$' } },
  { recipient: { type: 'string', pattern: '^[A-Z]{2}(\\.ENT)?\\.[A-Za-z0-9]{1,128}$' } },
]
const read = exactly(
  { ...product, status: { const: 'read' }, message_id: { type: 'string', pattern: '^wamid\\.' } },
  { typing_indicator: exactly({ type: { const: 'text' } }) },
)

const json = (schema: object, example: object) => ({ content: { 'application/json': { schema, example } } })
const phone = [
  { name: 'version', in: 'path', required: true, schema: { type: 'string', pattern: '^v\\d+\\.\\d$' } },
  { name: 'phone', in: 'path', required: true, schema: { type: 'string', pattern: '^\\d+$' } },
]
const answered = (example: object) => ({ 200: { description: 'taken', ...json({ type: 'object' }, example) } })

/**
 * What the Cloud API takes of what we send, as an OpenAPI document: the limits and names Meta documents, and nothing besides, so that a field
 * that is misspelt or not there in Meta's own words is refused. https://developers.facebook.com/documentation/business-messaging/whatsapp
 */
export const WHATSAPP_OPENAPI = {
  openapi: '3.1.0',
  info: { title: 'WhatsApp Cloud API, as far as it is used', version: '23.0' },
  security: [{ bearer: [] }],
  components: { securitySchemes: { bearer: { type: 'http', scheme: 'bearer' } } },
  paths: {
    '/{version}/{phone}': {
      get: {
        operationId: 'number',
        parameters: [...phone, { name: 'fields', in: 'query', schema: { type: 'string' } }],
        responses: answered({ id: '1' }),
      },
    },
    '/{version}/{phone}/messages': {
      post: {
        operationId: 'messages',
        parameters: phone,
        requestBody: {
          required: true,
          ...json(
            { oneOf: [read, ...Object.entries(KINDS).flatMap(([kind, content]) => WHOM.map(whom => sent(kind, content, whom)))] },
            {},
          ),
        },
        responses: answered({ messaging_product: 'whatsapp', contacts: [], messages: [{ id: 'wamid.MOCK' }] }),
      },
    },
    '/{version}/{phone}/media': {
      post: {
        operationId: 'media',
        parameters: phone,
        requestBody: {
          required: true,
          content: {
            'multipart/form-data': { schema: exactly({ ...product, file: { type: 'string' }, type: { type: 'string', pattern: '/' } }) },
          },
        },
        responses: answered({ id: '4711' }),
      },
    },
  },
} as unknown as Document
