import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { createWeb } from '../../bot/channels/web/index.ts'
import { localTime } from '../../bot/clock.ts'
import type { Acting } from '../../bot/desk/acting.ts'
import type { Keys } from '../../bot/keys.ts'
import { createLog } from '../../bot/log.ts'
import { openBot } from '../../bot/open.ts'
import { likenessHashes } from '../../bot/registrations/likeness.ts'
import { sealPerson } from '../../bot/registrations/sealing.ts'
import { REFERENCES, referenceOf } from '../../flows/preregister/reference.ts'
import type { Db } from '../../prisma/client.ts'
import { lookAlikes } from '../../prisma/store/beneficiaries.ts'
import type { Row } from './console.ts'
import { measureFilePages } from './file-pages.ts'

const GIVEN =
  'Fatima Mohamed Khadija Ahmed Amina Hassan Zineb Youssef Salma Omar Nadia Karim Aicha Said Meryem Rachid Sanaa Brahim Latifa Driss'.split(
    ' ',
  )
const FAMILY =
  'Alaoui Idrissi Benali Tazi Amrani Berrada Cherkaoui Fassi Lahlou Mernissi Naciri Ouazzani Rami Sebti Tahiri Zerouali Bouazza Chraibi Daoudi Hamdi'.split(
    ' ',
  )
const STATES = ['received', 'in-review', 'documents-missing', 'accepted', 'waiting-list', 'referred', 'refused', 'closed']
const SERVICES = ['cef', 'literacy', 'digital', 'coaph', 'incubator']
const CENTRES = ['dakhla', 'elargoub', 'birgandouz']
const COMMUNES = ['12.391.01.01', '12.391.09.01', '12.066.05.03']

let seed = 5
const random = (n: number): number => {
  seed = (seed * 48271) % 2147483647
  return seed % n
}
const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T
const at = (share: number, sorted: readonly number[]) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN
const nameNo = (n: number) => `${pick(GIVEN)} ${pick(FAMILY)}${n % 7 === 0 ? ` ${pick(FAMILY)}` : ''}`

async function timed(times: number, run: (i: number) => Promise<unknown>): Promise<{ p50: number; p95: number }> {
  const spent: number[] = []
  for (let i = 0; i < times; i++) {
    const began = performance.now()
    await run(i)
    spent.push(performance.now() - began)
  }
  spent.sort((a, b) => a - b)
  return { p50: at(0.5, spent), p95: at(0.95, spent) }
}

/** So many at once, each batch one parameter: a statement whose text changes with every batch is remembered for ever. */
const AT_ONCE = 2_000

/** So many files of invented people, sealed as real ones are. */
async function fill(db: Db, keys: Keys, many: number): Promise<void> {
  for (const pragma of ['synchronous = OFF', 'cache_size = -200000']) await db.$queryRawUnsafe(`PRAGMA ${pragma}`)
  for (let begin = 0; begin < many; begin += AT_ONCE) {
    const people = Array.from({ length: Math.min(AT_ONCE, many - begin) }, (_, i) => personNo(keys, begin + i + 1))
    await db.$executeRaw`
      INSERT INTO "Person" ("id", "sealed", "keyId", "likeness", "phoneHash", "commune", "locale", "createdAt")
      SELECT 'p' || (v.value ->> 'n'), v.value ->> 'sealed', v.value ->> 'keyId', v.value ->> 'likeness', v.value ->> 'phoneHash', v.value ->> 'commune', 'fr', v.value ->> 'at'
      FROM json_each(${JSON.stringify(people)}) v`
    await db.$executeRaw`
      INSERT INTO "Registration" ("id", "reference", "key", "personId", "channel", "locale", "service", "centre", "commune", "state", "beneficiary", "createdAt", "changedAt")
      SELECT v.value ->> 'n', v.value ->> 'reference', 'k' || (v.value ->> 'n'), 'p' || (v.value ->> 'n'), 'telegram', 'fr', v.value ->> 'service', v.value ->> 'centre',
        v.value ->> 'commune', v.value ->> 'state', 'me', v.value ->> 'at', v.value ->> 'at'
      FROM json_each(${JSON.stringify(people)}) v`
    const words = people.flatMap(({ n, words }) => words.map(word => [word, n]))
    await db.$executeRaw`
      INSERT OR IGNORE INTO "NameWord" ("word", "registrationId") SELECT v.value ->> 0, v.value ->> 1 FROM json_each(${JSON.stringify(words)}) v`
  }
  for (const pragma of ['wal_checkpoint(TRUNCATE)', 'synchronous = FULL', 'cache_size = -2000'])
    await db.$queryRawUnsafe(`PRAGMA ${pragma}`)
}

function personNo(keys: Keys, n: number) {
  const commune = pick(COMMUNES)
  const phone = `+2126${String(n).padStart(8, '0')}`
  const data = { name: nameNo(n), birth: String(1950 + random(55)), phone, quarter: 'Al Massira', guardian: null, cin: null }
  return {
    ...sealPerson(keys, `p${n}`, data, commune),
    n,
    reference: referenceOf((n * 73) % REFERENCES),
    service: pick(SERVICES),
    centre: pick(CENTRES),
    state: pick(STATES),
    at: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString().replace('Z', '+00:00'),
  }
}

const WHOLE = [
  'Je veux m’inscrire',
  'oui',
  '1',
  'Formation',
  'Alphabétisation',
  'Amina Idrissi',
  '1984',
  '0612345678',
  'Dakhla, Al Massira',
  '1',
  '1',
  '3',
]

