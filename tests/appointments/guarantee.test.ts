import { expect, test } from 'vitest'
import { slotKey } from '../../flows/appointments/slot-key.ts'
import { registering } from '../support/registering.ts'

const TUESDAY = '2026-11-24'
const slot = (from: number, date = TUESDAY, plan = 'dakhla') => `appointment:slot/${slotKey({ plan, date, from })}`
const MINUTE = 60_000

/** An assistant with one centre and one plan, and telephones that walk through booking. */
async function booking(plan: object = {}) {
  const talk = await registering('fr')
  const { db } = talk.bot
  await db.bookingPlan.deleteMany({ where: { id: { not: 'dakhla' } } })
  await db.bookingPlan.updateMany({ data: plan })
  const asked = async (from: string) => {
    await talk.taps('appointment-new', from)
    return talk.taps('appointment:service/reception', from)
  }
  const chosen = async (from: string, at = 600) => {
    await asked(from)
    return talk.taps(slot(at), from)
  }
  const named = async (from: string) => {
    await talk.taps('appointment:who/me', from)
    return talk.taps('appointment:name/skip', from)
  }
  const confirmed = (from: string) => talk.taps('appointment:confirm/yes', from)
  const booked = async (from: string, at = 600) => {
    await chosen(from, at)
    await named(from)
    return confirmed(from)
  }
  const standing = () => db.appointment.findMany({ where: { state: 'booked' }, orderBy: { id: 'asc' } })
  return { ...talk, db, asked, chosen, named, confirmed, booked, standing }
}

test('of a hundred who want the last seat at once one has it, and the others are shown the next three', async () => {
  const { asked, taps, db, sent } = await booking()
  const phones = Array.from({ length: 100 }, (_, i) => `p${i}`)
  for (const phone of phones) await asked(phone)
  const before = sent.length
  await Promise.all(phones.map(phone => taps(slot(600), phone)))
  const answers = sent.slice(before)
  expect(answers.filter(({ text }) => text.includes('Pour qui'))).toHaveLength(1)
  const refused = answers.filter(({ text }) => text.includes('vient d’être pris') || text.includes('n’est plus libre'))
  expect(refused).toHaveLength(99)
  const offers = answers.filter(({ choices }) => choices.length === 4)
  expect(offers).toHaveLength(99)
  for (const { choices } of offers) expect(choices.map(({ id }) => id)).not.toContain(slot(600))
  expect(await db.appointment.count({ where: { seat: { not: null } } })).toBe(1)
})

test('a group has its seats, and not one more', async () => {
  const { asked, taps, db } = await booking({ capacity: 3 })
  const phones = Array.from({ length: 8 }, (_, i) => `p${i}`)
  for (const phone of phones) await asked(phone)
  await Promise.all(phones.map(phone => taps(slot(600), phone)))
  expect((await db.appointment.findMany({ where: { seat: { not: null } } })).map(({ seat }) => seat).sort()).toEqual([1, 2, 3])
})

test('the database itself refuses a second seat and a second use of the same minutes', async () => {
  const { booked, db } = await booking()
  await booked('a')
  const [time] = await db.bookedTime.findMany()
  const [kept] = await db.appointment.findMany({ where: { seat: 1 } })
  const { id: _, ...again } = { ...kept, code: 'RDV-000-0000' }
  await expect(db.appointment.create({ data: again as never })).rejects.toThrow()
  const other = await db.bookedTime.create({ data: { id: 'x', resource: 'dakhla', date: TUESDAY, from: 615, to: 645, planId: 'other' } })
  const tick = { resource: 'dakhla', date: TUESDAY, tick: 123, timeId: other.id }
  await expect(db.bookedTick.create({ data: tick })).rejects.toThrow()
  await expect(db.bookedTime.delete({ where: { id: time?.id ?? '' } })).rejects.toThrow()
})

