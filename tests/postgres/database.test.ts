import { afterAll, expect, inject, onTestFinished, test } from 'vitest'
import { Prisma } from '../../generated/postgresql/client.ts'
import { openDatabase } from '../../prisma/client.ts'
import { migrationNames } from '../../prisma/migrate.ts'
import { postgresIn } from '../support/postgres.ts'

const server = postgresIn(inject('postgres'))
afterAll(server.leave)

test('an empty database is brought to this release once', async () => {
  const { url, drop } = await server.empty()
  onTestFinished(drop)
  const first = await openDatabase(url)
  expect(first.applied).toEqual(migrationNames('postgresql'))
  await first.db.$disconnect()
  const second = await openDatabase(url)
  expect(second.applied).toEqual([])
  await second.db.$disconnect()
})

test('every table and column of the schema is there', async () => {
  const { url, drop } = await server.fresh()
  onTestFinished(drop)
  const { db } = await openDatabase(url)
  for (const model of Object.values(Prisma.ModelName)) {
    const name = `${model[0]?.toLowerCase()}${model.slice(1)}` as 'conversation'
    await expect(db[name].findFirst(), model).resolves.not.toThrow()
  }
  await db.$disconnect()
})

test('the journal only grows', async () => {
  const { url, drop } = await server.fresh()
  onTestFinished(drop)
  const { db } = await openDatabase(url)
  await db.audit.create({ data: { at: new Date(0), action: 'staff.signed-in' } })
  await expect(db.audit.updateMany({ data: { action: 'x' } })).rejects.toThrow('never changed')
  await expect(db.audit.deleteMany()).rejects.toThrow('never changed')
  expect(await db.audit.count()).toBe(1)
  await db.$disconnect()
})

test('a server that is not there is said in one sentence', async () => {
  await expect(openDatabase('postgres://nobody@127.0.0.1:1/none')).rejects.toThrow('does not answer')
})
