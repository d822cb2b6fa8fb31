import { describe, expect, it } from 'vitest'
import { refusalOf } from '../bot/channels/whatsapp-cloud/errors.ts'
import { addressed, contentsOf } from '../bot/channels/whatsapp-cloud/sending.ts'
import { isSigned } from '../bot/channels/whatsapp-cloud/signature.ts'
import { decode } from '../bot/channels/whatsapp-cloud/wire.ts'
import { PHONE_ID, signatureOf } from './support/whatsapp-fake.ts'
import { readRequest } from './support/whatsapp-rules.ts'

const NOW = new Date('2026-11-23T10:00:00Z')
const SENT = new Date('2026-11-23T09:59:30Z')
const ID = 'wamid.HBgLMjEyNg=='

const hook = (value: object, field = 'messages', phone = PHONE_ID) => ({
  object: 'whatsapp_business_account',
  entry: [{ id: '1', changes: [{ field, value: { messaging_product: 'whatsapp', metadata: { phone_number_id: phone }, ...value } }] }],
})
const message = (fields: object) => ({ id: ID, from: '212600000001', timestamp: `${SENT.getTime() / 1000}`, ...fields })
const heard = (fields: object) => decode(hook({ messages: [message(fields)] }), PHONE_ID, NOW)

describe('what a message says', () => {
  it.each([
    ['a text', { type: 'text', text: { body: 'سلام 👋🏽' } }, { kind: 'text', text: 'سلام 👋🏽' }],
    [
      'a button',
      { type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: 'menu', title: 'Menu' } } },
      { kind: 'choice', id: 'menu' },
    ],
    [
      'a row',
      { type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: 'papers:rsu', title: 'x' } } },
      { kind: 'choice', id: 'papers:rsu' },
    ],
    ['a button of a template', { type: 'button', button: { payload: 'p', text: 'Oui' } }, { kind: 'text', text: 'Oui' }],
    [
      'a photo',
      { type: 'image', image: { id: '7', caption: 'ma carte', sha256: 'x' } },
      { kind: 'media', media: 'photo', file: '7', caption: 'ma carte' },
    ],
    ['a voice note', { type: 'audio', audio: { id: '8', voice: true } }, { kind: 'media', media: 'voice', file: '8' }],
    ['a film', { type: 'video', video: { id: '9' } }, { kind: 'media', media: 'video', file: '9' }],
    [
      'a paper',
      { type: 'document', document: { id: '10', filename: 'cv.pdf' } },
      { kind: 'media', media: 'document', file: '10', name: 'cv.pdf' },
    ],
    ['a sticker', { type: 'sticker', sticker: { id: '11', animated: true } }, { kind: 'media', media: 'sticker', file: '11' }],
    [
      'a place',
      { type: 'location', location: { latitude: 23.7, longitude: -15.9, name: 'Hôpital', address: 'Dakhla' } },
      { kind: 'location', latitude: 23.7, longitude: -15.9, name: 'Hôpital, Dakhla' },
    ],
    [
      'a contact card',
      { type: 'contacts', contacts: [{ name: { formatted_name: 'Zineb Tazi' }, phones: [{ phone: '+212 6 00' }] }] },
      { kind: 'contact', name: 'Zineb Tazi', phone: '+212 6 00' },
    ],
    ['a contact card with nothing on it', { type: 'contacts', contacts: [{}] }, { kind: 'contact', name: '', phone: '' }],
    [
      'a reaction',
      { type: 'reaction', reaction: { message_id: 'wamid.X', emoji: '👍' } },
      { kind: 'reaction', on: 'wamid.X', emoji: '👍' },
    ],
    ['a reaction taken back', { type: 'reaction', reaction: { message_id: 'wamid.X' } }, { kind: 'reaction', on: 'wamid.X', emoji: null }],
    ['what is seen only once', { type: 'unsupported', errors: [{ code: 131051 }] }, { kind: 'unreadable' }],
    ['an order', { type: 'order', order: {} }, { kind: 'unreadable' }],
    ['a kind invented tomorrow', { type: 'hologram', hologram: { depth: 3 } }, { kind: 'unreadable' }],
    ['a text without its text', { type: 'text', text: null }, { kind: 'unreadable' }],
    ['a kind with the name of a method', { type: 'constructor' }, { kind: 'unreadable' }],
  ])('%s', (_, fields, event) => {
    expect(heard(fields)).toEqual([{ id: ID, from: '212600000001', event, at: SENT }])
  })

  it.each([
    ['a changed number that is not told', { type: 'system', system: { type: 'user_changed_number' } }],
    ['what else the system says', { type: 'system', system: { type: 'customer_identity_changed', wa_id: '1' } }],
    ['a changed number that is the same', { type: 'system', system: { type: 'user_changed_number', wa_id: '212600000001' } }],
    ['a message taken back', { type: 'revoke', revoke: {} }],
    ['a group', { type: 'text', text: { body: 'x' }, group_id: 'G' }],
    ['nobody', { type: 'text', text: { body: 'x' }, from: undefined }],
    ['no id', { type: 'text', text: { body: 'x' }, id: '' }],
  ])('nothing from %s', (_, fields) => expect(heard(fields)).toEqual([]))

  it.each([
    [{ wa_id: '212600000009' }, {}, { was: ['212600000001'], to: '212600000009' }],
    [{ wa_id: '212600000009', user_id: 'MA.2', previous_user_id: 'MA.1' }, {}, { was: ['MA.1', '212600000001'], to: 'MA.2' }],
    [{ user_id: 'MA.2' }, { from: undefined, from_user_id: 'MA.1' }, { was: ['MA.1'], to: 'MA.2' }],
  ])('a changed number, told by %j', (system, fields, moved) =>
    expect(heard({ ...fields, type: 'system', system: { type: 'user_changed_number', body: 'x', ...system } })).toMatchObject([
      { event: { kind: 'moved', ...moved } },
    ]),
  )

  it('knows a person by the id WhatsApp gives this business, not by the number, and by her name', () => {
    const contacts = [{ profile: { name: 'Zineb' }, user_id: 'MA.1' }]
    const messages = [message({ type: 'text', text: { body: 'a' }, from: undefined, from_user_id: 'MA.1' })]
    expect(decode(hook({ contacts, messages }), PHONE_ID, NOW)).toMatchObject([{ from: 'MA.1', name: 'Zineb' }])
    const both = [message({ type: 'text', text: { body: 'a' }, from_user_id: 'MA.1' })]
    expect(decode(hook({ messages: both }), PHONE_ID, NOW)).toMatchObject([{ from: 'MA.1' }])
  })

  it('hears the good ones beside a broken one, and what concerns us beside what does not', () => {
    const messages = [7, { type: 'text' }, message({ type: 'text', text: { body: 'ici' } })]
    expect(decode(hook({ messages }), PHONE_ID, NOW)).toMatchObject([{ event: { text: 'ici' } }])
    expect(decode(hook({ messages }, 'messages', '999'), PHONE_ID, NOW)).toEqual([])
    expect(decode(hook({ messages }, 'account_update'), PHONE_ID, NOW)).toEqual([])
    expect(decode(hook({ messages: 'none', statuses: null }), PHONE_ID, NOW)).toEqual([])
  })

  it.each([[undefined], [null], [7], ['x'], [{}], [{ object: 'page', entry: [] }]])('no webhook of WhatsApp: %j', raw =>
    expect(decode(raw, PHONE_ID, NOW)).toBeNull(),
  )

  it.each([
    ['sent', undefined, { state: 'sent' }],
    ['delivered', undefined, { state: 'delivered' }],
    ['read', undefined, { state: 'read' }],
    ['played', undefined, { state: 'read' }],
    ['failed', [{ code: 131047 }], { state: 'failed', failed: 'window' }],
    ['failed', undefined, { state: 'failed', failed: 'refused' }],
  ])('reports: %s', (status, errors, became) => {
    const statuses = [{ id: 'wamid.OUT', status, recipient_id: '2126', recipient_user_id: 'MA.1', timestamp: '1', errors }]
    expect(decode(hook({ statuses }), PHONE_ID, NOW)).toMatchObject([
      { from: 'MA.1', id: `wamid.OUT:${became.state}`, event: { kind: 'delivery', of: 'wamid.OUT', to: ['MA.1', '2126'], ...became } },
    ])
  })

  it('knows nothing of reports invented tomorrow', () => {
    for (const status of ['deleted', 'warning', 'constructor'])
      expect(decode(hook({ statuses: [{ id: 'wamid.OUT', status, recipient_id: '2126' }] }), PHONE_ID, NOW)).toEqual([])
  })
})