test('what is held is nobody else’s for five minutes, and then anybody’s', async () => {
  const { chosen, asked, clock, db, bot } = await booking()
  await chosen('a')
  clock.forward(4 * MINUTE)
  const meanwhile = (await asked('b')).at(-1)
  expect(meanwhile?.choices.map(({ id }) => id)).not.toContain(slot(600))
  clock.forward(2 * MINUTE)
  await bot.sweep()
  expect(await db.bookedTick.count()).toBe(0)
  expect((await chosen('b')).at(-1)?.text).toContain('Pour qui')
})

test('who confirms too late has it if nobody took it, and hears so if somebody did', async () => {
  const { chosen, named, confirmed, clock, standing } = await booking()
  await chosen('a')
  await named('a')
  clock.forward(20 * MINUTE)
  expect((await confirmed('a')).map(({ text }) => text).join()).toContain('Rendez-vous pris')
  await chosen('b', 630)
  await named('b')
  clock.forward(20 * MINUTE)
  await chosen('c', 630)
  const late = (await confirmed('b')).map(({ text }) => text).join()
  expect(late).toContain('vient d’être pris')
  expect(await standing()).toHaveLength(1)
})

test('a second tap on the last word books once', async () => {
  const { booked, confirmed, standing } = await booking()
  await booked('a')
  await confirmed('a')
  expect(await standing()).toHaveLength(1)
})

test('a plan that is changed under a held time keeps it, and lets nobody in between', async () => {
  const { chosen, named, confirmed, asked, taps, db, standing } = await booking()
  await chosen('a')
  await named('a')
  await db.bookingPlan.updateMany({ data: { hours: [{ weekday: 2, from: 555, to: 720 }] } })
  const offered = (await asked('b')).at(-1)?.choices.map(({ id }) => id)
  expect(offered).toContain(slot(555))
  expect(offered).not.toContain(slot(585))
  expect(offered).not.toContain(slot(615))
  await taps(slot(615), 'b')
  await confirmed('a')
  expect((await standing()).map(({ from }) => from)).toEqual([600])
})

test('a plan that is closed meanwhile offers nothing, and what was chosen of it is refused kindly', async () => {
  const { asked, taps, db, standing } = await booking()
  await asked('a')
  await db.bookingPlan.updateMany({ data: { open: false } })
  expect((await taps(slot(600), 'a')).map(({ text }) => text).join()).toContain('n’est plus libre')
  expect(await standing()).toHaveLength(0)
})

test('one person has what the plan allows, at no two places at once; a child on the same phone is another person', async () => {
  const { booked, asked, chosen, taps, writes, confirmed, standing } = await booking()
  await booked('a')
  await chosen('a', 660)
  expect((await taps('appointment:who/me', 'a')).at(-1)?.text).toContain('déjà pris')
  await chosen('a', 660)
  await taps('appointment:who/child', 'a')
  await writes('Salma', 'a')
  await confirmed('a')
  expect((await standing()).map(({ who, from }) => [who, from])).toEqual([
    ['me', 600],
    ['child', 660],
  ])
  expect((await asked('a')).at(-1)?.choices).toHaveLength(4)
})

test('a name is nowhere in clear, and the code of another conversation opens nothing', async () => {
  const { chosen, taps, writes, confirmed, standing, db, says } = await booking()
  await chosen('a')
  await taps('appointment:who/relative', 'a')
  await writes('Mohamed Idrissi', 'a')
  const session = (await db.conversation.findFirst({ where: { address: 'a' } }))?.session
  expect(session).not.toContain('Idrissi')
  await confirmed('a')
  const [row] = await standing()
  expect(JSON.stringify(row)).not.toContain('Idrissi')
  expect(row?.sealed).not.toBeNull()
  const stranger = await says(`annuler le rendez-vous ${row?.code}`, 'b')
  expect(stranger).not.toContain('10:00')
  await taps(`appointment-drop:${row?.code}`, 'b')
  await taps('appointment-cancel:sure/yes', 'b')
  expect(await standing()).toHaveLength(1)
})

