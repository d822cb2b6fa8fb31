import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PrismaBetterSqlite3 } from '@prisma/adapter-better-sqlite3'
import { expect, onTestFinished, test } from 'vitest'
import { Prisma as Postgres } from '../generated/postgresql/client.ts'
import { Prisma as Sqlite } from '../generated/sqlite/client.ts'
import { openDatabase } from '../prisma/client.ts'
import { migrationNames, sqlToReach } from '../prisma/migrate.ts'
import { seed, seedFiles } from '../prisma/seed.ts'
import { readAliases, readContent } from '../prisma/store/content.ts'
import { settingOf } from '../prisma/store/settings.ts'
import { ownFolder } from './support/process.ts'
import { freshDatabase } from './support/test-bot.ts'

async function opened(url: string) {
  const found = await openDatabase(url)
  onTestFinished(() => found.db.$disconnect())
  return found
}
const newFile = () => join(ownFolder(), 'inside', 'a new folder', 'jisr.db')
const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8')

test('a new database gets every migration, once', async () => {
  const file = newFile()
  const first = await opened(`file:${file}`)
  expect(first.applied).toEqual(migrationNames('sqlite'))
  expect(first.applied.length).toBeGreaterThan(0)
  const second = await opened(`file:${file}`)
  expect(second.applied).toEqual([])
  expect(await second.db.$queryRaw`SELECT count(*) AS "rows" FROM "_prisma_migrations"`).toEqual([
    { rows: BigInt(migrationNames('sqlite').length) },
  ])
})

test('a database of an earlier release keeps its rows and gets what it lacks', async () => {
  const { url, lacks } = await earlierRelease()
  const { db, applied } = await opened(url)
  expect(applied).toEqual([lacks])
  expect(await settingOf(db, 'kept', () => 'anew')).toBe('since the first release')
  expect((await opened(url)).applied).toEqual([])
})

/** A database as the release before the last migration left it. */
async function earlierRelease(): Promise<{ url: string; lacks: string }> {
  const [folder, names] = [ownFolder(), migrationNames('sqlite')]
  const lacks = names.at(-1) ?? ''
  const { db } = await opened(`file:${folder}/whole.db`)
  const [table] = await db.$queryRaw<{ sql: string }[]>`SELECT sql FROM sqlite_master WHERE name = '_prisma_migrations'`
  const url = `file:${folder}/earlier.db`
  const connection = await new PrismaBetterSqlite3({ url }).connect()
  for (const name of names.slice(0, -1)) await connection.executeScript(read(`prisma/migrations/sqlite/${name}/migration.sql`))
  await connection.executeScript(`
    ATTACH '${folder}/whole.db' AS whole;
    ${table?.sql};
    INSERT INTO "_prisma_migrations" SELECT * FROM whole."_prisma_migrations" WHERE "migration_name" <> '${lacks}';
    DETACH whole;
    INSERT INTO "Setting" VALUES ('kept', 'since the first release')`)
  await connection.dispose()
  return { url, lacks }
}

test('the migrations lead to schema.prisma', async () => {
  expect(await sqlToReach(read('prisma/schema.prisma'), 'sqlite')).toBe('')
})

test('a schema that went on without a migration is noticed', async () => {
  const sql = await sqlToReach(`${read('prisma/schema.prisma')}\nmodel Forgotten {\n  id Int @id\n}\n`, 'sqlite')
  expect(sql).toContain('CREATE TABLE "Forgotten"')
})

