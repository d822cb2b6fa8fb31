import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import busboy from 'busboy'
import { expect, onTestFinished, test } from 'vitest'
import { createWeb } from '../bot/channels/web/index.ts'
import { readConfig } from '../bot/config.ts'
import type { Stored } from '../bot/media/store.ts'
import { createWhisperServer } from '../bot/transcription/whisper-server.ts'
import type { Incoming } from '../flows/engine/incoming.ts'
import type { Locale } from '../locales/locale.ts'
import { ogg, webm } from './support/media-samples.ts'
import { hire } from './support/staff.ts'
import { testBot } from './support/test-bot.ts'

type Asked = { fields: Record<string, string>; file: Buffer; name: string }
type Answer = (response: ServerResponse, asked: Asked) => void

/** A server on this machine that takes what whisper.cpp's takes: a form with a sound and how to hear it. */
async function whisper(answer: Answer) {
  const asked: Asked[] = []
  const server = createServer(async (request, response) => {
    const one = await formIn(request)
    asked.push(one)
    answer(response, one)
  })
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/inference`, asked }
}

const formIn = (request: IncomingMessage) =>
  new Promise<Asked>((resolve, reject) => {
    const read: Asked = { fields: {}, file: Buffer.alloc(0), name: '' }
    const form = busboy({ headers: request.headers })
    form.on('field', (name, value) => {
      read.fields[name] = value
    })
    form.on('file', (_, stream, { filename }) => {
      read.name = filename ?? ''
      stream.on('data', (chunk: Buffer) => {
        read.file = Buffer.concat([read.file, chunk])
      })
    })
    form.on('close', () => resolve(read))
    form.on('error', reject)
    request.pipe(form)
  })

const json =
  (value: unknown): Answer =>
  response =>
    void response.setHeader('content-type', 'application/json').end(JSON.stringify(value))
const status =
  (code: number): Answer =>
  response =>
    void response.writeHead(code).end('no')
const note = { content: ogg(), mime: 'audio/ogg' }

test.each([
  ['fr', 'fr'],
  ['ar', 'ar'],
  ['ary', 'ar'],
  ['ary-Latn', 'ar'],
] as const)('a voice of somebody who writes %s is heard as %s', async (locale, language) => {
  const { url, asked } = await whisper(json({ text: ' Bonjour,\n je m’appelle Halima ' }))
  expect(await createWhisperServer({ url })(note, locale)).toEqual({ text: 'Bonjour, je m’appelle Halima' })
  expect(asked).toHaveLength(1)
  expect(asked[0]).toMatchObject({ name: 'voice.ogg', file: ogg(), fields: { language, response_format: 'json' } })
})

test('a browser’s recording goes as the Ogg it is within', async () => {
  const { url, asked } = await whisper(json({ text: 'x' }))
  await createWhisperServer({ url })({ content: webm([Buffer.from([0x78, 1])], true), mime: 'audio/webm' }, 'fr')
  expect([asked[0]?.name, asked[0]?.file.toString('latin1', 0, 4)]).toEqual(['voice.ogg', 'OggS'])
})

test.each<[string, Answer, string]>([
  ['is busy', status(503), 'unavailable'],
  ['breaks off', response => response.destroy(), 'unavailable'],
  ['cannot read the sound', status(400), 'refused'],
  ['says what is no answer', json({ error: 'x' }), 'refused'],
  ['answers in pieces of a page', response => void response.end('<html>'), 'refused'],
])('a server that %s', async (_, answer, failed) => {
  const { url } = await whisper(answer)
  expect(await createWhisperServer({ url })(note, 'fr')).toMatchObject({ failed })
})

test('one that hangs is not waited for, and one that points elsewhere is not followed', async () => {
  const hangs = await whisper(() => {})
  expect(await createWhisperServer({ url: hangs.url, patienceMs: 50 })(note, 'fr')).toMatchObject({ failed: 'unavailable' })
  const other = await whisper(json({ text: 'x' }))
  const points = await whisper(response => void response.writeHead(307, { location: other.url }).end())
  expect(await createWhisperServer({ url: points.url })(note, 'fr')).toMatchObject({ failed: 'unavailable' })
  expect(other.asked).toEqual([])
})

test.each(['http://127.0.0.1:8080/inference', 'http://127.8.0.1/x', 'http://localhost:8080/inference', 'http://[::1]:8080/inference'])(
  'an address of this machine: %s',
  url => {
    expect(readConfig({ TRANSCRIBE_URL: url }).transcribeUrl).toBe(url)
  },
)

test.each([
  'http://10.0.0.2:8080/inference',
  'https://api.example.com/x',
  'http://127.0.0.1.example.com/x',
  'http://localhost.example.com',
  'http://0.0.0.0/x',
  'ftp://127.0.0.1/x',
])('another is refused unless somebody decides so: %s', url => {
  expect(() => readConfig({ TRANSCRIBE_URL: url })).toThrow(/TRANSCRIBE_URL is wrong/)
  if (url.startsWith('http')) expect(readConfig({ TRANSCRIBE_URL: url, TRANSCRIBE_ELSEWHERE: '1' }).transcribeUrl).toBe(url)
})

/** Somebody on the web who sends a voice note, and who may listen. */
async function stage(answer: Answer | null) {
  const server = answer && (await whisper(answer))
  const bot = await testBot([createWeb()], { transcribe: server && createWhisperServer({ url: server.url }) })
  const salma = await hire(bot.db, 'Salma')
  let heard = 0
  const sends = async (content: Buffer, kind: 'voice' | 'photo' = 'voice') => {
    const file = await bot.files.put(content, { kind })
    if ('refused' in file) throw new Error('not kept')
    const event = { kind: 'media', media: kind, file: file.id } as const
    await bot.hear('web', { id: `m${++heard}`, from: 'v', event, at: bot.clock.now(), file, hint: 'ary' })
  }
  const transcripts = async () => {
    await bot.transcription?.idle()
    const { id } = await bot.db.conversation.findFirstOrThrow()
    const view = await bot.desk.conversation(salma, id)
    return view?.timeline.flatMap(item => (item.kind === 'message' && item.file?.kind === 'voice' ? [item.transcript] : []))
  }
  return { bot, salma, sends, transcripts, server }
}

test('what the machine heard stands beside the note, for staff alone', async () => {
  const { bot, sends, transcripts, server } = await stage(json({ text: 'سميتي حليمة' }))
  await sends(ogg())
  expect(await transcripts()).toEqual(['سميتي حليمة'])
  expect(server?.asked[0]?.fields.language).toBe('ar')
  expect(JSON.stringify(await bot.history('web', 'v', 0, 50))).not.toContain('حليمة')
  await sends(Buffer.concat([ogg(), Buffer.from([1])]))
  expect(await transcripts()).toEqual(['سميتي حليمة', 'سميتي حليمة'])
  expect(server?.asked).toHaveLength(2)
})

test('nothing is made of what it cannot read, once; while it does not answer, it is asked again', async () => {
  const answers = [status(400), status(503), json({ text: 'bonjour' })]
  const { bot, sends, transcripts, server } = await stage((response, asked) => answers.shift()?.(response, asked))
  await sends(ogg())
  expect(await transcripts()).toEqual([null])
  await sends(ogg())
  expect(await transcripts()).toEqual([null, null])
  bot.transcription?.wake()
  expect(await transcripts()).toEqual([null, 'bonjour'])
  expect(server?.asked).toHaveLength(3)
})

test('left off, nothing listens but people', async () => {
  const { bot, sends, transcripts } = await stage(null)
  await sends(ogg())
  expect(await transcripts()).toEqual([null])
  expect(bot.transcription).toBeNull()
})

const ASKED: Readonly<Record<Locale, [begin: string, readBack: string, yes: string]>> = {
  fr: ['Je veux m’inscrire', 'Nous avons cru entendre : « Halima Berrada »', 'oui'],
  ar: ['أريد التسجيل', 'هذا ما سمعناه: «Halima Berrada»', 'نعم'],
  ary: ['بغيت نتسجل', 'هادشي اللي سمعنا: «Halima Berrada»', 'إيه'],
  'ary-Latn': ['bghit ntsjjel', 'hadchi li sme3na: « Halima Berrada »', 'iyeh'],
}

/** Somebody asked for a name in a registration on the web, who answers it aloud. */
async function named(locale: Locale, text: string, readBack: boolean) {
  const { url } = await whisper(json({ text }))
  const bot = await testBot([createWeb()], { transcribe: createWhisperServer({ url }), readBack })
  const salma = await hire(bot.db, 'Salma')
  let heard = 0
  const hears = async (event: Incoming, file?: Stored) => {
    await bot.hear('web', { id: `m${++heard}`, from: 'v', event, at: bot.clock.now(), hint: locale, ...(file && { file }) })
    await bot.transcription?.idle()
  }
  const writes = (words: string) => hears({ kind: 'text', text: words })
  const said = async () => (await bot.history('web', 'v', 0, 100)).filter(({ author }) => author === 'bot').map(plain)
  await writes(ASKED[locale][0])
  for (const id of ['consent/yes', 'who/me', 'area/training', 'offer/literacy']) await hears({ kind: 'choice', id: `preregister:${id}` })
  const file = await bot.files.put(ogg(), { kind: 'voice' })
  if ('refused' in file) throw new Error('not kept')
  await hears({ kind: 'media', media: 'voice', file: file.id }, file)
  const view = async () => bot.desk.conversation(salma, (await bot.db.conversation.findFirstOrThrow()).id)
  return { bot, writes, said, view }
}
const plain = ({ text }: { text: string }) => text.replace(/[\u2066-\u2069]/g, '')

test.each(['fr', 'ar', 'ary', 'ary-Latn'] as const)(
  '%s: what was heard is read back, and answers the question once it is confirmed',
  async locale => {
    const [, readBack, yes] = ASKED[locale]
    const on = await named(locale, 'Halima Berrada', true)
    expect((await on.said()).at(-1)).toContain(readBack)
    expect((await on.view())?.facts.form?.answers.map(({ value }) => value)).not.toContain('Halima Berrada')
    await on.writes(yes)
    expect((await on.said()).at(-1)).toContain('4 / 9')
    expect((await on.view())?.facts.form?.answers.map(({ value }) => value)).toContain('Halima Berrada')
    expect(await on.bot.db.spokenAnswer.count({ where: { answeredAt: null } })).toBe(0)
  },
)

test('what she says is not hers is left to a person who listens; what she writes instead is her answer', async () => {
  const on = await named('fr', 'Halima Berrada', true)
  await on.writes('2')
  expect((await on.said()).slice(-2)).toEqual([expect.stringContaining('une personne va l’écouter'), expect.stringContaining('3 / 9')])
  expect(await on.bot.db.spokenAnswer.count({ where: { answeredAt: null } })).toBe(1)
  await on.writes('Zineb Alami')
  expect((await on.view())?.facts.form?.answers.map(({ value }) => value)).toContain('Zineb Alami')
})

test.each([
  ['unless the house wants it', 'Halima Berrada', false],
  ['where it is no answer', '1234567890', true],
])('nothing is read back %s', async (_, text, readBack) => {
  const on = await named('fr', text, readBack)
  expect((await on.said()).join()).not.toContain('cru entendre')
  expect((await on.view())?.timeline.find(item => item.kind === 'message' && item.transcript)).toMatchObject({ transcript: text })
})

test('words of danger in a voice note call a person at once, and nothing is said', async () => {
  const on = await named('fr', 'mon mari me frappe, aidez-moi', true)
  const { length } = await on.said()
  expect(await on.view()).toMatchObject({ sensitive: true, handover: { reason: 'violence', urgent: true } })
  expect((await on.said()).slice(length)).toEqual([])
  expect((await on.said()).join()).not.toContain('frappe')
})
