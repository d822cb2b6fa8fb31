import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { isLocale, LOCALES } from '../locales/locale.ts'
import { INTENTS } from '../nlu/intents.ts'
import { openDatabase } from '../prisma/client.ts'
import { seedFiles } from '../prisma/seed.ts'
import { ownFolder, run } from './support/process.ts'

type Typed = Parameters<typeof run>[1]
const command =
  (name: 'main' | 'chat' | 'understand') =>
  (options: string[] = [], typed: Typed = {}) =>
    run(['setup/run.mjs', name, ...options], typed)
const [main, chat, understand] = [command('main'), command('chat'), command('understand')]

// what is not set up yet is set up once, not by several at the same time
beforeAll(() => understand(), 120_000)

const said = z.strictObject({
  text: z.string().min(1),
  locale: z.string().refine(isLocale),
  choices: z.array(z.strictObject({ id: z.string().min(1), label: z.string().min(1) })),
})

/** What was said, a list for each turn. Fails on anything else on standard output. */
function turnsOf(stdout: string) {
  const lines = stdout.split('\n')
  expect(lines.pop(), 'after the last line').toBe('')
  const turns: z.infer<typeof said>[][] = [[]]
  for (const line of lines) {
    if (line === '') turns.push([])
    else turns.at(-1)?.push(said.parse(JSON.parse(line)))
  }
  expect(turns.pop(), 'after the last turn').toEqual([])
  return turns
}

describe('chat --json', () => {
  test('one message a line in, one object a message out, a blank line after each turn', async () => {
    const { code, stdout, stderr } = await chat(['--json', '--locale', 'fr', '--now', '2026-11-23T10:00Z'], {
      input: 'Bonjour\nQuels papiers pour la carte de handicap ?\nmerci\n',
    })
    expect([code, stderr]).toEqual([0, ''])
    const turns = turnsOf(stdout)
    expect(turns.map(turn => turn.length > 0)).toEqual([true, true, true])
    expect(turns.flat().every(({ locale }) => locale === 'fr')).toBe(true)
    expect(turns[0]?.at(-1)?.choices.map(({ id }) => id)).toContain('person')
    expect(turns[2]?.map(({ text }) => text)).toEqual(['Avec plaisir. Nous restons à votre service.'])
  })

  test('--locale is what is spoken before anything was written', async () => {
    const spoken = async (locale: string) =>
      turnsOf((await chat(['--json', `--locale=${locale}`], { input: '🙂\n' })).stdout).flat()[0]?.locale
    expect(await Promise.all(LOCALES.map(spoken))).toEqual([...LOCALES])
  })

  test('--now is the time the answers go by', async () => {
    const input = 'Quels sont vos horaires ?\n1\n'
    const hoursAt = async (now: string) => turnsOf((await chat(['--json', '--locale', 'fr', '--now', now], { input })).stdout)
    const [monday = [], sunday = []] = await Promise.all([hoursAt('2026-11-23T10:00Z'), hoursAt('2026-11-22T10:00Z')])
    expect(sunday[0]).toEqual(monday[0])
    expect(sunday[1]).not.toEqual(monday[1])
  })

  test('is one conversation, where a number means what was shown; an empty line says nothing', async () => {
    const { stdout } = await chat(['--json', '--locale', 'fr'], { input: 'menu\n\n1\n0\n' })
    const [menu, nothing, first, again] = turnsOf(stdout)
    expect(nothing).toEqual([])
    expect(first?.at(-1)?.choices[0]?.id).toMatch(/^theme:/)
    expect(again).toEqual(menu?.slice(-1))
  })

  test('nothing typed, nothing said', async () => {
    expect(await chat(['--json'])).toEqual({ code: 0, stdout: '', stderr: '' })
  })

  test('the last line counts without its end, and hostile lines do no harm', async () => {
    const hostile = ['x'.repeat(100_000), '\u202e\u200b', '{"text":"x"}', '\u0000\u0001', '🙏🏽', 'merci']
    const { code, stdout, stderr } = await chat(['--json', '--locale', 'fr'], { input: hostile.join('\n') })
    expect([code, stderr]).toEqual([0, ''])
    expect(turnsOf(stdout)).toHaveLength(hostile.length)
    expect(turnsOf(stdout).at(-1)?.[0]?.text).toContain('Avec plaisir')
  })

  test('keeps its conversation in DATABASE_URL, and otherwise leaves nothing behind', async () => {
    const [folder, temporary] = [ownFolder(), ownFolder()]
    await chat(['--json'], { input: 'salam\n', env: { TMPDIR: temporary } })
    expect(readdirSync(temporary)).toEqual([])
    const DATABASE_URL = `file:${join(folder, 'jisr.db')}`
    await chat(['--json'], { input: 'salam\nmenu\n', env: { TMPDIR: temporary, DATABASE_URL } })
    const { db } = await openDatabase(DATABASE_URL)
    const heard = await db.message.count({ where: { author: 'citizen' } })
    const waiting = await db.outbox.count()
    await db.$disconnect()
    expect([heard, waiting]).toEqual([2, 0])
  })

  test('without --json it speaks as on a phone without buttons', async () => {
    const { code, stdout } = await chat(['--locale', 'fr'], { input: 'menu\n' })
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Bonjour[\s\S]*\n1\) 📋 Nos services\n[\s\S]*\n9\) 💬 Parler à une personne\n\n$/)
  })
})

