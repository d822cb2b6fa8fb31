import { expect, test } from 'vitest'
import { slotKey } from '../flows/appointments/slot-key.ts'
import { registering } from './support/registering.ts'

const SLOT = slotKey({ plan: 'dakhla', date: '2026-11-24', from: 600 })
const CHOICES = ['appointment-new', 'appointment:service/reception', `appointment:slot/${SLOT}`, 'appointment:who/me']

/** Somebody who booked, asked for a person, and is followed by staff. */
async function known() {
  const talk = await registering('fr')
  await talk.bot.db.bookingPlan.deleteMany({ where: { id: { not: 'dakhla' } } })
  for (const id of CHOICES) await talk.taps(id)
  await talk.writes('Amina Idrissi')
  await talk.taps('appointment:confirm/yes')
  await talk.writes('Je veux parler à quelqu’un')
  return talk
}

test('a chat that is forgotten leaves a number and nothing else, and its booked time is free again', async () => {
  const { bot } = await known()
  const { db } = bot
  expect(await db.bookedTick.count()).toBeGreaterThan(0)
  const messages = await db.message.count()
  expect(await bot.forgetChat('telegram', '7')).toBe(true)
  const left = await Promise.all([
    db.conversation.count(),
    db.message.count(),
    db.outbox.count(),
    db.handover.count(),
    db.appointment.count(),
    db.bookedTick.count(),
    db.bookedTime.count(),
  ])
  expect(left).toEqual([0, 0, 0, 0, 0, 0, 0])
  const counts = JSON.stringify({ people: 0, files: 0, messages })
  expect(await db.erasure.findMany()).toMatchObject([{ id: expect.stringMatching(/^EFF-\d{3}-\d{3}-\d{3}$/), counts, optOut: null }])
})

test('nobody else is touched, and an address that never wrote has nothing to forget', async () => {
  const { bot, writes } = await known()
  await writes('Bonjour', '8')
  const theirs = await bot.history('telegram', '8', 0, 50)
  expect(await bot.forgetChat('telegram', '9')).toBe(false)
  expect(await bot.forgetChat('web', '7')).toBe(false)
  expect(await bot.forgetChat('telegram', '7')).toBe(true)
  expect(await bot.forgetChat('telegram', '7')).toBe(false)
  expect(await bot.history('telegram', '8', 0, 50)).toEqual(theirs)
})

test('what is being heard at that moment is forgotten too; what comes after is a first visit', async () => {
  const { bot, says } = await known()
  const hearing = bot.hear('telegram', { id: 'late', from: '7', event: { kind: 'text', text: 'un secret' }, at: bot.clock.now() })
  expect(await bot.forgetChat('telegram', '7')).toBe(true)
  await hearing
  expect(await bot.db.message.count()).toBe(0)
  expect(await says('Bonjour')).toContain('ici Jisr')
})

test('staff who follow it are told that it changed', async () => {
  const { bot } = await known()
  const { id } = await bot.db.conversation.findFirstOrThrow()
  const news: unknown[] = []
  bot.desk.news.listen(each => news.push(each))
  await bot.forgetChat('telegram', '7')
  expect(news).toContainEqual(expect.objectContaining({ conversationId: id, kind: 'handover' }))
})
