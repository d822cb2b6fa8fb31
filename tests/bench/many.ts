import { readFileSync } from 'node:fs'
import { newSession } from '../../bot/turn.ts'
import { say } from '../../flows/engine/say.ts'
import { fold } from '../../nlu/fold.ts'
import { type Db, openDatabase } from '../../prisma/client.ts'
import { seed } from '../../prisma/seed.ts'

/** Messages a conversation has. They come in sittings of ten, so that those of one conversation lie apart, as they do in a real file. */
const EACH = 50
const SITTING = 10
const AT_ONCE = 20_000
const STAFF = 20
const AT = `strftime('%Y-%m-%dT%H:%M:%S.000+00:00', '2026-01-01'`

/**
 * Fills a database with so many conversations of 50 messages each: half of them once asked for a person, one in twenty waits, is held or is
 * put aside now. All in SQL, in order of the keys: 5,000,000 messages take a few minutes. Who stands in it is invented.
 */
export async function makeMany(file: string, conversations: number): Promise<Db> {
  const { db } = await openDatabase(`file:${file}`)
  await seed(db)
  for (const pragma of ['synchronous = OFF', 'temp_store = MEMORY', 'cache_size = -200000']) await db.$queryRawUnsafe(`PRAGMA ${pragma}`)
  await makeStaff(db)
  await makePhrases(db)
  const run = (sql: string) => db.$executeRawUnsafe(sql)
  const some = (from: number, to: number) => `WITH RECURSIVE n(c) AS (SELECT ${from} UNION ALL SELECT c + 1 FROM n WHERE c + 1 < ${to})`
  const batches = Array.from({ length: Math.ceil(conversations / AT_ONCE) }, (_, i) => i * AT_ONCE)
  for (const from of batches) await run(conversationRows(some(from, Math.min(from + AT_ONCE, conversations))))
  for (let sitting = 0; sitting < EACH / SITTING; sitting++)
    for (const from of batches) await run(messageRows(some(from, Math.min(from + AT_ONCE, conversations)), sitting))
  await run(
    `INSERT INTO "MessageWords" (rowid, "words") SELECT m."id", p."words" FROM "Message" m JOIN temp.phrase p ON p."body" = m."body" WHERE m."author" = 'citizen'`,
  )
  await run(handoverRows(some(0, conversations)))
  await run(
    `INSERT INTO "HandoverEvent" ("handoverId", "kind", "at") SELECT h."id", k.column1, h."openedAt" FROM "Handover" h, (VALUES ('opened'), ('taken')) k`,
  )
  await run(`INSERT INTO "Tag" ("conversationId", "name") SELECT "id", 'rsu' FROM "Conversation" WHERE rowid % 10 = 1`)
  await db.$queryRawUnsafe('PRAGMA wal_checkpoint(TRUNCATE)')
  await db.$queryRawUnsafe('PRAGMA synchronous = FULL')
  return db
}

async function makeStaff(db: Db): Promise<void> {
  const data = Array.from({ length: STAFF }, (_, i) => ({
    id: `s${i}`,
    login: `staff${i}`,
    name: `Salma ${i}`,
    role: 'mediator',
    createdAt: new Date(0),
  }))
  await db.staff.createMany({ data })
}