test('moved, the old time is free and the new one taken; cancelled, all is free; the code stays', async () => {
  const { booked, taps, standing, db } = await booking()
  await booked('a')
  const [before] = await standing()
  await taps(`appointment-change:${before?.code}`, 'a')
  await taps(`appointment-move:slot/${slotKey({ plan: 'dakhla', date: TUESDAY, from: 540 })}`, 'a')
  // the old one is let go by a yes only; until then the new time is nobody else’s
  expect((await standing()).map(({ from }) => from)).toEqual([600])
  expect((await db.bookedTime.findMany()).map(({ from }) => from).sort()).toEqual([540, 600])
  await taps('appointment-move:sure/yes', 'a')
  expect((await standing()).map(({ code, from }) => [code, from])).toEqual([[before?.code, 540]])
  expect((await db.bookedTime.findMany()).map(({ from }) => from)).toEqual([540])
  await taps(`appointment-drop:${before?.code}`, 'a')
  await taps('appointment-cancel:sure/yes', 'a')
  expect(await standing()).toHaveLength(0)
  expect(await db.bookedTick.count()).toBe(0)
})

test('a move that is not wanted after all, or left, keeps the old time and frees the new one', async () => {
  const { booked, taps, writes, standing, db } = await booking()
  await booked('a')
  const [before] = await standing()
  for (const end of [() => taps('appointment-move:sure/no', 'a'), () => writes('annuler', 'a')]) {
    await taps(`appointment-change:${before?.code}`, 'a')
    await taps(`appointment-move:slot/${slotKey({ plan: 'dakhla', date: TUESDAY, from: 540 })}`, 'a')
    await end()
    expect((await db.bookedTime.findMany()).map(({ from }) => from)).toEqual([600])
  }
  expect((await standing()).map(({ from }) => from)).toEqual([600])
})

test('a move to the time of another appointment of the same person is not offered to be confirmed', async () => {
  const { booked, chosen, taps, confirmed, standing, db } = await booking()
  await db.bookingPlan.updateMany({ data: { cap: 2, capacity: 2 } })
  await booked('a')
  await chosen('a', 660)
  await taps('appointment:who/me', 'a')
  await taps('appointment:name/skip', 'a')
  await confirmed('a')
  const [before] = await standing()
  await taps(`appointment-change:${before?.code}`, 'a')
  const said = await taps(`appointment-move:slot/${slot(660).split('/')[1]}`, 'a')
  expect(said.map(({ text }) => text).join()).toContain('au même moment')
  await taps('appointment-move:sure/yes', 'a')
  expect((await standing()).map(({ from }) => from).sort()).toEqual([600, 660])
})

test('of two who move to the same time one does, and the other keeps the old time', async () => {
  const { booked, taps, standing } = await booking()
  await booked('a', 600)
  await booked('b', 630)
  const codes = (await standing()).map(({ code }) => code)
  await taps(`appointment-change:${codes[0]}`, 'a')
  await taps(`appointment-change:${codes[1]}`, 'b')
  const target = `appointment-move:slot/${slotKey({ plan: 'dakhla', date: TUESDAY, from: 540 })}`
  await Promise.all([taps(target, 'a'), taps(target, 'b')])
  await Promise.all(['a', 'b'].map(phone => taps('appointment-move:sure/yes', phone)))
  const times = (await standing()).map(({ from }) => from).sort()
  expect(times.filter(from => from === 540)).toHaveLength(1)
  expect(times).toHaveLength(2)
})

test('an erased conversation leaves no time behind that nobody can have', async () => {
  const { booked, db, bot } = await booking()
  await booked('a')
  await db.conversation.deleteMany({ where: { address: 'a' } })
  await bot.sweep()
  expect(await db.bookedTick.count()).toBe(0)
})
