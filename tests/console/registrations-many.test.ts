import { randomUUID } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import { createLog } from '../../bot/log.ts'
import { questionIn } from '../../server/console/registrations/form-deed.ts'
import { testConsole } from '../support/console.ts'
import { registerInvented } from '../support/invented-people.ts'
import { registering } from '../support/registering.ts'

async function house() {
  const talk = await registering('fr')
  const house = await testConsole({}, talk.bot)
  const person = (id: string, role: 'officer' | 'manager' | 'administrator', centres: readonly string[]) =>
    house.signIn({ id, login: id, name: `Name of ${id}`, role, centres })
  return {
    ...house,
    talk,
    officer: await person('omar', 'officer', ['dakhla']),
    other: await person('hind', 'officer', ['dakhla']),
    manager: await person('nadia', 'manager', ['dakhla']),
    admin: await person('admin', 'administrator', []),
    invented: () =>
      registerInvented(talk.bot.registrations, {
        id: 'nadia',
        login: 'nadia',
        name: 'Nadia',
        role: 'manager',
        centres: ['dakhla', 'argoub'],
      }),
  }
}

const WALK_IN = {
  offer: 'literacy',
  centre: 'dakhla',
  who: 'me',
  name: 'فاطمة المثال',
  birth: '12/3/1984',
  phone: '06 00 00 00 00',
  commune: '12.391.01.01',
  quarter: 'Al Massira',
  hours: 'any',
  language: 'ary',
  rsu: 'unknown',
  heardIn: 'ary',
  agreed: 'yes',
}

test('somebody who came in person is registered once, however often the page is sent', async () => {
  const { officer, db } = await house()
  const page = await officer.get('/console/files/new?offer=literacy')
  expect(page.body).toContain('واش موافقين')
  const key = /name="key" value="([^"]+)"/.exec(page.body)?.[1] ?? ''
  const [first, second] = await Promise.all([0, 1].map(() => officer.post('/console/files/new', { ...WALK_IN, key })))
  expect([first?.statusCode, second?.statusCode]).toEqual([303, 303])
  expect(first?.headers.location).toBe(second?.headers.location)
  expect(await db.registration.findMany()).toEqual([
    expect.objectContaining({ channel: 'desk', staffId: 'omar', centre: 'dakhla', service: 'literacy', state: 'received' }),
  ])
  expect(await db.consent.findFirst()).toMatchObject({ locale: 'ary', channel: 'desk', givenAs: 'self' })
})

test('without an agreement, a name, or under 18 a guardian, no file is opened, and what was typed stays', async () => {
  const { officer, db } = await house()
  const send = (fields: Record<string, string>) => officer.post('/console/files/new', { ...WALK_IN, key: randomUUID(), ...fields })
  for (const [fields, sentence] of [
    [{ agreed: 'no' }, 'Sans accord'],
    [{ name: '' }, 'À remplir'],
    [{ birth: '31/02/1990' }, 'n’est pas possible'],
    [{ phone: '12' }, 'n’est pas complet'],
    [{ birth: '2015', who: 'child' }, 'le nom du parent ou tuteur est nécessaire'],
  ] as const) {
    const answer = await send(fields)
    expect(answer.statusCode, sentence).toBe(422)
    expect(answer.body).toContain(sentence)
    expect(answer.body).toContain('value="Al Massira"')
  }
  expect((await send({ centre: 'argoub' })).statusCode).toBe(409)
  expect((await send({ offer: 'nothing' })).statusCode).toBe(409)
  expect(await db.registration.count()).toBe(0)
  expect((await send({ birth: '2015', who: 'child', guardian: 'Amina Exemple' })).statusCode).toBe(303)
  expect(await db.consent.findFirst()).toMatchObject({ givenAs: 'guardian' })
})