describe('the signature', () => {
  const body = Buffer.from('{"a":"é"}')
  it('is the HMAC of the body as it came', () => {
    expect(isSigned(body, signatureOf(body, 'secret'), 'secret')).toBe(true)
    expect(isSigned(body, signatureOf(body, 'secret').toUpperCase().replace('SHA256', 'sha256'), 'secret')).toBe(true)
  })
  it.each([
    ['another secret', signatureOf(body, 'other')],
    ['another body', signatureOf('{"a":"e"}', 'secret')],
    ['nothing', undefined],
    ['an empty one', ''],
    ['a short one', 'sha256=ab'],
    ['no hexadecimal', `sha256=${'z'.repeat(64)}`],
    ['SHA-1', signatureOf(body, 'secret').replace('sha256', 'sha1')],
    ['more behind it', `${signatureOf(body, 'secret')}00`],
  ])('is not %s', (_, signature) => expect(isSigned(body, signature, 'secret')).toBe(false))
  it('is never right without a secret', () => expect(isSigned(body, signatureOf(body, ''), '')).toBe(false))
})

describe('what is sent', () => {
  const say = (labels: readonly string[], text = 'شنو بغيتو؟') =>
    contentsOf({ text, locale: 'ary', choices: labels.map((label, i) => ({ id: `route:${i}`, label })) })
  const taken = (labels: readonly string[], text?: string) => {
    const contents = say(labels, text)
    for (const content of contents) expect(readRequest(addressed('MA.1', content))).toHaveProperty('sent')
    return contents.map(content => (content.type === 'interactive' ? content.interactive.type : content.type))
  }
  const many = (count: number, length = 10) => Array.from({ length: count }, (_, i) => `${i} ${'ا'.repeat(length - 2)}`)

  it.each([
    ['three short choices as buttons', many(3, 20), ['button']],
    ['one that is too long for a button as a list', many(3, 21), ['list']],
    ['four as a list', many(4), ['list']],
    ['ten as a list', many(10, 24), ['list']],
    ['labels longer than a row, whole below it', many(10, 72), ['list']],
    ['eleven as numbered lines', many(11), ['text']],
    ['a label too long for a row as numbered lines', many(2, 73), ['text']],
    ['two that look alike as numbered lines', ['Oui', 'Oui'], ['text']],
    ['no choices', [], ['text']],
  ])('shows %s', (_, labels, shapes) => expect(taken(labels)).toEqual(shapes))

  it('cuts a long text before its buttons', () => expect(taken(many(3), 'كلمة '.repeat(500))).toEqual(['text', 'text', 'button']))

  it('keeps a long label whole, under one that is cut between letters', () => {
    const [content] = say(['👨‍👩‍👧 Se renseigner sur les allocations familiales', 'b', 'c', 'd'])
    const [row] =
      content?.type === 'interactive' && content.interactive.type === 'list' ? (content.interactive.action.sections[0]?.rows ?? []) : []
    expect(row).toEqual({
      id: 'route:0',
      title: '👨‍👩‍👧 Se renseigner…',
      description: '👨‍👩‍👧 Se renseigner sur les allocations familiales',
    })
  })

  it('goes to a number, or to the id of a person', () => {
    const [content] = say([])
    if (!content) throw new Error('nothing was said')
    expect(addressed('212600000001', content)).toMatchObject({ to: '212600000001' })
    expect(addressed('MA.1349120865530274', content)).toMatchObject({ recipient: 'MA.1349120865530274' })
    expect(addressed('MA.1', content, { replyTo: 'wamid.X', mark: '7' })).toMatchObject({
      context: { message_id: 'wamid.X' },
      biz_opaque_callback_data: '7',
    })
    expect(addressed('MA.1', content, { replyTo: 'staff:1' })).not.toHaveProperty('context')
  })
})

