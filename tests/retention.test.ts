import { expect, test } from 'vitest'
import { z } from 'zod'
import { createLog } from '../bot/log.ts'
import { createDailyRetention, retain } from '../bot/retention.ts'
import { slotKey } from '../flows/appointments/slot-key.ts'
import type { Db } from '../prisma/client.ts'
import { keepRetentionDays, retentionDays } from '../prisma/store/retention-days.ts'
import { readSetting } from '../prisma/store/settings.ts'
import { registering } from './support/registering.ts'

const DAY = 86_400_000
const HOUR = 3_600_000

async function house() {
  const talk = await registering('fr')
  const { bot, clock, taps } = talk
  await bot.db.bookingPlan.deleteMany({ where: { id: { not: 'dakhla' } } })
  const booked = async (phone: string, date: string) => {
    for (const id of [
      'appointment-new',
      'appointment:service/reception',
      `appointment:slot/${slotKey({ plan: 'dakhla', date, from: 600 })}`,
      'appointment:who/me',
      'appointment:name/skip',
      'appointment:confirm/yes',
    ])
      await taps(id, phone)
  }
  const days = (count: number) => new Date(clock.now().getTime() + count * DAY)
  return { ...talk, db: bot.db, booked, days }
}

test('appointments past their time are counted by a dry run, and gone after the real one with the time they took', async () => {
  const { db, booked, days } = await house()
  await booked('a', '2026-11-24')
  await booked('b', '2027-01-12')
  expect(await retain(db, days(300), { dry: true })).toMatchObject({ appointments: 0 })
  // a year after the first, not yet after the second
  expect(await retain(db, days(380), { dry: true })).toMatchObject({ appointments: 1 })
  expect(await db.appointment.count()).toBe(2)
  expect(await retain(db, days(380), { dry: false })).toMatchObject({ appointments: 1 })
  expect(await db.appointment.findMany({ select: { date: true } })).toEqual([{ date: '2027-01-12' }])
  expect((await db.bookedTime.findMany()).map(({ date }) => date)).toEqual(['2027-01-12'])
})

test.each<[string, (db: Db, conversationId: string) => Promise<unknown>, (db: Db) => Promise<unknown>]>([
  [
    'a file is followed',
    async (db, conversationId) => {
      await db.person.create({ data: { id: 'p', sealed: 'x', keyId: 'k', locale: 'fr', createdAt: new Date(0) } })
      const file = { reference: 'JSR-1', key: '1', personId: 'p', conversationId, channel: 'telegram', locale: 'fr', service: 'cef' }
      await db.registration.create({
        data: { ...file, state: 'accepted', beneficiary: 'me', createdAt: new Date(0), changedAt: new Date(0) },
      })
    },
    db => db.registration.updateMany({ data: { state: 'closed' } }),
  ],
  [
    'they asked to be told news',
    (db, conversationId) =>
      db.subscription.create({ data: { conversationId, topic: 'training', since: new Date(0), how: 'menu', locale: 'fr' } }),
    db => db.subscription.deleteMany(),
  ],
  [
    'they asked not to be told',
    (db, conversationId) => db.optOut.create({ data: { conversationId, at: new Date(0), how: 'words' } }),
    db => db.optOut.deleteMany(),
  ],
])('a conversation in which nothing more is said is kept while %s', async (_, begins, ends) => {
  const { db, writes, days } = await house()
  await writes('Bonjour')
  await begins(db, (await db.conversation.findFirstOrThrow()).id)
  expect((await retain(db, days(100), { dry: false })).messages).toBeGreaterThan(0)
  expect(await db.conversation.count()).toBe(1)
  await ends(db)
  await retain(db, days(100), { dry: false })
  expect(await db.conversation.count()).toBe(0)
})

test('a conversation in which nothing more is said is kept while an appointment is to come', async () => {
  const { db, booked, days } = await house()
  await booked('a', '2027-01-12')
  await keepRetentionDays(db, { ...(await retentionDays(db)), messages: 20 })
  expect((await retain(db, days(40), { dry: false })).messages).toBeGreaterThan(0)
  expect(await db.appointment.count({ where: { state: 'booked' } })).toBe(1)
  await db.appointment.updateMany({ data: { state: 'done' } })
  await retain(db, days(60), { dry: false })
  expect(await db.conversation.count()).toBe(0)
})

test('it runs by itself, once a day, in the night, whoever else looks and whatever restarts', async () => {
  const { bot, db, clock, writes } = await house()
  await writes('Bonjour')
  const done = () => db.audit.count({ where: { action: 'retention.done' } })
  const another = createDailyRetention({ db, clock, log: createLog('silent') })
  const at = async (hours: number) => {
    clock.forward(hours * HOUR)
    await Promise.all([bot.sweep(), another()])
    return done()
  }
  await at(0)
  const at2 = 24 * 91 - 8
  expect(await at(at2)).toBe(0)
  expect(await at(1)).toBe(1)
  expect(await db.message.count()).toBe(0)
  await writes('Bonjour')
  await db.message.updateMany({ data: { at: new Date(0) } })
  const said = await db.message.count()
  // as after a restart: nothing is remembered but what stands in the database
  await createDailyRetention({ db, clock, log: createLog('silent') })()
  expect([await at(5), await db.message.count()]).toEqual([1, said])
  expect(await at(24)).toBe(2)
})

test('what an older or stranger hand left in a setting counts as not set', async () => {
  const { db } = await house()
  const kept = { key: 'any', schema: z.object({ minutes: z.number().default(5) }) }
  for (const value of ['{', '[]', '"x"', '{"minutes":"many"}', '{}']) {
    await db.setting.upsert({ where: { key: 'any' }, create: { key: 'any', value }, update: { value } })
    expect(await readSetting(db, kept), value).toEqual({ minutes: 5 })
  }
})