test('a full offer leads to the waiting list at the desk too', async () => {
  const { officer, db } = await house()
  await db.offer.update({ where: { id: 'literacy' }, data: { places: 1, taken: 1 } })
  expect((await officer.get('/console/files/new?offer=literacy')).body).toContain('Complet')
  await officer.post('/console/files/new', { ...WALK_IN, key: randomUUID() })
  expect(await db.registration.findFirst()).toMatchObject({ state: 'waiting-list', seated: false })
})

test('many at once: shown before, told one by one, those that could not be are named, and only who began sees how far it is', async () => {
  const { officer, other, invented, db } = await house()
  const [received = '', reviewed = '', , , refused = ''] = await invented()
  const body = { reference: [received, reviewed, refused, 'JSR-100-000-008'], to: 'waiting-list', reason: '' }
  expect((await officer.post('/console/files/bulk', { to: 'accepted', reason: '' })).statusCode).toBe(422)
  expect((await officer.post('/console/files/bulk', { ...body, to: 'refused' })).statusCode).toBe(422)
  const look = await officer.post('/console/files/bulk', body)
  expect(look.body).toContain('3 dossiers')
  expect(await db.registration.count({ where: { state: 'waiting-list' } })).toBe(0)
  const [, id = ''] = /name="id" value="([^"]+)"/.exec(look.body) ?? []
  expect((await other.post('/console/files/bulk/begin', { id })).statusCode).toBe(404)
  const began = await officer.post('/console/files/bulk/begin', { id })
  const progress = String(began.headers.location)
  expect((await other.get(progress)).statusCode).toBe(404)
  await vi.waitFor(async () => expect((await officer.get(progress)).body).toContain('Terminé'), 10_000)
  const page = (await officer.get(progress)).body
  expect(page).toContain('Terminé\u00a0: 2 sur 3 faits')
  expect(page).toMatch(new RegExp(`${refused}.*Non retenu`))
  expect(page).not.toContain('hx-trigger')
  expect(await db.registration.count({ where: { state: 'waiting-list' } })).toBe(2)
})

test('an export follows the filters, tells how far it is, escapes formulas, and stands in the journal', async () => {
  const { manager, officer, invented, talk, db } = await house()
  const [first = ''] = await invented()
  const who = { id: 'nadia', login: 'nadia', name: 'Nadia', role: 'manager', centres: ['dakhla'] } as const
  await talk.bot.registrations.correct(who, first, { field: 'name', value: '=HYPERLINK("x")' })
  const job = randomUUID()
  expect((await officer.get('/console/files/export.csv')).statusCode).toBe(403)
  const csv = await manager.get(`/console/files/export.csv?service=literacy&job=${job}`)
  expect(csv.headers['content-disposition']).toMatch(/attachment; filename="jisr-.*\.csv"/)
  expect(csv.body.split('\r\n')).toHaveLength(3)
  expect(csv.body).toContain(`"'=HYPERLINK(""x"")"`)
  expect((await manager.get(`/console/files/export?job=${job}`)).body).toContain('Terminé\u00a0: 1 ligne.')
  expect((await db.audit.findMany({ where: { action: { startsWith: 'files.' } } })).map(({ action }) => action)).toEqual([
    'files.exported',
    'files.left',
  ])
  const xlsx = await manager.get('/console/files/export.xlsx')
  expect(xlsx.rawPayload.subarray(0, 2).toString()).toBe('PK')
  expect(sheetOf(xlsx.rawPayload).match(/<row>/g)).toHaveLength(9)
})

// the last entry, between its local head and what follows its packed bytes
function sheetOf(zip: Buffer): string {
  const name = 'xl/worksheets/sheet1.xml'
  const at = zip.indexOf(name) + name.length
  return inflateRawSync(zip.subarray(at)).toString()
}