async function makePhrases(db: Db): Promise<void> {
  const lines = readFileSync(new URL('../fixtures/heldout.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n')
  const texts = [...new Set(lines.map(line => line.split('\t')[2] as string))]
  await db.$executeRawUnsafe('CREATE TEMP TABLE phrase ("n" INTEGER PRIMARY KEY, "body" TEXT UNIQUE, "words" TEXT)')
  for (const [n, text] of texts.entries())
    await db.$executeRaw`INSERT INTO temp.phrase VALUES (${n}, ${JSON.stringify({ kind: 'text', text })}, ${fold(text)})`
}

const FIRST = ['Amina', 'Yassine', 'Khadija', 'Brahim', 'Zineb', 'Mbarka', 'Sidi', 'Fatima', 'Hassan', 'Naima']
const LAST = ['Bennani', 'El Idrissi', 'Ouazzani', 'Berrada', 'Tazi', 'Chraibi', 'Lahlou', 'Sefrioui', 'Kettani', 'Filali', 'Squalli']
const oneOf = (list: readonly string[], index: string) => `json_extract('${JSON.stringify(list)}', '$[' || (${index}) || ']')`

function conversationRows(some: string): string {
  const name = `${oneOf(FIRST, `c % ${FIRST.length}`)} || ' ' || ${oneOf(LAST, `(c / 7) % ${LAST.length}`)} || ' ' || c`
  return `${some} INSERT INTO "Conversation" ("id", "channel", "address", "session", "version", "createdAt", "seenAt", "name", "folded", "centre", "askedAt", "sensitive")
    SELECT printf('c%07d', c), 'telegram', CAST(c + 1000 AS TEXT), '${JSON.stringify(newSession('fr'))}', 25, ${AT}), ${AT}, '+' || (c * 7919 % 28000000) || ' seconds'),
      ${name}, lower(${name}), CASE WHEN c % 4 = 0 THEN NULL ELSE (SELECT "key" FROM "Centre" WHERE "position" = c % (SELECT count(*) FROM "Centre")) END,
      CASE WHEN c % 2 = 0 THEN ${AT}) END, c % 50 = 0 FROM n`
}

function messageRows(some: string, sitting: number): string {
  const said = JSON.stringify(say('menu.ask'))
  return `${some}, k(k) AS (SELECT 0 UNION ALL SELECT k + 1 FROM k WHERE k + 1 < ${SITTING})
    INSERT INTO "Message" ("conversationId", "author", "externalId", "body", "locale", "at", "state")
    SELECT printf('c%07d', c), CASE k % 2 WHEN 0 THEN 'citizen' ELSE 'bot' END, CASE k % 2 WHEN 0 THEN CAST(${sitting * SITTING} + k AS TEXT) END,
      CASE k % 2 WHEN 0 THEN (SELECT "body" FROM temp.phrase WHERE "n" = (c * 31 + k * 17 + ${sitting * 7}) % (SELECT max("n") + 1 FROM temp.phrase)) ELSE '${said}' END,
      'fr', ${AT}, '+' || (${sitting} * 5000000 + c * 10 + k) || ' seconds'), CASE k % 2 WHEN 0 THEN 'heard' ELSE 'sent' END
    FROM n, k ORDER BY c, k`
}

// of those who asked, one in ten is open: waiting, held or put aside
function handoverRows(some: string): string {
  const state = `CASE WHEN c % 20 <> 0 THEN 'resolved' WHEN c % 100 < 60 THEN 'waiting' WHEN c % 100 < 80 THEN 'taken' ELSE 'snoozed' END`
  return `${some} INSERT INTO "Handover" ("id", "conversationId", "reason", "urgent", "state", "openFor", "messageId", "centre", "assigneeId", "openedAt", "waitingSince", "resolvedAt")
    SELECT printf('h%07d', c), printf('c%07d', c), 'asked', c % 1000 = 0, ${state}, CASE WHEN c % 20 = 0 THEN printf('c%07d', c) END,
      (SELECT max("id") FROM "Message" WHERE "conversationId" = printf('c%07d', c)) - 8, (SELECT "centre" FROM "Conversation" WHERE "id" = printf('c%07d', c)),
      CASE WHEN c % 20 <> 0 OR c % 100 >= 60 THEN 's' || (c / 100 % ${STAFF}) END, ${AT}, '+' || (c * 10) || ' seconds'),
      CASE WHEN c % 20 = 0 THEN ${AT}, '+' || (c * 10) || ' seconds') END, CASE WHEN c % 20 <> 0 THEN ${AT}, '+' || (c * 11) || ' seconds') END
    FROM n WHERE c % 2 = 0`
}
