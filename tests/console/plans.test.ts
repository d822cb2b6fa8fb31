import { expect, test } from 'vitest'
import { lineOf, openingsIn } from '../../server/console/plans/hours-line.ts'
import { testConsole } from '../support/console.ts'

const HERE = '/console/settings/plans'
const PLAN = {
  ...{ centre: 'dakhla', mediator: '', services: ['literacy'], open: 'yes', 'hours-2': '09:00-12:30 13h30–16h' },
  ...{ minutes: '45', buffer: '0', capacity: '1', lead: '120', horizon: '30', cap: '1' },
}

async function house() {
  const house = await testConsole()
  const manager = (id: string, centre: string) => house.signIn({ id, login: id, name: `Name of ${id}`, role: 'manager', centres: [centre] })
  return { ...house, nadia: await manager('nadia', 'dakhla'), omar: await manager('omar', 'elargoub') }
}

test.each([
  ['', []],
  ['09:00-12:30', [[540, 750]]],
  [
    '9h-12h30, 13:30–16:00',
    [
      [540, 750],
      [810, 960],
    ],
  ],
  ['12:00-09:00', null],
  ['le matin', null],
])('hours on a line: “%s”', (line, expected) => {
  const read = openingsIn(line, 2)
  expect(read?.map(({ from, to }) => [from, to]) ?? null).toEqual(expected)
  if (read) expect(openingsIn(lineOf(read, 2), 2)).toEqual(read)
})

test('the slots of a plan are seen before it is kept, and it is then what can be booked', async () => {
  const { nadia, db, bot } = await house()
  const before = await db.bookingPlan.count()
  const preview = await nadia.post(`${HERE}/preview`, PLAN)
  expect(preview.body).toContain('09:00 · 09:45 · 10:30 · 11:15 · 13:30 · 14:15 · 15:00')
  expect(await db.bookingPlan.count()).toBe(before)
  const saved = await nadia.post(HERE, PLAN)
  expect(saved.statusCode).toBe(303)
  expect((await nadia.get(String(saved.headers.location))).body).toContain('value="09:00-12:30 13:30-16:00"')
  const who = { id: 'nadia', login: 'nadia', name: 'Nadia', role: 'manager', centres: ['dakhla'] } as const
  expect((await bot.appointments.free(who, 'literacy', 'dakhla'))?.some(({ from }) => from === 585)).toBe(true)
})

test('what cannot be is refused at its field with what was typed; a plan of another centre does not exist', async () => {
  const { nadia, omar, db } = await house()
  for (const [field, value] of [
    ['minutes', '7'],
    ['minutes', 'x'],
    ['hours-3', '12:00-09:00'],
    ['capacity', '0'],
    ['from', '2026-02-31'],
  ] as const) {
    const refused = await nadia.post(HERE, { ...PLAN, [field]: value })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain(`value="${value}"`)
  }
  expect((await omar.get(`${HERE}?plan=dakhla`)).statusCode).toBe(404)
  expect((await omar.post(`${HERE}?plan=dakhla`, PLAN)).statusCode).toBe(404)
  expect((await db.bookingPlan.findUniqueOrThrow({ where: { id: 'dakhla' } })).minutes).toBe(30)
})

test('a plan keeps the first and the last day it holds through an edit, and opens no day outside them', async () => {
  const { nadia, db } = await house()
  const held = { ...PLAN, from: '2026-12-01', until: '2026-12-15' }
  const saved = await nadia.post(HERE, held)
  const address = String(saved.headers.location)
  const page = (await nadia.get(address)).body
  for (const day of [held.from, held.until]) expect(page).toContain(`value="${day}"`)
  await nadia.post(address, { ...held, minutes: '30' })
  expect(await db.bookingPlan.findFirstOrThrow({ where: { from: held.from } })).toMatchObject({ minutes: 30, until: held.until })
  const preview = (await nadia.post(`${HERE}/preview`, held)).body
  expect(preview).toMatch(/mardi 1\S* décembre/)
  expect(preview).not.toContain('mardi 24 novembre')
  const turned = await nadia.post(address, { ...held, until: '2026-11-30' })
  expect([turned.statusCode, turned.body]).toEqual([422, expect.stringMatching(/id="field-until"[^>]*aria-invalid="true"/)])
})

test('what was looked at can be kept from there, every field of it', async () => {
  const { nadia, db } = await house()
  const preview = (await nadia.post(`${HERE}/preview`, { ...PLAN, services: ['literacy', 'cef'] })).body
  const form = preview.slice(preview.indexOf(`action="${HERE}?plan="`))
  const fields = [...form.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => ({ name, value }))
  const of = (wanted: string) => fields.flatMap(({ name, value }) => (name === wanted ? [value] : []))
  const kept = await nadia.post(`${HERE}?plan=`, Object.fromEntries(fields.map(({ name }) => [name, of(name)])))
  expect(kept.statusCode).toBe(303)
  expect(await db.bookingPlan.findFirstOrThrow({ where: { minutes: 45 } })).toMatchObject({ services: ['literacy', 'cef'], open: true })
})