test('an offer is opened by a manager for their centre only, with all its names or none', async () => {
  const { manager, admin, db } = await house()
  const offer = {
    service: 'digital',
    centre: 'dakhla',
    startsOn: '2027-01-11',
    places: '12',
    set: ['waiting'],
    state: 'open',
    position: '5',
  }
  const titles = { 'title.ar': 'الحاسوب', 'title.ary': 'الحاسوب', 'title.ary-Latn': 'l7asoub', 'title.fr': 'Ordinateur' }
  expect((await manager.post('/console/offers/new', { ...offer, 'title.fr': 'Ordinateur' })).body).toContain('quatre langues')
  expect((await manager.post('/console/offers/new', { ...offer, centre: 'argoub' })).statusCode).toBe(422)
  expect((await manager.post('/console/offers/new', { ...offer, centre: 'all' })).statusCode).toBe(422)
  expect((await manager.post('/console/offers/new', { ...offer, ...titles })).statusCode).toBe(303)
  const made = await db.offer.findFirstOrThrow({ where: { centre: 'dakhla' } })
  expect(made).toMatchObject({ places: 12, startsOn: '2027-01-11', state: 'open', waiting: true })
  await manager.post(`/console/offers/${made.id}`, { ...offer, places: '', set: [], state: 'closed' })
  expect(await db.offer.findUnique({ where: { id: made.id } })).toMatchObject({
    places: null,
    title: null,
    state: 'closed',
    waiting: false,
  })
  // one of all centres may be read, not changed
  expect((await manager.get('/console/offers/literacy')).body).not.toContain('name="service"')
  expect((await manager.post('/console/offers/literacy', offer)).statusCode).toBe(404)
  expect((await admin.get('/console/offers/literacy')).statusCode).toBe(200)
})

const QUESTION = { 'text.ar': 'سؤال', 'text.ary': 'سؤال', 'text.ary-Latn': 'so2al', 'text.fr': 'Question', kind: 'one-of', required: 'yes' }
const OPTIONS = { 'options.ar': 'أ\nب', 'options.ary': 'أ\nب', 'options.ary-Latn': 'a\nb', 'options.fr': 'un\n\ndeux' }
const slot = (place: number, fields: Record<string, string>) =>
  Object.fromEntries(Object.entries(fields).map(([name, value]) => [`q${place}.${name}`, value]))

test('questions are published whole in four varieties, as a new version, and asked at the desk', async () => {
  const { manager, officer, db } = await house()
  const half = await manager.post('/console/settings/forms/literacy', slot(0, { ...QUESTION, ...OPTIONS, 'text.ary': '' }))
  expect(half.statusCode).toBe(422)
  expect(half.body).toContain('value="so2al"')
  expect(await db.formVersion.count({ where: { service: 'literacy' } })).toBe(0)
  const sent = { ...slot(0, { ...QUESTION, ...OPTIONS }), ...slot(1, { ...QUESTION, kind: 'number', required: 'no' }) }
  expect((await manager.post('/console/settings/forms/literacy', sent)).statusCode).toBe(303)
  expect((await manager.post('/console/settings/forms/literacy', sent)).statusCode).toBe(303)
  expect((await db.formVersion.findMany({ where: { service: 'literacy' } })).map(({ version }) => version)).toEqual([1, 2])
  expect((await manager.get('/console/settings/forms/nothing')).statusCode).toBe(404)
  const missing = await officer.post('/console/files/new', { ...WALK_IN, key: randomUUID() })
  expect(missing.statusCode).toBe(422)
  const made = await officer.post('/console/files/new', { ...WALK_IN, key: randomUUID(), 'extra.q1': 'o2', 'extra.q2': '7' })
  expect(made.statusCode).toBe(303)
  const page = (await officer.get(String(made.headers.location))).body
  expect(page).toMatch(/<dd><bdi>deux<\/bdi>/)
  expect(page).toMatch(/<dd><bdi>7<\/bdi>/)
})

