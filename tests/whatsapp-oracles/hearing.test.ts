/*
 * What others say about what we hear: @kapso/whatsapp-cloud-api and whatsapp-api-js check the same signatures and read the same webhooks, each by
 * code of its own.
 */
import { normalizeWebhook, verifySignature } from '@kapso/whatsapp-cloud-api/server'
import { describe, expect, it } from 'vitest'
import { WhatsAppAPI } from 'whatsapp-api-js'
import { isSigned } from '../../bot/channels/whatsapp-cloud/signature.ts'
import { decode } from '../../bot/channels/whatsapp-cloud/wire.ts'
import { PERSON } from '../support/whatsapp-bench.ts'
import { APP_SECRET, asMeta, PHONE_ID, signatureOf, TOKEN } from '../support/whatsapp-fake.ts'

const NUMBER = '212600000001'

describe('a signature', () => {
  // Meta writes letters beyond ASCII as \uXXXX, in lower case, and signs that: a body that came otherwise is not Meta's
  const BODIES = [asMeta({ a: 1 }), asMeta({ text: 'سلام 👋 é' }), asMeta({ long: 'x'.repeat(100_000) })]
  const hooked = new WhatsAppAPI({ token: TOKEN, appSecret: APP_SECRET, secure: true, v: 'v23.0' })

  it.each(BODIES)('is right to us where it is right to both others: %.20s', async body => {
    const signature = signatureOf(body)
    expect(await opinions(body, signature)).toEqual([true, true, true])
    for (const wrong of [
      signatureOf(`${body} `),
      signatureOf(body, 'another secret'),
      signature.replace(/.$/, last => (last === '0' ? '1' : '0')),
    ])
      expect(await opinions(body, wrong)).toEqual([false, false, false])
  })

  const opinions = async (body: string, signature: string) => [
    isSigned(Buffer.from(body), signature, APP_SECRET),
    verifySignature({ appSecret: APP_SECRET, rawBody: Buffer.from(body), signatureHeader: signature }),
    await hooked.verifyRequestSignature(body, signature),
  ]
})

describe('a webhook', () => {
  const file = { id: '5501', mime_type: 'x/y', sha256: 'x' }
  it.each([
    ['words', { type: 'text', text: { body: 'سلام' } }],
    ['a button', { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'menu', title: 'Menu' } } }],
    [
      'a row',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'theme:cef', title: 'CEF', description: 'x' } } },
    ],
    ['a button of a template', { type: 'button', button: { payload: 'p', text: 'Confirmer' } }],
    ['a photo', { type: 'image', image: { ...file, caption: 'ma carte' } }],
    ['a voice', { type: 'audio', audio: { ...file, voice: true } }],
    ['a film', { type: 'video', video: file }],
    ['a paper', { type: 'document', document: { ...file, filename: 'cv.pdf' } }],
    ['a sticker', { type: 'sticker', sticker: { ...file, animated: false } }],
    ['a place', { type: 'location', location: { latitude: 23.6848, longitude: -15.957, name: 'Dakhla' } }],
    ['a contact', { type: 'contacts', contacts: [{ name: { formatted_name: 'Zineb' }, phones: [{ phone: '+212600000002' }] }] }],
    ['a reaction', { type: 'reaction', reaction: { message_id: 'wamid.A', emoji: '❤️' } }],
    ['a kind that is not supported', { type: 'unsupported', errors: [{ code: 131051, title: 'x' }] }],
  ])('with %s is the same person, message and content to all three', async (_, what) => {
    for (const from of [{ from: NUMBER, from_user_id: PERSON }, { from_user_id: PERSON }, { from: NUMBER }]) {
      const raw = webhook({ messages: [{ ...from, id: 'wamid.IN', timestamp: '1764000000', ...what }], contacts: [] })
      const [ours, ...none] = decode(raw, PHONE_ID, new Date()) ?? []
      const [kapsos] = normalizeWebhook(raw).messages
      const jss = await heardBy(raw)
      expect(none).toEqual([])
      expect([ours?.id, ours?.at]).toEqual([kapsos?.id, new Date(Number(kapsos?.timestamp) * 1000)])
      expect([kapsos?.id, kapsos?.type]).toEqual([jss.message.id, jss.message.type])
      expect(ours?.from).toBe(jss.recipient.bsuid ?? jss.recipient.phone)
      for (const value of valuesOf(what)) expect(JSON.stringify(jss.message)).toContain(value)
      for (const value of heardIn(ours?.event)) expect(JSON.stringify(kapsos)).toContain(value)
    }
  })

  it.each(['sent', 'delivered', 'read', 'failed'])('that says what became of a message says the same to all three: %s', async status => {
    const errors = status === 'failed' ? { errors: [{ code: 131026, title: 'x' }] } : {}
    const raw = webhook({
      statuses: [{ id: 'wamid.OUT', status, timestamp: '1764000000', recipient_id: NUMBER, recipient_user_id: PERSON, ...errors }],
    })
    const [ours] = decode(raw, PHONE_ID, new Date()) ?? []
    const [kapsos] = normalizeWebhook(raw).statuses
    const jss = await reportedBy(raw)
    expect(ours?.event).toMatchObject({
      kind: 'delivery',
      of: kapsos?.id,
      state: kapsos?.status,
      to: [kapsos?.recipientUserId, kapsos?.recipientId],
    })
    expect([jss.id, jss.status, jss.recipient.bsuid, jss.error?.code]).toEqual([
      kapsos?.id,
      status,
      PERSON,
      status === 'failed' ? 131026 : undefined,
    ])
  })
})

const webhook = (value: object) => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '1',
      changes: [
        {
          field: 'messages',
          value: { messaging_product: 'whatsapp', metadata: { display_phone_number: '1', phone_number_id: PHONE_ID }, ...value },
        },
      ],
    },
  ],
})

const reader = () => new WhatsAppAPI({ token: TOKEN, secure: false, v: 'v23.0' })
type PostData = Parameters<WhatsAppAPI['post']>[0]

async function heardBy(raw: object) {
  const api = reader()
  const heard = new Promise<{ message: { id: string; type: string }; recipient: { phone?: string; bsuid?: string } }>(resolve => {
    api.on.message = args => resolve(args as never)
  })
  await api.post(raw as unknown as PostData)
  return heard
}

async function reportedBy(raw: object) {
  const api = reader()
  const told = new Promise<{ id: string; status: string; recipient: { bsuid?: string }; error?: { code: number } }>(resolve => {
    api.on.status = args => resolve(args as never)
  })
  await api.post(raw as unknown as PostData)
  return told
}

const valuesOf = (what: object): string[] =>
  Object.values(what).flatMap(value => (typeof value === 'object' && value ? valuesOf(value) : typeof value === 'string' ? [value] : []))

/** The words, ids and numbers we took from it. */
const heardIn = (event: object | undefined): string[] => {
  const { kind: _, media: __, ...rest } = (event ?? {}) as Record<string, unknown>
  return Object.values(rest).map(String)
}