describe('what an error means', () => {
  it.each([
    [190, 401, 'unauthorised'],
    [368, 400, 'unauthorised'],
    [131031, 403, 'unauthorised'],
    [4, 400, 'too-many'],
    [80007, 400, 'too-many'],
    [130429, 400, 'too-many'],
    [131056, 400, 'unavailable'],
    [131000, 500, 'unavailable'],
    [131016, 500, 'unavailable'],
    [131057, 400, 'unavailable'],
    [131026, 400, 'gone'],
    [131030, 400, 'gone'],
    [131047, 400, 'window'],
    [131048, 400, 'limited'],
    [131049, 400, 'limited'],
    [131050, 400, 'blocked'],
    [131051, 400, 'refused'],
    [131053, 400, 'refused'],
    [131062, 400, 'refused'],
    [132001, 404, 'template'],
    [132016, 400, 'template'],
    [100, 400, 'refused'],
    [999_999, 400, 'refused'],
    [undefined, 401, 'unauthorised'],
    [undefined, 429, 'too-many'],
    [undefined, 503, 'unavailable'],
    [undefined, 400, 'refused'],
  ])('%s with status %s', (code, status, failed) =>
    expect(refusalOf(code, status)).toMatchObject({ failed, why: expect.stringMatching(/\d/) }),
  )

  it('waits for one person only, where it was too many for one person', () =>
    expect(refusalOf(131056, 400)).toMatchObject({ failed: 'unavailable', retryAfter: 6 }))
})
