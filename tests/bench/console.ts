import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConversation } from '../../bot/desk/conversation.ts'
import { readInbox } from '../../bot/desk/inbox.ts'
import { type Acting, VIEWS } from '../../bot/desk/index.ts'
import { createPresence } from '../../bot/desk/presence.ts'
import { search } from '../../bot/desk/search.ts'
import { createKeys, newDataKeys, readDataKeys } from '../../bot/keys.ts'
import type { Db } from '../../prisma/client.ts'
import { makeMany } from './many.ts'
import { measurePages } from './pages.ts'

export type Row = [what: string, measured: string, target: string, met: boolean | null]

const TRIES = 15
const TARGET_MS = 50

/** How long the console's reads take among so many conversations of 50 messages each: the median, and the slowest after the first. */
export async function measureConsole(conversations: number): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'jisr-many-'))
  const file = join(folder, 'many.db')
  const began = performance.now()
  const db = await makeMany(file, conversations)
  const id = `c${String(Math.floor(conversations / 200) * 100).padStart(7, '0')}`
  const made = `${((performance.now() - began) / 1000).toFixed(0)} s, ${(statSync(file).size / 2 ** 30).toFixed(1)} GB`
  try {
    const taken = await reads(db, id)
    await db.$disconnect()
    return [
      [`${conversations.toLocaleString('en')} conversations, ${(conversations * 50).toLocaleString('en')} messages: made`, made, '', null],
      ...[...new Set(taken.map(({ kind }) => kind))].map(kind => worstOf(taken.filter(read => read.kind === kind))),
      ...(await measurePages(file, id)),
    ]
  } finally {
    await db.$disconnect()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One read, tried often; times in milliseconds. */
type Read = { kind: string; what: string; median: number; slowest: number; cold: number }

function worstOf(reads: readonly Read[]): Row {
  const [worst] = reads.toSorted((a, b) => b.median - a.median) as [Read]
  const { kind, what, median, slowest, cold } = worst
  return [
    `  ${kind}, the slowest of ${reads.length} (${what}): median, slowest, first`,
    `${median.toFixed(1)}, ${slowest.toFixed(1)}, ${cold.toFixed(1)} ms`,
    `≤ ${TARGET_MS} ms`,
    median <= TARGET_MS,
  ]
}

async function reads(db: Db, id: string): Promise<Read[]> {
  const now = new Date('2026-11-23T10:00:00Z')
  const administrator: Acting = { id: 's0', login: 'a', name: 'A', role: 'administrator', centres: [] }
  const mediator: Acting = { id: 's1', login: 'm', name: 'M', role: 'mediator', centres: ['dakhla'] }
  // sees next to nothing of all there is: the worst case of a list that is filtered
  const lonely: Acting = { ...mediator, id: 's2', centres: ['nowhere'] }
  const reading = {
    db,
    now: () => now,
    presence: createPresence(
      () => now,
      () => {},
    ),
    windowOf: () => null,
    form: async () => null,
    keys: createKeys(readDataKeys(newDataKeys())),
  }
  const rows: Read[] = []
  for (const [name, who] of [
    ['administrator', administrator],
    ['mediator', mediator],
    ['of no centre', lonely],
  ] as const) {
    for (const view of VIEWS) rows.push(await timed('inbox', `${view}, ${name}`, () => readInbox(db, now, who, view)))
    for (const view of ['all', 'resolved', 'waiting'] as const)
      rows.push(await timed('inbox by tag', `${view}, ${name}`, () => readInbox(db, now, who, view, { tag: 'rsu' })))
    for (const text of ['rsu', 'bonjour', 'المركز', 'zineb tazi', 'xyzzy', 'a'])
      rows.push(await timed('search', `${text}, ${name}`, () => search(db, now, who, text)))
  }
  const page2 = (await readInbox(db, now, administrator, 'all', { limit: 100 })).next
  if (page2) rows.push(await timed('next page', 'all, administrator', () => readInbox(db, now, administrator, 'all', { after: page2 })))
  rows.push(await timed('conversation', 'administrator', () => readConversation(reading, administrator, id)))
  return rows
}

async function timed(kind: string, what: string, read: () => Promise<unknown>): Promise<Read> {
  const first = performance.now()
  await read()
  const cold = performance.now() - first
  const took: number[] = []
  for (let i = 0; i < TRIES; i++) {
    const began = performance.now()
    await read()
    took.push(performance.now() - began)
  }
  took.sort((a, b) => a - b)
  return { kind, what, median: took[TRIES >> 1] ?? 0, slowest: took.at(-1) ?? 0, cold }
}
