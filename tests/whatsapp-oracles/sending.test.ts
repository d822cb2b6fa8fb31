/*
 * What others say about what we send. Each says something the next does not:
 * - openapi-backend (over ajv) makes a server of an OpenAPI document: of ours here, of Meta's own by `npm run whatsapp:schema`. It knows names and lengths.
 * - whatsapp-api-js builds each message from its parts, and knows limits of its own.
 * - @kapso/whatsapp-cloud-api sends each message by itself, its input checked by schemas of its own.
 */
import { WhatsAppClient } from '@kapso/whatsapp-cloud-api'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startOpenApiMock } from '../support/openapi-mock.ts'
import { until } from '../support/until.ts'
import { PERSON, whatsappBench } from '../support/whatsapp-bench.ts'
import { EVERYTHING, sayEverything } from '../support/whatsapp-everything.ts'
import { PHONE_ID, startWhatsappFake, TOKEN } from '../support/whatsapp-fake.ts'
import { WHATSAPP_OPENAPI } from '../support/whatsapp-openapi.ts'
import { contentOf, plain, rebuilt, type Shown, sentBy } from '../support/whatsapp-theirs.ts'

const NUMBER = '212600000001'

describe.each([
  ['a telephone number', NUMBER],
  ['an id instead of a number', PERSON],
])('everything we send to %s', (_, to) => {
  it('is taken by a server made of an OpenAPI document', async () => {
    const mock = await startOpenApiMock(WHATSAPP_OPENAPI)
    onTestFinished(() => mock.close())
    expect(await sayEverything(mock.url, to)).toEqual({})
    expect(mock.refused).toEqual([])
    expect(mock.taken.filter(({ path }) => path.endsWith('/messages')).length).toBeGreaterThan(Object.keys(EVERYTHING).length)
    expect(mock.taken.filter(({ path }) => path.endsWith('/media'))).toHaveLength(4)
  })

  it('is what whatsapp-api-js builds of the same parts', async () => {
    const sent = await said(to)
    for (const message of sent) expect(plain(rebuilt(message))).toEqual(plain(contentOf(message)))
    expect(new Set(sent.map(({ type }) => type))).toEqual(
      new Set(['text', 'interactive', 'location', 'image', 'audio', 'video', 'document', 'template']),
    )
  })

  it('is what @kapso/whatsapp-cloud-api sends of the same parts', async () => {
    const sent = await said(to)
    const mock = await startOpenApiMock(WHATSAPP_OPENAPI)
    onTestFinished(() => mock.close())
    const client = new WhatsAppClient({ accessToken: TOKEN, baseUrl: mock.url, graphVersion: 'v23.0' })
    for (const message of sent) await sentBy(client, message)
    expect(mock.taken.map(({ body }) => body)).toEqual(sent.map(({ wamid: _, ...message }) => message))
  })
})

it('a mark of “read”, and of an answer that is coming, is what @kapso/whatsapp-cloud-api sends', async () => {
  const { fake, channel, citizen } = await whatsappBench()
  const mock = await startOpenApiMock(WHATSAPP_OPENAPI)
  onTestFinished(() => Promise.all([fake.close(), mock.close()]).then(() => {}))
  await channel.start(async () => {})
  const messageId = fake.wamid()
  await citizen.writes('سلام', messageId)
  await channel.typing?.(PERSON)
  await until(() => fake.marks.length === 2, 'both marks')
  const { messages } = new WhatsAppClient({ accessToken: TOKEN, baseUrl: mock.url, graphVersion: 'v23.0' })
  await messages.markRead({ phoneNumberId: PHONE_ID, messageId })
  await messages.markRead({ phoneNumberId: PHONE_ID, messageId, typingIndicator: { type: 'text' } })
  expect(mock.taken.map(({ body }) => body)).toEqual(expect.arrayContaining(fake.marks))
})

describe('the server made of an OpenAPI document', () => {
  const BUTTON = { type: 'reply', reply: { id: '1', title: 'oui' } }
  const asks = (action: object) => ({ type: 'interactive', interactive: { type: 'button', body: { text: 'x' }, action } })
  it.each([
    ['a title that is too long', asks({ buttons: [{ type: 'reply', reply: { id: '1', title: 'x'.repeat(21) } }] })],
    ['four buttons', asks({ buttons: [BUTTON, BUTTON, BUTTON, BUTTON] })],
    ['a misspelt field', { type: 'text', text: { boddy: 'x' } }],
    ['a kind that is not', { type: 'hologram', hologram: {} }],
    ['words that are too long', { type: 'text', text: { body: 'x'.repeat(4_097) } }],
    ['nobody', { type: 'text', text: { body: 'x' }, to: undefined }],
    ['another product', { type: 'text', text: { body: 'x' }, messaging_product: 'messenger' }],
  ])('refuses %s', async (_, wrong) => {
    const mock = await startOpenApiMock(WHATSAPP_OPENAPI)
    onTestFinished(() => mock.close())
    const say = (body: object, token = TOKEN) =>
      fetch(`${mock.url}/v23.0/${PHONE_ID}/messages`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
        body: JSON.stringify({ messaging_product: 'whatsapp', to: NUMBER, ...body }),
      })
    expect((await say({ type: 'text', text: { body: 'x' } })).status).toBe(200)
    expect((await say({ type: 'text', text: { body: 'x' } }, '')).status).toBe(401)
    expect((await say(wrong)).status).toBe(422)
  })
})

/** Everything, as the strict server heard it. */
async function said(to: string): Promise<Shown[]> {
  const fake = await startWhatsappFake()
  onTestFinished(() => fake.close())
  expect(await sayEverything(fake.apiRoot, to)).toEqual({})
  return fake.shown
}