const understood = z.strictObject({
  text: z.string(),
  language: z.enum([...LOCALES, 'zgh', 'und']),
  intent: z.enum(INTENTS).nullable(),
  confidence: z.number().min(0).max(1),
  service: z.enum(seedFiles().content.services.map(({ key }) => key)).nullable(),
  entities: z.array(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('date'), value: z.iso.date(), text: z.string() }),
      z.strictObject({ kind: z.literal('time'), value: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/), text: z.string() }),
      z.strictObject({ kind: z.literal('part'), value: z.enum(['morning', 'afternoon']), text: z.string() }),
      z.strictObject({ kind: z.literal('phone'), value: z.string().regex(/^\+\d{8,15}$/), text: z.string() }),
      z.strictObject({ kind: z.literal('birth'), value: z.string().regex(/^\d{4}(-\d\d-\d\d)?$/), text: z.string() }),
      z.strictObject({ kind: z.enum(['number', 'age']), value: z.number(), text: z.string() }),
      z.strictObject({ kind: z.enum(['cin', 'commune', 'name', 'service', 'centre']), value: z.string().min(1), text: z.string() }),
    ]),
  ),
})

// a message, and one of the things it names
const NAMED: readonly [string, string, unknown][] = [
  ['ghedda', 'date', '2026-11-23'],
  ['غدا', 'date', '2026-11-23'],
  ['demain', 'date', '2026-11-23'],
  ['f 14:30', 'time', '14:30'],
  ['à 14h30', 'time', '14:30'],
  ['bghit nji f sbah', 'part', 'morning'],
  ['mn b3d le zwal, l3chiya', 'part', 'afternoon'],
  ['nemra dyali 0661223344', 'phone', '+212661223344'],
  ['رقمي ٠٦٦١٢٢٣٣٤٤', 'phone', '+212661223344'],
  ['CIN dyali AB123456', 'cin', 'AB123456'],
  ['15', 'number', 15],
  ['عندي 34 عام', 'age', 34],
  ['Je suis née le 12/03/1984', 'birth', '1984-03-12'],
  ['Je suis née en 1984', 'birth', '1984'],
  ['ana sakna f dakhla', 'commune', 'Dakhla'],
  ['ساكنة فالعركوب', 'commune', 'El Argoub'],
  ['سميتي فاطمة العلوي', 'name', 'فاطمة العلوي'],
]
const SAID: readonly [string, object][] = [
  ['salam, chno lwra9 li khasni l carte dyal l2i3a9a?', { language: 'ary-Latn', intent: 'documents', service: 'disability_card' }],
  ['Bonjour', { language: 'fr', intent: 'greeting', service: null }],
  ['ما هي أوقات العمل من فضلكم؟', { language: 'ar', intent: 'opening_hours' }],
  ['شنو الخدمات اللي كاينين عندكم؟', { language: 'ary', intent: 'list_services' }],
  ['ⴰⵣⵓⵍ', { language: 'zgh' }],
  ['🙂', { language: 'und', intent: null, entities: [] }],
  ['', { language: 'und', intent: null, entities: [] }],
  ['"\\ \t {"text":1}', {}],
  ['x'.repeat(100_000), {}],
]

