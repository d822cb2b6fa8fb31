import { describe, expect, test } from 'vitest'
import type { Role } from '../../prisma/store/staff.ts'
import { addPerson, testConsole } from '../support/console.ts'
import { visitor } from '../support/visitor.ts'

const HERE = '/console/settings/people'
const person = (id: string, role: Role, centres: readonly string[] = ['dakhla'], name = `Name of ${id}`) => ({
  id,
  login: id,
  name,
  role,
  centres,
})

/** A house with people of every role in two centres, and a way to ask as any of them. */
async function house() {
  const house = await testConsole()
  const everybody = [
    person('admin', 'administrator', []),
    person('nadia', 'manager'),
    person('omar', 'manager'),
    person('salma', 'mediator'),
    person('youssef', 'officer', ['dakhla', 'argoub']),
    person('far', 'mediator', ['bir-gandouz']),
  ]
  for (const each of everybody) await addPerson(house.db, each, house.clock.now())
  const as = (id: string) => house.signIn(everybody.find(each => each.id === id) as (typeof everybody)[number])
  return { ...house, as }
}

const fields = (id: string, more: Record<string, string | string[]> = {}) => ({
  login: id,
  name: `New ${id}`,
  role: 'mediator',
  centres: ['dakhla'],
  ...more,
})

describe('adding a person', () => {
  test('shows a link once, by which they choose a password', async () => {
    const { as, app, db } = await house()
    const admin = await as('admin')
    const added = await admin.post(`${HERE}/new`, fields('  HIND '))
    expect(added.statusCode).toBe(200)
    const path = /value="http:\/\/[^/]+(\/console\/invitation\/[\w-]+)"/.exec(added.body)?.[1] as string
    expect((await visitor(app).get(path)).statusCode).toBe(200)
    const hind = await db.staff.findUnique({ where: { login: 'hind' }, include: { centres: true } })
    expect([hind?.role, hind?.centres.map(({ centre }) => centre), hind?.passwordHash]).toEqual(['mediator', ['dakhla'], null])
    expect(await db.audit.findFirst({ where: { action: 'staff.added' } })).toMatchObject({ staffId: 'admin', about: hind?.id })
    expect((await admin.get(`${HERE}/${hind?.id}`)).body).not.toContain('/console/invitation/')
    expect((await admin.get(`${HERE}/new`)).body).not.toContain('/console/invitation/')
  })

  test.each([
    [{ login: 'salma' }, 'déjà pris'],
    [{ login: 'Été !' }, 'De 2 à 40 lettres'],
    [{ login: '' }, 'À remplir'],
    [{ name: '  ' }, 'À remplir'],
    [{ name: 'x'.repeat(81) }, 'trop long'],
    [{ centres: [] }, 'au moins un centre'],
    [{ centres: ['atlantis'] }, 'au moins un centre'],
  ])('says what is wrong, keeps what was typed, and adds nobody: %j', async (wrong, sentence) => {
    const { as, db } = await house()
    const before = await db.staff.count()
    const answer = await (await as('admin')).post(`${HERE}/new`, fields('hind', { name: 'Hind "<b>"', ...wrong }))
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain(sentence)
    if (!('name' in wrong)) expect(answer.body).toContain('value="Hind &quot;&lt;b>&quot;"')
    expect(await db.staff.count()).toBe(before)
  })
})

describe('a manager', () => {
  test('sees those of their centres, and no administrator', async () => {
    const { as } = await house()
    const nadia = await as('nadia')
    const list = (await nadia.get(HERE)).body
    for (const id of ['nadia', 'omar', 'salma', 'youssef']) expect(list).toContain(`Name of ${id}`)
    for (const id of ['admin', 'far']) {
      expect(list).not.toContain(`Name of ${id}`)
      const [foreign, unknown] = [await nadia.get(`${HERE}/${id}`), await nadia.get(`${HERE}/nobody`)]
      expect(foreign.statusCode).toBe(404)
      expect(foreign.body).toBe(unknown.body)
      for (const verb of ['', '/disable', '/enable', '/reset'])
        expect((await nadia.post(`${HERE}/${id}${verb}`, fields(id))).statusCode).toBe(404)
    }
  })

  test('neither raises nor changes peers, and gives no centre but their own', async () => {
    const { as, db } = await house()
    const nadia = await as('nadia')
    const roleOf = async (id: string) => (await db.staff.findUnique({ where: { id } }))?.role
    for (const role of ['officer', 'manager', 'administrator']) {
      expect((await nadia.post(`${HERE}/salma`, fields('salma', { role }))).statusCode).toBe(422)
      expect(await roleOf('salma')).toBe('mediator')
    }
    expect((await nadia.post(`${HERE}/new`, fields('hind', { role: 'manager' }))).statusCode).toBe(422)
    for (const id of ['omar', 'nadia']) {
      expect((await nadia.post(`${HERE}/${id}`, fields(id))).statusCode).toBe(403)
      expect((await nadia.post(`${HERE}/${id}/disable`)).statusCode).toBe(403)
      expect((await nadia.post(`${HERE}/${id}/reset`)).statusCode).toBe(403)
      expect(await roleOf(id)).toBe('manager')
    }
    // lowered, yes; a centre that is not theirs to give stays as it was, and none is added
    expect((await nadia.post(`${HERE}/youssef`, fields('youssef', { centres: ['dakhla', 'bir-gandouz'] }))).statusCode).toBe(303)
    const youssef = await db.staff.findUnique({ where: { id: 'youssef' }, include: { centres: true } })
    expect([youssef?.role, youssef?.centres.map(({ centre }) => centre).sort()]).toEqual(['mediator', ['argoub', 'dakhla']])
  })
})

