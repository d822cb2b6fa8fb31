import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Outgoing, SentFile } from '../bot/channels/channel.ts'
import { MEGABYTE } from '../bot/media/store.ts'
import { jpeg, mp3, mp4, ogg, pdf, png, webm } from './support/media-samples.ts'
import { CHAT, FAULTS, telegramBench } from './support/telegram-bench.ts'
import { refusal } from './support/telegram-rules.ts'

type Stage = Awaited<ReturnType<typeof telegramBench>>
let on: Stage
let stop: () => Promise<void>
const files = new Map<string, SentFile>()
beforeEach(async () => {
  files.clear()
  on = await telegramBench('polling')
  ;({ stop } = await on.channel.start(
    async () => {},
    async id => files.get(id) ?? null,
  ))
})
afterEach(async () => {
  await stop()
  await on.bench.close()
})

type Kind = NonNullable<Outgoing['media']>['kind']
const send = (kind: Kind, file: SentFile, more: Partial<Outgoing> = {}, taken?: readonly string[]) => {
  files.set('0123456789', file)
  return on.channel.send(`${CHAT}`, { text: '', choices: [], locale: 'fr', media: { id: '0123456789', kind }, ...more }, taken)
}
const file = (content: Buffer, mime: string, name: string | null = null): SentFile => ({ content, mime, name })
const partOf = (parameters: unknown, name: string): unknown => (parameters as Record<string, unknown>)[name]
const packets = [Buffer.from([0x78, 1, 2]), Buffer.from([0x78, 3])]

describe('a file of the staff', () => {
  it.each<[string, Kind, SentFile, string, string]>([
    ['a photo', 'photo', file(jpeg(), 'image/jpeg', 'plan.jpg'), 'photo', 'plan.jpg'],
    ['a picture', 'photo', file(png(), 'image/png'), 'photo', 'photo-01234567.png'],
    ['a film', 'video', file(mp4(), 'video/mp4'), 'video', 'video-01234567.mp4'],
    ['a voice note', 'voice', file(ogg(), 'audio/ogg'), 'voice', 'voice-01234567.ogg'],
    ['a sound', 'voice', file(mp3(), 'audio/mpeg'), 'voice', 'voice-01234567.mp3'],
    ['a voice recorded in a browser', 'voice', file(webm(packets, true), 'audio/webm'), 'voice', 'voice-01234567.ogg'],
    ['a sound no messenger plays', 'voice', file(Buffer.from('RIFF'), 'audio/wav'), 'document', 'voice-01234567.wav'],
    ['a paper', 'document', file(pdf(), 'application/pdf', 'وثيقة.pdf'), 'document', 'وثيقة.pdf'],
    ['a picture sent as a paper', 'document', file(jpeg(), 'image/jpeg'), 'document', 'document-01234567.jpg'],
    [
      'a photo too large for one',
      'photo',
      file(Buffer.concat([jpeg(), Buffer.alloc(11 * MEGABYTE)]), 'image/jpeg'),
      'document',
      'photo-01234567.jpg',
    ],
  ])('%s arrives whole, as what it is', async (_, kind, sent, as, name) => {
    expect(await send(kind, sent)).toEqual({ id: expect.stringMatching(/^\d+$/) })
    const [shown] = on.fake.shown
    expect(shown?.file).toMatchObject({ as, name })
    if (sent.mime !== 'audio/webm') expect(shown?.file?.content.equals(sent.content)).toBe(true)
    else expect(shown?.file?.content.toString('latin1', 0, 4)).toBe('OggS')
  })

  it.each<[Kind, SentFile]>([
    ['photo', file(jpeg(), 'image/jpeg')],
    ['voice', file(ogg(), 'audio/ogg')],
    ['video', file(mp4(), 'video/mp4')],
  ])('a %s told to many is brought to Telegram once, and again where Telegram has lost it', async (kind, sent) => {
    await send(kind, sent, { text: 'un' })
    await send(kind, sent, { text: 'deux' })
    on.fake.loses()
    await send(kind, sent, { text: 'trois' })
    const asked = on.fake.calls.filter(({ method }) => method.startsWith('send')).map(call => typeof partOf(call.parameters, kind))
    expect(asked).toEqual(['object', 'string', 'string', 'object'])
    expect(on.fake.shown.map(({ text, file: shown }) => [text, shown?.as])).toEqual(['un', 'deux', 'trois'].map(text => [text, kind]))
  })

  it('says who sent it, what they wrote under it, and what it answers', async () => {
    await send('photo', file(jpeg(), 'image/jpeg'), { by: 'Salma', text: 'هذا هو العنوان', replyTo: '77' })
    expect(on.fake.shown).toMatchObject([{ text: '💬 Salma\nهذا هو العنوان', replyTo: 77 }])
  })

  it('is followed by words that are too long to stand under it, and goes on where it stopped', async () => {
    const text = 'كلمة '.repeat(1000).trim()
    on.fake.fails('sendMessage', FAULTS.unavailable, 1)
    const first = await send('document', file(pdf(), 'application/pdf'), { by: 'Salma', text })
    expect(first).toMatchObject({ failed: 'unavailable', taken: [expect.any(String)] })
    const again = await send('document', file(pdf(), 'application/pdf'), { by: 'Salma', text }, 'taken' in first ? first.taken : [])
    expect(again).toHaveProperty('id')
    expect(on.fake.shown.filter(shown => shown.file)).toHaveLength(1)
    expect(on.fake.shown.map(shown => shown.text).join(' ')).toContain(text.slice(0, 1000))
  })

  it('goes as a document where Telegram takes it for nothing else', async () => {
    on.fake.fails('sendVoice', refusal(400, 'Bad Request: VOICE_MESSAGES_FORBIDDEN'))
    expect(await send('voice', file(ogg(), 'audio/ogg'))).toHaveProperty('id')
    expect(on.fake.shown[0]?.file).toMatchObject({ as: 'document' })
  })

  it.each([
    ['blocked', FAULTS.blocked, { failed: 'blocked' }],
    ['too many', FAULTS['too-many'], { failed: 'too-many', retryAfter: 7 }],
    ['too large', refusal(413, 'Request Entity Too Large'), { failed: 'refused', why: expect.stringContaining('413') }],
    ['a gateway', FAULTS.unavailable, { failed: 'unavailable' }],
    ['a cut line', 'cut', { failed: 'unavailable' }],
  ] as const)('is reported when it is refused: %s', async (_, fault, receipt) => {
    on.fake.fails('sendPhoto', fault)
    expect(await send('photo', file(jpeg(), 'image/jpeg'))).toMatchObject(receipt)
    expect(on.fake.shown).toEqual([])
  })

  it('is reported when it is not there any more', async () => {
    const media = { id: 'gone', kind: 'photo' } as const
    expect(await on.channel.send(`${CHAT}`, { text: '', choices: [], locale: 'fr', media })).toMatchObject({ failed: 'refused' })
  })
})

describe('a place', () => {
  const place = { latitude: 23.6848, longitude: -15.957 }
  it.each<[string, Partial<Outgoing>, string[]]>([
    ['alone', {}, ['']],
    ['with who sends it and what it is called', { by: 'Salma', location: { ...place, name: 'Centre' } }, ['💬 Salma\nCentre', '']],
  ])('%s', async (_, more, texts) => {
    const receipt = await on.channel.send(`${CHAT}`, { text: '', choices: [], locale: 'fr', location: place, ...more })
    expect(receipt).toHaveProperty('id')
    expect(on.fake.shown.map(({ text }) => text)).toEqual(texts)
    expect(on.fake.shown.at(-1)?.place).toEqual(place)
  })
})
