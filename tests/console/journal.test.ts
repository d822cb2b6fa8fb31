import { expect, test } from 'vitest'
import { record } from '../../prisma/store/audit.ts'
import { addPerson, testConsole } from '../support/console.ts'

const HERE = '/console/settings/journal'

async function house() {
  const house = await testConsole()
  const { db, clock, signIn } = house
  const add = (id: string, role: 'mediator' | 'administrator', centres: readonly string[]) =>
    addPerson(db, { id, login: id, name: `Name of ${id}`, role, centres }, clock.now())
  await add('salma', 'mediator', ['dakhla'])
  await add('far', 'mediator', ['bir-gandouz'])
  const admin = await signIn({ id: 'admin', login: 'admin', name: 'Name of admin', role: 'administrator' })
  const manager = await signIn({ id: 'nadia', login: 'nadia', name: 'Name of nadia', role: 'manager', centres: ['dakhla'] })
  const by = (id: string) => ({ id, login: id })
  const at = (text: string) => new Date(text)
  await record(db, { at: at('2026-11-20T23:30:00Z'), by: by('salma'), action: 'staff.signed-in', subject: 'staff', about: 'salma' })
  await record(db, {
    at: at('2026-11-21T00:30:00Z'),
    by: by('far'),
    action: 'conversation.read',
    subject: 'conversation',
    about: 'c-far',
    centre: 'bir-gandouz',
  })
  await record(db, {
    at: at('2026-11-21T10:00:00Z'),
    by: by('salma'),
    action: 'conversation.read',
    subject: 'conversation',
    about: 'c-here',
    centre: 'dakhla',
  })
  await record(db, {
    at: at('2026-11-22T10:00:00Z'),
    by: by('admin'),
    action: 'staff.changed',
    subject: 'staff',
    about: 'salma',
    detail: { role: 'mediator' },
  })
  await record(db, { at: at('2026-11-22T11:00:00Z'), by: null, action: 'staff.added', subject: 'staff', about: 'far' })
  await record(db, { at: at('2026-11-22T12:00:00Z'), by: by('admin'), action: 'settings.times-changed' })
  const times = (body: string) => [...body.matchAll(/<time datetime="([^"]+)"/g)].map(([, time]) => time?.slice(8, 13))
  return { ...house, admin, manager, times }
}

test('an administrator reads all of it, the latest first; a manager what concerns their centres', async () => {
  const { admin, manager, times } = await house()
  expect(times((await admin.get(HERE)).body)).toEqual(['22T12', '22T11', '22T10', '21T10', '21T00', '20T23'])
  expect(times((await manager.get(HERE)).body)).toEqual(['22T10', '21T10', '20T23'])
})

test('is searched by person, kind, subject and days of Casablanca', async () => {
  const { admin, times } = await house()
  const found = async (query: string) => times((await admin.get(`${HERE}?${query}`)).body)
  expect(await found('q=Name+of+salma')).toEqual(['22T10', '21T10', '20T23'])
  expect(await found('kind=conversation')).toEqual(['21T10', '21T00'])
  expect(await found('about=c-here')).toEqual(['21T10'])
  expect(await found('from=2026-11-21&until=2026-11-21')).toEqual(['21T10', '21T00'])
  expect(await found('q=nobody-like-this')).toEqual([])
  expect((await found('from=soon&kind=x&before=-1')).length).toBe(6)
})

test('is paged, fifty lines at a time', async () => {
  const { admin, db, times } = await house()
  for (let i = 0; i < 60; i++) await record(db, { at: new Date('2026-11-23T09:00:00Z'), by: null, action: 'journal.exported' })
  const first = (await admin.get(HERE)).body
  const next = /href="([^"]*before=\d+)"/.exec(first)?.[1] as string
  expect(times(first).length).toBe(50)
  expect(times((await admin.get(next.replaceAll('&amp;', '&'))).body).length).toBe(16)
})

test('is taken away as a table that no program runs, and that is written in it', async () => {
  const { admin, manager, db, clock } = await house()
  await addPerson(db, { id: 'evil', login: 'evil', name: '=HYPERLINK("http://x")', role: 'mediator', centres: ['dakhla'] }, clock.now())
  await record(db, { at: clock.now(), by: { id: 'evil', login: 'evil' }, action: 'staff.signed-in' })
  const answer = await admin.get(`${HERE}.csv?q=evil`)
  expect(answer.headers['content-type']).toBe('text/csv; charset=utf-8')
  expect(answer.headers['content-disposition']).toBe('attachment; filename="journal-2026-11-23.csv"')
  const [head, line, end] = answer.body.split('\r\n')
  expect(head).toMatch(/^\ufeff"Quand";"Qui"/)
  expect(line).toBe(`"23/11/2026 10:00";"'=HYPERLINK(""http://x"")";"evil";"Connexion";"staff.signed-in";"";"";""`)
  expect(end).toBe('')
  expect(await db.audit.count({ where: { action: 'journal.exported', staffId: 'admin' } })).toBe(1)
  expect((await manager.get(`${HERE}.csv`)).body).not.toContain('c-far')
})

test('cannot be changed or removed, not even by the database’s owner', async () => {
  const { db } = await house()
  const before = await db.audit.findMany()
  for (const change of [
    'UPDATE "Audit" SET "login" = 1',
    'DELETE FROM "Audit"',
    'INSERT OR REPLACE INTO "Audit" ("id", "at", "action") VALUES (1, 1, 1)',
  ])
    await expect(db.$executeRawUnsafe(change), change).rejects.toThrow()
  expect(await db.audit.findMany()).toEqual(before)
  await db.staff.delete({ where: { id: 'salma' } })
  expect(await db.audit.count({ where: { staffId: 'salma', login: 'salma' } })).toBe(2)
})
