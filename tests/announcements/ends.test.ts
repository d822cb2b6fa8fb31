import { expect, test } from 'vitest'
import { announce, approved, NEWS, settle } from '../support/announcing.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { addOffers } from '../support/offers.ts'
import { hire } from '../support/staff.ts'
import { testBot, testClock } from '../support/test-bot.ts'
import { until } from '../support/until.ts'

const DAY = 86_400_000

async function stage(answer?: Parameters<typeof fakeChannel>[0]) {
  const platform = fakeChannel(answer)
  const clock = testClock()
  const bot = await testBot([platform.channel], { clock })
  const [salma, nadia] = [await hire(bot.db, 'Salma', 'administrator'), await hire(bot.db, 'Nadia', 'administrator')]
  const inDays = (days: number) => new Date(clock.now().getTime() + days * DAY)
  const found = (id: string) => bot.db.announcement.findUniqueOrThrow({ where: { id } })
  return { ...platform, clock, bot, salma, nadia, inDays, found }
}

test('what was scheduled and is not any more can be scheduled for later: no last day is remembered that nobody wrote', async () => {
  const { bot, salma, nadia, inDays, found } = await stage()
  const id = await approved(bot, salma, nadia)
  const at = (days: number) => ({ version: 1, at: inDays(days) })
  expect(await bot.announcements.act(nadia, id, 'schedule', at(1))).toEqual({ done: true })
  expect(await found(id)).toMatchObject({ expiresAt: null, lateAt: inDays(2) })
  expect(await bot.announcements.act(nadia, id, 'unschedule', at(1))).toEqual({ done: true })
  expect(await bot.announcements.act(nadia, id, 'schedule', at(8))).toEqual({ done: true })
  expect(await found(id)).toMatchObject({ expiresAt: null, scheduledAt: inDays(8), lateAt: inDays(9) })
  expect(await bot.announcements.save(salma, NEWS, { id, version: 1 })).toEqual({ id })
  expect(await found(id)).toMatchObject({ expiresAt: null, scheduledAt: null, lateAt: null })
})

test('dropped because it was too late, it says so, and so does the journal', async () => {
  const { bot, salma, nadia, inDays, clock } = await stage()
  const id = await approved(bot, salma, nadia)
  await bot.announcements.act(nadia, id, 'schedule', { version: 1, at: inDays(1) })
  clock.forward(3 * DAY)
  await until(async () => {
    await bot.sweep()
    return (await bot.announcements.read(nadia, id))?.announcement.state === 'cancelled'
  }, 'it is dropped')
  expect((await bot.announcements.read(nadia, id))?.announcement.endedFor).toBe('too-late')
  const lines = await bot.db.audit.findMany({ where: { about: id, action: 'announcement.too-late' } })
  expect(lines).toMatchObject([{ staffId: null, at: clock.now() }])
})

test('trying again has a day, but never goes past the last day staff set', async () => {
  const { bot, salma, nadia, inDays, clock, found } = await stage(() => ({ failed: 'limited', why: '131049' }))
  await settle(bot.db, [{ id: 'a' }])
  const id = await announce(bot, salma, nadia, { ...NEWS, expiresAt: inDays(0.5) })
  const over = () =>
    until(async () => {
      await bot.sweep()
      return (await found(id)).state === 'done'
    }, 'it is over')
  await over()
  expect(await bot.announcements.act(nadia, id, 'retry', { version: 1 })).toEqual({ done: true })
  expect(await found(id)).toMatchObject({ lateAt: inDays(0.5) })
  await over()
  clock.forward(DAY)
  expect(await bot.announcements.act(nadia, id, 'retry', { version: 1 })).toEqual({ refused: 'invalid', why: 'past' })
})

test('scheduled for an offer that has closed by then, it is not sent, and says so', async () => {
  const { bot, salma, nadia, inDays, clock, delivered, found } = await stage()
  await settle(bot.db, [{ id: 'a' }])
  await addOffers(bot.db, ['couture'])
  const id = await approved(bot, salma, nadia, { ...NEWS, offerId: 'couture' })
  await bot.announcements.act(nadia, id, 'schedule', { version: 1, at: inDays(1) })
  await bot.db.offer.update({ where: { id: 'couture' }, data: { state: 'closed' } })
  clock.forward(DAY)
  await until(async () => {
    await bot.sweep()
    return (await found(id)).state === 'cancelled'
  }, 'it is dropped')
  expect(await found(id)).toMatchObject({ endedFor: 'offer-closed', startedAt: null })
  expect(await bot.db.audit.count({ where: { about: id, action: 'announcement.offer-closed' } })).toBe(1)
  expect([await bot.db.announcementRecipient.count(), delivered]).toEqual([0, []])
})
