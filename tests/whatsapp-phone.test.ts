import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Received } from '../bot/channels/channel.ts'
import { jpeg, webp } from './support/media-samples.ts'
import { until } from './support/until.ts'
import { PERSON, phoneBench } from './support/whatsapp-phone-bench.ts'

const SLOW = 30_000
const hello = { text: 'سلام', choices: [], locale: 'ary' as const }

// one phone for all: a browser takes seconds to begin
describe('a paired phone, on the real library in a real browser', () => {
  let on: Awaited<ReturnType<typeof phoneBench>>
  let listening: { stop(): Promise<void> }
  const heard: Received[] = []
  const last = (kind: string) => heard.filter(({ event }) => event.kind === kind).at(-1)

  beforeAll(async () => {
    on = await phoneBench()
    listening = await on.channel.start(async received => void heard.push(received))
  })
  afterAll(async () => {
    await listening.stop()
    await on.close()
  })

  it('waits for a phone, shows a picture, and a new one when WhatsApp wants another', async () => {
    const first = await on.waits()
    expect(first).toEqual({ qr: expect.stringContaining('first,') })
    expect(on.channel.health?.().state).toBe('pairing')
    expect(await on.channel.send(PERSON, hello)).toMatchObject({ failed: 'unavailable' })
    await on.newPicture()
    await until(() => JSON.stringify(on.channel.pairing?.()) !== JSON.stringify(first), 'another picture')
    await on.pairs()
    expect(on.channel.pairing?.()).toBeNull()
  })

  it('hears people by the id they came with, and nothing of groups, statuses, newsletters and notices', async () => {
    await on.arrives({ body: 'x' }, '120363000000@g.us')
    await on.arrives({ body: 'x' }, 'status@broadcast')
    await on.arrives({ body: 'x' }, '120363000001@newsletter')
    await on.arrives({ type: 'e2e_notification' })
    await on.arrives({ type: 'call_log' })
    await on.arrives({ body: 'من رقم' }, '212600000001@c.us')
    await on.arrives({ body: 'أنا', notifyName: 'Zineb' })
    await until(() => heard.length >= 2, 'both')
    expect(heard.map(({ from, event, name }) => [from, event, name])).toEqual([
      ['212600000001@c.us', { kind: 'text', text: 'من رقم' }, undefined],
      [PERSON, { kind: 'text', text: 'أنا' }, 'Zineb'],
    ])
  })

  it('hears each message once after WhatsApp synced again', async () => {
    await on.syncs()
    await on.syncs()
    await on.arrives({ body: 'once' })
    await on.arrives({ body: 'end' })
    await until(
      () => last('text')?.event.kind === 'text' && heard.some(({ event }) => event.kind === 'text' && event.text === 'end'),
      'the end',
    )
    expect(heard.filter(({ event }) => event.kind === 'text' && event.text === 'once')).toHaveLength(1)
  })

  it('hears a contact card', async () => {
    await on.arrives({ type: 'vcard', body: 'BEGIN:VCARD\nVERSION:3.0\nFN:Ali B\nTEL;type=CELL;waid=1:+212 6 11\nEND:VCARD' })
    await until(() => last('contact'), 'the card')
    expect(last('contact')?.event).toEqual({ kind: 'contact', name: 'Ali B', phone: '+212 6 11' })
  })

  it.each<[string, string, object, string]>([
    ['that WhatsApp has no longer', 'image', { directPath: 'gone' }, 'expired'],
    ['that may be seen only once, and not here', 'image', { isViewOnce: true, directPath: undefined }, 'expired'],
    ['of a hundred megabytes', 'document', { size: 100 * 2 ** 20, filename: 'film.pdf' }, 'too-big'],
    ['of a hundred megabytes that claims to be small', 'document', { size: 1, filename: 'film.pdf' }, 'too-big'],
  ])('does not fetch a file %s', async (name, type, fields, failed) => {
    const before = heard.length
    const content = name.includes('claims') ? Buffer.alloc(2 ** 20) : jpeg()
    await on.brings(type, content, 'image/jpeg', fields)
    const { event } = await until(() => heard[before], 'the message')
    expect(event).toMatchObject({ kind: 'media' })
    const fetched = await on.channel.fetch?.(event.kind === 'media' ? event.file : '', 2 ** 19)
    expect(fetched).toMatchObject({ failed })
  })

  it('hears an emoji put on a message and taken back, by its own message, and not the ones put there on the phone', async () => {
    const receipt = await on.channel.send(PERSON, hello)
    if (!('id' in receipt)) throw new Error('it was not sent')
    const before = heard.length
    await on.reacts(receipt.id, 1_700_000_000, '👍', true)
    await on.reacts('true_120363000000@g.us_X', 1_700_000_001, '👍')
    await on.reacts(receipt.id, 1_700_000_002, '❤️')
    await on.reacts(receipt.id, 1_700_000_003, '')
    await until(() => heard.length >= before + 2, 'both')
    expect(heard.slice(before).map(({ from, event }) => [from, event])).toEqual([
      [PERSON, { kind: 'reaction', on: receipt.id, emoji: '❤️' }],
      [PERSON, { kind: 'reaction', on: receipt.id, emoji: null }],
    ])
  })

  it('hears a sticker as one', async () => {
    const before = heard.length
    await on.brings('sticker', webp(), 'image/webp', { isAnimated: true })
    expect((await until(() => heard[before], 'the sticker')).event).toMatchObject({ kind: 'media', media: 'sticker' })
  })

  it('says as much as was typed on the phone, and not what we sent', async () => {
    const before = heard.length
    expect(await on.channel.send(PERSON, hello)).toHaveProperty('id')
    await on.types('أنا من المركز')
    await until(() => last('typed'), 'what was typed')
    expect(heard.slice(before).map(({ from, event }) => [from, event])).toEqual([
      [PERSON, { kind: 'typed', of: expect.stringContaining('PHONE'), text: 'أنا من المركز' }],
    ])
    expect(await on.states()).toContainEqual({ state: 'typing', to: PERSON })
  })

  it.each([
    [1, 'sent'],
    [2, 'delivered'],
    [3, 'read'],
    [4, 'read'],
    [-1, 'failed'],
  ])('reports %i as %s', async (ack, state) => {
    const receipt = await on.channel.send(PERSON, hello)
    if (!('id' in receipt)) throw new Error('it was not sent')
    await on.acks(receipt.id, ack)
    const report = await until(() => heard.find(({ event }) => event.kind === 'delivery' && event.of === receipt.id), 'the report')
    expect(report?.event).toMatchObject({ state, to: [PERSON] })
  })

  it('goes on after the page was loaded anew, hearing each message once', async () => {
    await on.reloads()
    await on.pairs()
    await on.arrives({ body: 'after' })
    await on.arrives({ body: 'after that' })
    await until(() => heard.some(({ event }) => event.kind === 'text' && event.text === 'after that'), 'both', SLOW)
    expect(heard.filter(({ event }) => event.kind === 'text' && event.text === 'after')).toHaveLength(1)
  })

  it('begins anew after another client took its place, and waits for a phone where it was logged out', async () => {
    const ends = () => on.lines.filter(line => line.includes('begun again')).length
    const before = ends()
    await on.state('CONFLICT')
    await until(() => ends() > before, 'the end of it', SLOW)
    await on.pairs()
    expect(await on.channel.send(PERSON, hello)).toHaveProperty('id')
  })

  it('begins anew when its browser dies', async () => {
    await on.dies()
    await until(() => on.channel.health?.().state !== 'ok', 'it to be noticed', SLOW)
    await on.pairs()
    expect(on.channel.health?.().state).toBe('ok')
  })
})

it('shows a code where a number is given', async () => {
  const on = await phoneBench({ number: '212528000001' })
  const listening = await on.channel.start(async () => undefined)
  expect(await on.waits()).toEqual({ code: 'CODE-212528000001' })
  await listening.stop()
  await on.close()
})