test('whoever is disabled is out with their next request, and comes back when enabled', async () => {
  const { as, db } = await house()
  const [admin, salma] = [await as('admin'), await as('salma')]
  expect((await salma.get('/console')).statusCode).toBe(200)
  expect((await admin.post(`${HERE}/salma/disable`)).headers.location).toBe(`${HERE}/salma`)
  expect((await salma.get('/console')).statusCode).toBe(303)
  await admin.post(`${HERE}/salma/enable`)
  expect((await salma.get('/console')).statusCode).toBe(303)
  expect((await (await as('salma')).get('/console')).statusCode).toBe(200)
  expect((await db.audit.findMany({ where: { about: 'salma' } })).map(({ action }) => action)).toEqual(['staff.disabled', 'staff.enabled'])
})

test('a reset takes password, second factor and sessions away, and shows the link that leads in', async () => {
  const { as, db } = await house()
  const [admin, salma] = [await as('admin'), await as('salma')]
  await db.staff.update({ where: { id: 'salma' }, data: { passwordHash: 'x', totpSecret: 'y', totpStep: 1 } })
  expect((await admin.post(`${HERE}/salma/reset`)).body).toMatch(/\/console\/invitation\/[\w-]{43}/)
  expect(await db.staff.findUnique({ where: { id: 'salma' } })).toMatchObject({ passwordHash: null, totpSecret: null })
  expect((await salma.get('/console')).statusCode).toBe(303)
})

test('the last administrator stays one, and nobody locks themselves out', async () => {
  const { as, db, signIn } = await house()
  const admin = await as('admin')
  expect((await admin.post(`${HERE}/admin/disable`)).statusCode).toBe(403)
  expect((await admin.post(`${HERE}/admin`, fields('admin'))).statusCode).toBe(422)
  expect((await admin.post(`${HERE}/admin`, { name: 'Karim', role: 'administrator' })).statusCode).toBe(303)
  const other = await signIn(person('second', 'administrator', []))
  const both = await Promise.all([admin.post(`${HERE}/second/disable`), other.post(`${HERE}/admin/disable`)])
  expect(both.map(({ statusCode }) => statusCode)).toContain(303)
  expect(await db.staff.count({ where: { role: 'administrator', active: true } })).toBe(1)
})

test('the list is searched, narrowed and paged', async () => {
  const { as, db, clock } = await house()
  const admin = await as('admin')
  for (let i = 10; i < 40; i++) await addPerson(db, person(`many-${i}`, 'mediator', ['argoub']), clock.now())
  const names = async (query: string) =>
    [...(await admin.get(`${HERE}?${query}`)).body.matchAll(/<bdi>(Name of [^<]+)</g)].map(([, name]) => name)
  expect(await names('q=SALM')).toEqual(['Name of salma'])
  await db.staff.update({ where: { id: 'salma' }, data: { name: 'Name of Sàlma فَاطِمَة' } })
  for (const spelled of ['salma', 'SALMÀ', 'فاطمه', 'فاطمة salma'])
    expect(await names(`q=${encodeURIComponent(spelled)}`), spelled).toEqual(['Name of Sàlma فَاطِمَة'])
  expect(await names('role=manager')).toEqual(['Name of nadia', 'Name of omar'])
  expect(await names('centre=bir-gandouz')).toEqual(['Name of far'])
  expect((await names('centre=argoub')).length).toBe(25)
  expect((await names('centre=argoub&page=2')).length).toBe(6)
  expect(await names('q=nobody-like-this')).toEqual([])
  const table = (await admin.get(`${HERE}.csv?role=manager`)).body.trim().split('\r\n')
  expect(table[0]).toContain('"Nom";"Identifiant"')
  expect(table.slice(1).map(line => line.split(';')[0])).toEqual(['"Name of nadia"', '"Name of omar"'])
  expect((await admin.get(`${HERE}.csv?centre=argoub`)).body.trim().split('\r\n')).toHaveLength(32)
  expect((await names('page=-1&role=boss&state=%00')).length).toBe(25)
})

test('a hostile name is a name, and nothing else', async () => {
  const { signIn, as } = await house()
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>\u202e{{name}}'
  await signIn(person('evil', 'mediator', ['dakhla'], hostile))
  const admin = await as('admin')
  for (const url of [HERE, `${HERE}/evil`, '/console/settings/journal', '/console/settings/on-call']) {
    const { body, statusCode } = await admin.get(url)
    expect(statusCode).toBe(200)
    expect(body).not.toMatch(/<script>|<img/)
  }
  expect((await admin.get(`${HERE}/evil`)).body).toContain('&lt;script>alert(1)&lt;/script>')
})