/** Registrations at `many` files: submission, list, search, duplicates, and an export of 100,000 rows. */
export async function measureRegistrations(many: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jisr-files-'))
  const clock = { now: () => new Date('2026-11-23T10:00:00Z'), local: (instant: Date) => localTime(instant) }
  const channel = {
    name: 'telegram' as const,
    can: { buttons: 10, textLength: 4096 },
    start: async () => ({ stop: async () => {} }),
    send: async () => ({ id: 'sent' }),
  }
  const web = createWeb()
  const bot = await openBot({
    databaseUrl: `file:${join(folder, 'jisr.db')}`,
    clock,
    log: createLog('silent'),
    first: 'fr',
    channels: [channel, web],
  })
  const { db, keys, registrations } = bot
  await fill(db, keys, many)
  const [officer, administrator]: Acting[] = [
    { id: 'o', login: 'o', name: 'o', role: 'officer', centres: ['dakhla', 'elargoub'] },
    { id: 'a', login: 'a', name: 'a', role: 'administrator', centres: [] },
  ] as const as unknown as [Acting, Acting]
  const who = [officer, administrator] as [Acting, Acting]
  const rows: Row[] = []
  const row = (what: string, { p50, p95 }: { p50: number; p95: number }, most: number) =>
    rows.push([`${what}: p50 · p95`, `${p50.toFixed(1)} · ${p95.toFixed(1)} ms`, `≤ ${most} ms`, p95 <= most])

  let heard = 0
  const hears = (text: string, from: string) =>
    bot.hear('telegram', { id: String(++heard), from, event: { kind: 'text', text }, at: clock.now() })
  const people = Array.from({ length: 100 }, (_, i) => `bench${i}`)
  for (const from of people) for (const text of WHOLE) await hears(text, from)
  row(`${many.toLocaleString('fr')} files, a submission kept`, await timed(people.length, i => hears('1', people[i] as string)), 100)
  row('  the list, no filter', await timed(60, i => registrations.list(who[i % 2] as Acting, {})), 50)
  row(
    '  the list, by state, service and commune',
    await timed(60, i =>
      registrations.list(who[i % 2] as Acting, { states: [pick(STATES) as 'received'], service: pick(SERVICES), commune: pick(COMMUNES) }),
    ),
    50,
  )
  row('  the list, far down', await timed(60, i => registrations.list(who[i % 2] as Acting, { states: ['accepted'] }, random(many))), 50)
  row('  a search by a frequent name', await timed(60, i => registrations.list(who[i % 2] as Acting, { search: pick(GIVEN) })), 50)
  row(
    '  a search by a whole name',
    await timed(60, i => registrations.list(who[i % 2] as Acting, { search: `${pick(GIVEN)} ${pick(FAMILY)}` })),
    50,
  )
  row(
    '  a search by a whole name in one state',
    await timed(60, i =>
      registrations.list(who[i % 2] as Acting, { search: `${pick(GIVEN)} ${pick(FAMILY)}`, states: ['documents-missing'] }),
    ),
    50,
  )
  row(
    '  a search that finds nothing',
    await timed(60, i => registrations.list(who[i % 2] as Acting, { search: `${pick(GIVEN)} Xyzzyabc` })),
    50,
  )
  row(
    '  a search by phone',
    await timed(60, () => registrations.list(who[1], { search: `06${String(random(many)).padStart(8, '0')}` })),
    50,
  )
  row('  how many in each state', await timed(10, i => registrations.counts(who[i % 2] as Acting)), 50)
  row(
    '  who may be the same person',
    await timed(200, () =>
      db.$transaction(tx => lookAlikes(tx, likenessHashes(keys, nameNo(1), 1950 + random(55), pick(COMMUNES)), 'nobody')),
    ),
    10,
  )
  rows.push(...(await measureFilePages(bot, web)))
  rows.push(...(await exported(bot, who[1], Math.min(many, 100_000))))
  await bot.stop()
  rmSync(folder, { recursive: true, force: true })
  return rows
}

/** How often what is alive is looked at, in rows. */
const LOOK = 10_000

/** What is alive, in MB, once what nobody needs any more is put away. */
function alive(): number {
  setFlagsFromString('--expose-gc')
  ;(runInNewContext('gc') as () => void)()
  const { heapUsed, external } = process.memoryUsage()
  return (heapUsed + external) / 2 ** 20
}

/** Memory does not grow with the rows: what is alive at most, over what was alive at the first look. */
async function exported({ registrations }: Awaited<ReturnType<typeof openBot>>, who: Acting, most: number): Promise<Row[]> {
  const rows: Row[] = []
  for (const format of ['csv', 'xlsx'] as const) {
    let gone = 0
    const table = await registrations.export(who, {}, { format, locale: 'fr' }, count => {
      gone = count
    })
    if ('refused' in table) throw new Error(table.refused)
    const began = performance.now()
    let bytes = 0
    const looks: number[] = []
    for await (const piece of table.content) {
      bytes += piece.length
      if (gone >= LOOK * (looks.length + 1)) looks.push(alive())
      if (gone >= most) break
    }
    const grown = Math.max(...looks) - (looks[0] ?? 0)
    const spent = (performance.now() - began) / 1000
    rows.push([
      `  an export as ${format} of ${gone.toLocaleString('fr')} rows: time, ${(bytes / 2 ** 20).toFixed(1)} MB, alive at most over what was alive after the first ${LOOK.toLocaleString('fr')}`,
      `${spent.toFixed(1)} s · ${grown.toFixed(1)} MB`,
      '≤ 10 MB',
      grown <= 10,
    ])
  }
  return rows
}