test.each([
  ['nothing', {}, null],
  ['a question of one word', { ...QUESTION, kind: 'text' }, 'question'],
  ['too few choices', { ...QUESTION, ...OPTIONS, 'options.fr': 'un' }, 'wrong'],
  ['fewer choices in one language', { ...QUESTION, ...OPTIONS, 'options.ary': 'أ' }, 'wrong'],
  ['seven choices', { ...QUESTION, ...Object.fromEntries(Object.keys(OPTIONS).map(name => [name, '1\n2\n3\n4\n5\n6\n7'])) }, 'wrong'],
  ['a kind that is none', { ...QUESTION, kind: 'evil' }, 'question'],
])('a slot with %s', (_, fields, expected) => {
  const read = questionIn(slot(0, fields), 0)
  expect(read === null ? null : Object.keys(read)[0]).toBe(expected)
})

test('the log of all this holds no name, no number and nothing that was looked for', async () => {
  const lines: string[] = []
  const talk = await registering('fr')
  const { signIn } = await testConsole({}, talk.bot, createLog('debug', { write: line => void lines.push(line) }))
  const manager = await signIn({ id: 'nadia', login: 'nadia', name: 'Nadia', role: 'manager', centres: ['dakhla'] })
  const made = await manager.post('/console/files/new', { ...WALK_IN, name: 'Zineb Secret', key: randomUUID() })
  const file = String(made.headers.location)
  for (const path of ['/console/files?q=Zineb', '/console/files?q=0600000000', file, `${file}/slip`, '/console/files/export.csv?q=Zineb'])
    expect((await manager.get(path)).statusCode, path).toBe(200)
  await manager.post(`${file}/correct`, { ...WALK_IN, name: 'Zineb 12' })
  await manager.post(`${file}/move`, { to: 'refused', from: 'received', reason: 'Zineb a déjà une place' })
  expect(lines.length).toBeGreaterThan(6)
  expect(lines.join('')).not.toMatch(/Zineb|Secret|0600|212600|Massira/)
})

test('days of retention are set within reason, counted first, and only an administrator lets go', async () => {
  const { manager, admin, db } = await house()
  const days = { messages: '60', danger: '30', files: '365', appointments: '365', checks: '30' }
  expect((await manager.post('/console/settings/retention', { ...days, messages: '0' })).statusCode).toBe(422)
  expect((await manager.post('/console/settings/retention', days)).statusCode).toBe(303)
  expect((await manager.get('/console/settings/retention')).body).toContain('value="60"')
  const old = new Date('2020-01-01')
  await db.conversation.create({ data: { id: 'c', channel: 'web', address: 'a', session: '{}', createdAt: old, seenAt: old } })
  await db.message.create({
    data: { conversationId: 'c', author: 'citizen', externalId: '1', body: '{}', locale: 'fr', at: old, state: 'heard' },
  })
  expect((await manager.get('/console/settings/retention?count=1')).body).toContain('Rien n’est effacé')
  expect(await db.message.count()).toBe(1)
  expect((await manager.post('/console/settings/retention/go')).statusCode).toBe(403)
  expect((await admin.post('/console/settings/retention/go')).statusCode).toBe(303)
  expect(await db.message.count()).toBe(0)
  expect(await db.audit.findFirst({ where: { action: 'retention.done' } })).toMatchObject({ staffId: 'admin' })
})