test('writes ahead, waits for the disk, and holds to its foreign keys', async () => {
  const file = newFile()
  const { db } = await opened(`file:${file}`)
  expect(await db.$queryRawUnsafe('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }])
  expect(await db.$queryRawUnsafe('PRAGMA synchronous')).toEqual([{ synchronous: 2n }])
  await seed(db)
  expect(existsSync(`${file}-wal`)).toBe(true)
  await expect(
    db.message.create({
      data: { conversationId: 'nobody', author: 'citizen', body: '{}', locale: 'fr', at: new Date(0), state: 'heard' },
    }),
  ).rejects.toThrow(/[Ff]oreign key/)
})

test('an opened database has all this also when it was made before', async () => {
  const { db } = await opened(await freshDatabase())
  expect(await db.$queryRawUnsafe('PRAGMA journal_mode')).toEqual([{ journal_mode: 'wal' }])
  expect(await db.$queryRawUnsafe('PRAGMA synchronous')).toEqual([{ synchronous: 2n }])
})

test('content comes back from the tables as it stands in the seed files', async () => {
  const { db } = await opened(`file:${newFile()}`)
  expect(await seed(db)).toBe(true)
  const { content, aliases, communeAliases } = seedFiles()
  const byDate = content.holidays.toSorted((a, b) => a.date.localeCompare(b.date))
  const byPosition = <T extends { position: number }>(rows: readonly T[]) => rows.toSorted((a, b) => a.position - b.position)
  const named = content.communes.map(row => ({
    ...row,
    variants: [...new Set([...row.variants, ...(communeAliases[row.names.fr] ?? [])])],
  }))
  expect(await readContent(db)).toEqual({
    ...content,
    themes: byPosition(content.themes),
    hotlines: byPosition(content.hotlines),
    holidays: byDate,
    communes: named,
  })
  expect(await readAliases(db)).toEqual({ ...Object.fromEntries(content.services.map(({ key }) => [key, []])), ...aliases })
})

test('what the staff made of the content is left alone', async () => {
  const url = await freshDatabase()
  const { db } = await opened(url)
  const [kept] = await db.service.findMany({ take: 1 })
  await db.service.deleteMany({ where: { key: { not: kept?.key ?? '' } } })
  await db.hotline.deleteMany()
  await db.centre.updateMany({ data: { phone: '+212500000000' } })
  expect(await seed(db)).toBe(false)
  const content = await readContent(db)
  expect([content.services.map(({ key }) => key), content.hotlines, content.centres.map(({ phone }) => phone)]).toEqual([
    [kept?.key],
    [],
    content.centres.map(() => '+212500000000'),
  ])
})

test('a row the staff left wrong is named, not shown', async () => {
  const { db } = await opened(await freshDatabase())
  await db.service.updateMany({ where: { key: 'emf' }, data: { names: { fr: 'Espace' } } })
  await expect(readContent(db)).rejects.toThrow(/services[\s\S]*names[\s\S]*ar/)
})

test('a setting is made once', async () => {
  const { db } = await opened(await freshDatabase())
  const made = await Promise.all(['a', 'b', 'c'].map(value => settingOf(db, 'session-key', () => value)))
  expect(new Set(made).size).toBe(1)
  expect(await settingOf(db, 'session-key', () => 'z')).toBe(made[0])
})

test('the PostgreSQL twin is the same schema on another database', () => {
  const modelsOf = (schema: string) => schema.slice(schema.indexOf('/// One citizen'))
  const [ours, twin] = [read('prisma/schema.prisma'), read('generated/postgresql.prisma')]
  expect(modelsOf(twin)).toBe(modelsOf(ours))
  expect(twin).toMatch(/datasource db \{\s+provider = "postgresql"/)
  expect(twin).not.toContain('sqlite')
  expect(Object.keys(Postgres.ModelName)).toEqual(Object.keys(Sqlite.ModelName))
  for (const model of Object.keys(Sqlite.ModelName)) {
    const fields = `${model}ScalarFieldEnum`
    expect(Postgres[fields as 'MessageScalarFieldEnum'], model).toEqual(Sqlite[fields as 'MessageScalarFieldEnum'])
  }
})

test('what is written beside a transaction stays when that is taken back', async () => {
  const { db } = await opened(`file:${newFile()}`)
  const write = (key: string) => ({ where: { key }, create: { key, value: 'kept' }, update: {} })
  let beside: Promise<unknown> = Promise.resolve()
  await expect(
    db.$transaction(async tx => {
      await tx.setting.upsert(write('within'))
      beside = Promise.all([
        db.$executeRaw`INSERT INTO "Setting" VALUES ('beside', 'kept')`,
        db.setting.createMany({ data: [{ key: 'too', value: 'kept' }] }),
      ])
      // the others have had every chance to be written
      for (let i = 0; i < 20; i++) await tx.setting.count()
      throw new Error('taken back')
    }),
  ).rejects.toThrow('taken back')
  await beside
  expect((await db.setting.findMany({ orderBy: { key: 'asc' }, where: { value: 'kept' } })).map(({ key }) => key)).toEqual([
    'beside',
    'too',
  ])
})