test('understand: one message a line in, one object a line out, and nothing else', async () => {
  const texts = [...NAMED.map(([text]) => text), ...SAID.map(([text]) => text)]
  const { code, stdout, stderr } = await understand(['--now', '2026-11-22T10:00Z'], { input: `${texts.join('\n')}\n` })
  expect([code, stderr]).toEqual([0, ''])
  expect(stdout.endsWith('}\n')).toBe(true)
  const lines = stdout.slice(0, -1).split('\n')
  const read = lines.map(line => understood.parse(JSON.parse(line)))
  expect(read.map(({ text }) => text)).toEqual(texts)
  expect(lines.map(line => Object.keys(JSON.parse(line)).join())).toEqual(
    texts.map(() => 'text,language,intent,confidence,service,entities'),
  )
  for (const [i, [text, kind, value]] of NAMED.entries()) {
    const found = read[i]?.entities.find(entity => entity.kind === kind)
    expect(found?.value, `${kind} in ${text}`).toBe(value)
    expect(text).toContain(found?.text)
  }
  for (const [i, [text, expected]] of SAID.entries()) expect(read[NAMED.length + i], text.slice(0, 50)).toMatchObject(expected)
})

const SECRET_LIKE = 'x'.repeat(20)
const SCRATCH = mkdtempSync(join(tmpdir(), 'jisr-commands-'))
afterAll(() => rmSync(SCRATCH, { recursive: true, force: true }))

describe('what is wrong stops the start with a sentence', () => {
  const table: readonly [string, () => ReturnType<typeof run>, RegExp][] = [
    ['chat --locale es', () => chat(['--locale', 'es']), /^--locale es: expected ar, ary, ary-Latn or fr\n/],
    ['chat --now soon', () => chat(['--now', 'soon']), /^--now soon: expected an instant like 2026-11-22T10:00Z\n/],
    ['chat --loud', () => chat(['--loud']), /^Unknown option '--loud'/],
    ['chat PORT=x', () => chat([], { env: { PORT: 'x' } }), /^PORT is wrong: found "x", expected a port, 0 to 65535\.\n/],
    ['understand --now soon', () => understand(['--now', 'soon']), /^--now soon: expected an instant like 2026-11-22T10:00Z\n$/],
    ['understand --loud', () => understand(['--loud']), /^Unknown option '--loud'/],
    ['main PORT=x', () => main([], { env: { PORT: 'x' } }), /^PORT is wrong: found "x", expected a port, 0 to 65535\.\n$/],
    [
      'main SESSION_KEY too short',
      () => main([], { env: { SESSION_KEY: SECRET_LIKE } }),
      /^SESSION_KEY is wrong: found 20 characters, expected at least 32 characters\.\n$/,
    ],
    [
      'main HOST of no machine',
      () =>
        main([], { env: { HOST: 'nowhere.invalid', PORT: '0', LOG_LEVEL: 'silent', DATABASE_URL: `file:${join(SCRATCH, 'jisr.db')}` } }),
      /^HOST is wrong: found "nowhere\.invalid", expected an address of this machine, like 127\.0\.0\.1 or 0\.0\.0\.0\.\n$/,
    ],
    [
      'main DATABASE_URL of a folder',
      () => main([], { env: { DATABASE_URL: 'file:/tmp', PORT: '0', LOG_LEVEL: 'silent' } }),
      /^DATABASE_URL is wrong: found "file:\/tmp", expected a SQLite file this user may write\.\n$/,
    ],
    [
      'main DATABASE_URL where nothing can be made',
      () => main([], { env: { DATABASE_URL: 'file:/dev/null/jisr.db', PORT: '0', LOG_LEVEL: 'silent' } }),
      /^DATABASE_URL is wrong: found "file:\/dev\/null\/jisr\.db", expected a SQLite file this user may write\.\n$/,
    ],
    [
      'main in production without SESSION_KEY',
      () => main([], { env: { NODE_ENV: 'production', PORT: '0', DATABASE_URL: 'file:/nowhere/jisr.db' } }),
      /^SESSION_KEY is missing; in production it must be a secret of at least 32 characters\.\n$/,
    ],
  ]
  test.concurrent.each(table)('%s', async (_, start, sentence) => {
    const { code, stdout, stderr } = await start()
    expect([code, stdout]).toEqual([1, ''])
    expect(stderr).toMatch(sentence)
    expect(stderr).not.toMatch(/\n\s+at |node:|\.m?[jt]s\b/)
    expect(stderr).not.toContain(SECRET_LIKE)
  })
})
