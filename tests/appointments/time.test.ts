import { expect, test } from 'vitest'
import { slotKey } from '../../flows/appointments/slot-key.ts'
import { registering } from '../support/registering.ts'

const HOUR = 3_600_000
const FRIDAY = '2026-11-27'

async function booked(service = 'reception', from = 600) {
  const talk = await registering('fr')
  await talk.bot.db.bookingPlan.deleteMany({ where: { id: { not: 'dakhla' } } })
  const slot = slotKey({ plan: 'dakhla', date: FRIDAY, from })
  for (const id of [
    'appointment-new',
    `appointment:service/${service}`,
    `appointment:slot/${slot}`,
    'appointment:who/me',
    'appointment:name/skip',
    'appointment:confirm/yes',
  ])
    await talk.taps(id)
  /** What time says unasked, at an instant. */
  const at = async (instant: string) => {
    talk.clock.forward(Date.parse(instant) - talk.clock.now().getTime())
    const before = talk.sent.length
    await talk.bot.sweep()
    await talk.bot.outbox('telegram')?.idle()
    return talk.sent.slice(before).map(({ text }) => text)
  }
  return { ...talk, at }
}

test('a day before and two hours before, once each, however often it is looked', async () => {
  const { at } = await booked()
  expect(await at('2026-11-26T09:59Z')).toEqual([])
  expect((await at('2026-11-26T10:00Z')).at(-1)).toContain('vendredi 27 novembre à 10:00')
  expect(await at('2026-11-26T10:00Z')).toEqual([])
  expect(await at('2026-11-27T07:59Z')).toEqual([])
  expect((await at('2026-11-27T08:00Z')).at(-1)).toContain('aujourd’hui à 10:00')
  expect(await at('2026-11-27T08:05Z')).toEqual([])
})

test('what a long stop made late is dropped, not sent late', async () => {
  const { at } = await booked()
  expect(await at('2026-11-26T15:00Z')).toEqual([])
  expect(await at('2026-11-27T09:45Z')).toEqual([])
  expect(await at('2026-11-28T10:00Z')).toEqual([])
})

test('nothing is sent unasked in the night', async () => {
  const { at } = await booked('reception', 540)
  expect(await at('2026-11-27T06:59Z')).toEqual([])
  expect(await at('2026-11-27T07:00Z')).toHaveLength(1)
})

test('a reminder names no sensitive service and no paper of it; another repeats what to bring', async () => {
  const { at, bot } = await booked('disability_card')
  const said = (await at('2026-11-26T10:00Z')).join('\n')
  const service = bot.content().services.find(({ key }) => key === 'disability_card')
  expect(said).toContain('Rappel')
  for (const word of ['handicap', 'apporter', service?.names.fr ?? '?', service?.papers[0]?.fr ?? '?']) expect(said).not.toContain(word)
  const open = await booked('cef')
  expect((await open.at('2026-11-26T10:00Z')).join('\n')).toContain('À apporter')
})

test('1 says that they come, 3 lets it go and frees the seat', async () => {
  const { at, writes, bot } = await booked()
  await at('2026-11-26T10:00Z')
  await writes('1')
  expect((await bot.db.appointment.findFirst())?.confirmedAt).not.toBeNull()
  await at('2026-11-27T08:00Z')
  await writes('3')
  await writes('1')
  expect((await bot.db.appointment.findFirst())?.state).toBe('cancelled')
  expect(await bot.db.bookedTick.count()).toBe(0)
})

test('cancelled, moved or with a person: nobody is reminded of what is not', async () => {
  const { at, bot } = await booked()
  await bot.db.appointment.updateMany({ data: { state: 'cancelled' } })
  expect(await at('2026-11-26T10:00Z')).toEqual([])
})

test('after danger nothing is sent unasked', async () => {
  const { at, writes } = await booked()
  await writes('mon mari me frappe, j’ai peur')
  expect(await at('2026-11-26T10:00Z')).toEqual([])
})

test('whoever is in the middle of a form is not interrupted, and is reminded when they stopped', async () => {
  const { at, taps, clock } = await booked()
  clock.forward(Date.parse('2026-11-26T09:58Z') - clock.now().getTime())
  await taps('appointment-new')
  expect(await at('2026-11-26T10:01Z')).toEqual([])
  expect((await at('2026-11-26T10:09Z')).join()).toContain('Rappel')
})

test('a seat is offered to one at a time: who does not answer loses it to the next', async () => {
  const talk = await registering('fr')
  const { bot, taps, clock, sent } = talk
  await bot.db.bookingPlan.deleteMany({ where: { id: { not: 'dakhla' } } })
  await bot.db.bookingPlan.updateMany({ data: { horizon: 4, hours: [{ weekday: 5, from: 600, to: 630 }] } })
  const walk = async (phone: string, ...ids: string[]) => {
    for (const id of ['appointment-new', 'appointment:service/reception', ...ids]) await taps(id, phone)
  }
  const slot = `appointment:slot/${slotKey({ plan: 'dakhla', date: FRIDAY, from: 600 })}`
  await walk('a', slot, 'appointment:who/me', 'appointment:name/skip', 'appointment:confirm/yes')
  for (const phone of ['b', 'c']) {
    await walk(phone, 'appointment:slot/wait')
    clock.forward(1000)
  }
  const time = async () => {
    const before = sent.length
    await bot.sweep()
    await bot.outbox('telegram')?.idle()
    return [...new Set(sent.slice(before).map(({ to }) => to))]
  }
  expect(await time()).toEqual([])
  const code = (await bot.db.appointment.findFirst({ where: { state: 'booked' } }))?.code
  await taps(`appointment-drop:${code}`, 'a')
  await taps('appointment-cancel:sure/yes', 'a')
  expect(await time()).toEqual(['b'])
  expect(await time()).toEqual([])
  clock.forward(HOUR)
  expect(await time()).toEqual(['c'])
  await taps('appointment:confirm/yes', 'c')
  // who answers too late hears that it is gone
  await taps('appointment:confirm/yes', 'b')
  expect(sent.at(-1)?.text).toContain('aucun horaire libre')
  const kept = await bot.db.appointment.findMany({ where: { state: 'booked' }, include: { conversation: true } })
  expect(kept.map(({ conversation }) => conversation?.address)).toEqual(['c'])
})