describe('the number of the national card, at the desk', () => {
  const desk = async (cin: boolean) => {
    const talk = await registering('fr', { permits: { cin, cndp: null } })
    const console = await testConsole({}, talk.bot)
    const omar = await console.signIn({ id: 'omar', login: 'omar', name: 'Omar', role: 'officer', centres: ['dakhla'] })
    const person = async () => {
      const row = await console.db.person.findFirstOrThrow()
      return { row, data: talk.bot.keys.open<{ cin: string | null }>(row.sealed, `person:${row.id}`) }
    }
    const sent = (cin: string) => omar.post('/console/files/new', { ...WALK_IN, key: randomUUID(), cin })
    return { ...console, omar, sent, person }
  }

  test('without the authorisation of the CNDP it is not asked, and not kept whoever sends it', async () => {
    const { omar, sent, person } = await desk(false)
    expect((await omar.get('/console/files/new?offer=literacy')).body).not.toContain('name="cin"')
    expect((await sent('AB123456')).statusCode).toBe(303)
    expect((await person()).data.cin).toBeNull()
  })

  test('with it, it is asked, may be left empty, is sealed, and only its end is shown', async () => {
    const { omar, sent, person, db } = await desk(true)
    expect((await omar.get('/console/files/new?offer=literacy')).body).toContain('name="cin"')
    const wrong = await sent('une carte')
    expect([wrong.statusCode, wrong.body]).toEqual([422, expect.stringMatching(/id="field-cin"[^>]*aria-invalid="true"/)])
    const kept = await sent('ab 123456')
    expect(kept.statusCode).toBe(303)
    const { row, data } = await person()
    expect(data.cin).toBe('AB123456')
    expect(JSON.stringify([row, await db.registration.findMany(), await db.audit.findMany()])).not.toContain('123456')
    const file = (await omar.get(String(kept.headers.location))).body
    expect(file).toContain('…3456')
    expect(file).not.toContain('AB123456')
    expect((await sent('')).statusCode).toBe(303)
  })
})

test('the list is narrowed to an age, exactly, whether a year, a date or a range is known; so is what is exported', async () => {
  const { manager, invented } = await house()
  await invented()
  const namesOf = async (age: string) =>
    [...(await manager.get(`/console/files?age=${age}`)).body.matchAll(/class="row-link"[^>]*>([\s\S]*?)<\/a>/g)].map(([, cell = '']) =>
      cell.replace(/<[^>]+>/g, '').replace(/JSR-.*$/, ''),
    )
  expect((await namesOf('0-17')).length).toBe(0)
  expect((await namesOf('18-29')).sort()).toEqual(['أحمد المثال', 'سلمى الاختراع'].sort())
  expect((await namesOf('30-44')).length).toBe(3)
  expect((await namesOf('45-59')).sort()).toEqual(['Mohamed Lamine Ould Sidi Brahim Al Mansouri', 'Youssef Tazi'])
  // who only said to be over sixty
  expect((await namesOf('60-120')).length).toBe(1)
  expect((await manager.get('/console/files?age=18-29')).body).toContain('18 à 29 ans')
  const table = (await manager.get('/console/files/export.csv?id=00000000-0000-4000-8000-000000000000&age=45-59')).body
  expect(table.trim().split('\r\n')).toHaveLength(3)
})

test('all files of a list, also of its other pages, are changed at once: counted before, then done', { timeout: 60_000 }, async () => {
  const { officer, db, talk } = await house()
  const [model] = await (async () => {
    await officer.post('/console/files/new', { ...WALK_IN, key: randomUUID() })
    return db.registration.findMany()
  })()
  if (!model) throw new Error('nobody was registered')
  const { id: _, ...row } = model
  const data = Array.from({ length: 620 }, (_, i) => ({ ...row, reference: `JSR-${i}`, key: `k${i}`, offerId: null, seated: false }))
  await db.registration.createMany({ data })
  await db.registration.updateMany({ where: { reference: { in: ['JSR-1', 'JSR-2'] } }, data: { service: 'cef' } })
  const list = (await officer.get('/console/files?service=literacy')).body
  expect(list).toContain('name="all"')
  expect(list).toContain('name="list" value="service=literacy"')
  const look = await officer.post('/console/files/bulk', { all: 'yes', list: 'service=literacy', to: 'in-review', reason: '' })
  expect(look.body).toContain('619 dossiers')
  expect(look.body).toContain('et 419 autres dossiers')
  const [, id = ''] = /name="id" value="([^"]+)"/.exec(look.body) ?? []
  const began = await officer.post('/console/files/bulk/begin', { id })
  await vi.waitFor(async () => expect((await officer.get(String(began.headers.location))).body).toContain('619 sur 619'), 50_000)
  expect(await db.registration.count({ where: { state: 'in-review' } })).toBe(619)
  expect(await talk.bot.db.registration.count({ where: { state: 'received', service: 'cef' } })).toBe(2)
})
