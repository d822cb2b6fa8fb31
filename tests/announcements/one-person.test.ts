import { expect, test } from 'vitest'
import type { Bot } from '../../bot/bot.ts'
import { announce, NEWS, settle } from '../support/announcing.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { hire } from '../support/staff.ts'
import { testBot, testClock } from '../support/test-bot.ts'
import { until } from '../support/until.ts'

const DAY_MS = 86_400_000
const long = (days: number) => new Date(days * DAY_MS)

/** Two channels, Telegram and the web, and two people of the staff. */
async function stage() {
  const [telegram, web] = [fakeChannel(), fakeChannel(undefined, 'web')]
  const clock = testClock()
  const bot = await testBot([telegram.channel, web.channel], { clock })
  const [salma, nadia] = [await hire(bot.db, 'Salma', 'administrator'), await hire(bot.db, 'Nadia', 'administrator')]
  /** Tells it to the end; resolves with who was told, and what stands of everybody. */
  async function tell(content = NEWS) {
    const id = await announce(bot, salma, nadia, content)
    return over(id)
  }
  async function over(id: string) {
    await until(async () => {
      await bot.sweep()
      return (await bot.db.announcement.findUniqueOrThrow({ where: { id } })).state === 'done' && (await bot.db.outbox.count()) === 0
    }, 'the announcement is over')
    const rows = await bot.db.announcementRecipient.findMany({ where: { announcementId: id } })
    return Object.fromEntries(rows.map(({ conversationId, state, reason }) => [conversationId, reason ?? state]))
  }
  return { bot, clock, salma, nadia, tell, over, told: () => [...telegram.delivered, ...web.delivered].map(({ to }) => to).sort() }
}

/** Files somebody asked for, one in each conversation, of one person: as staff leave it when they find two people to be one. */
async function files({ db }: Bot, personId: string, conversations: readonly string[], beneficiary = 'me'): Promise<void> {
  const at = long(0)
  const consents = { create: { id: personId, version: 1, textHash: 'x', locale: 'fr', channel: 'web', givenAs: 'self', at } }
  await db.person.create({ data: { id: personId, sealed: 'x', keyId: 'x', locale: 'fr', createdAt: at, consents } })
  for (const conversationId of conversations)
    await db.registration.create({
      data: {
        ...{ reference: `${personId} ${conversationId}`, key: `${personId} ${conversationId}`, personId, conversationId, beneficiary },
        ...{ channel: 'web', locale: 'fr', service: 'literacy', state: 'accepted', createdAt: at, changedAt: at },
      },
    })
}

test('one person in two conversations is told once, where they wrote last, and is counted so before', async () => {
  const { bot, tell, told } = await stage()
  await settle(bot.db, [
    { id: 'before', seenAt: long(1) },
    { id: 'lately', channel: 'web', seenAt: long(2) },
    { id: 'other', channel: 'web', seenAt: long(1) },
  ])
  await files(bot, 'amina', ['before', 'lately'])
  const counted = await bot.announcements.count(NEWS)
  expect(counted).toEqual([
    { channel: 'telegram', locale: 'fr', reason: 'other-channel', people: 1 },
    { channel: 'web', locale: 'fr', reason: null, people: 2 },
  ])
  expect(await tell()).toEqual({ before: 'other-channel', lately: 'sent', other: 'sent' })
  expect(told()).toEqual(['lately', 'other'])
})

test('of two conversations the one they wrote in last is passed over where it cannot be reached, or did not ask', async () => {
  const { bot, tell } = await stage()
  await settle(bot.db, [
    { id: 'a1', seenAt: long(1) },
    { id: 'a2', channel: 'whatsapp-web', seenAt: long(2) },
    { id: 'b1', seenAt: long(1) },
    { id: 'b2', channel: 'web', topics: ['women'], seenAt: long(2) },
    { id: 'c1', seenAt: long(1) },
    { id: 'c2', channel: 'web', session: { discreet: true }, seenAt: long(2) },
  ])
  for (const one of ['a', 'b', 'c']) await files(bot, one, [`${one}1`, `${one}2`])
  expect(await tell()).toEqual({ a1: 'sent', a2: 'no-channel', b1: 'sent', c1: 'sent', c2: 'discreet' })
})

test('what is not known to be one person is two: a child’s file, a telephone that others use too', async () => {
  const { bot, tell } = await stage()
  await settle(bot.db, [
    { id: 'mother' },
    { id: 'father', channel: 'web' },
    { id: 'family', seenAt: long(3) },
    { id: 'amina', channel: 'web' },
    { id: 'youssef', channel: 'web' },
  ])
  await files(bot, 'child', ['mother', 'father'], 'child')
  await files(bot, 'amina', ['family', 'amina'])
  await files(bot, 'youssef', ['family', 'youssef'])
  expect(new Set(Object.values(await tell()))).toEqual(new Set(['sent']))
})

test('one telephone on WhatsApp, by the platform and by the paired phone, is one person', async () => {
  const [cloud, phone] = [fakeChannel(undefined, 'whatsapp'), fakeChannel(undefined, 'whatsapp-web')]
  const bot = await testBot([cloud.channel, phone.channel])
  const people = [
    ['c', 'whatsapp', '212600000001', 1],
    ['p', 'whatsapp-web', '212600000001@c.us', 2],
    ['q', 'whatsapp-web', '212600000002@c.us', 2],
    ['l', 'whatsapp-web', '212600000001@lid', 2],
  ] as const
  for (const [id, channel, address, days] of people) {
    await settle(bot.db, [{ id, channel, seenAt: long(days) }])
    await bot.db.conversation.update({ where: { id }, data: { address } })
  }
  const counted = await bot.announcements.count(NEWS)
  expect(counted).toEqual([
    { channel: 'whatsapp', locale: 'fr', reason: 'other-channel', people: 1 },
    { channel: 'whatsapp-web', locale: 'fr', reason: null, people: 3 },
  ])
})

test('who said stop in one conversation is told in none, until they ask again; a door they shut is that door', async () => {
  const { bot, tell, told } = await stage()
  await settle(bot.db, [
    { id: 'a1', seenAt: long(1) },
    { id: 'a2', channel: 'web', seenAt: long(2) },
    { id: 'b1', seenAt: long(1) },
    { id: 'b2', channel: 'web', seenAt: long(2) },
    { id: 'stranger', channel: 'web' },
  ])
  for (const one of ['a', 'b']) await files(bot, one, [`${one}1`, `${one}2`])
  await bot.db.optOut.create({ data: { conversationId: 'a1', at: long(3), how: 'words' } })
  await bot.db.optOut.create({ data: { conversationId: 'b2', at: long(3), how: 'platform' } })
  expect(await tell()).toEqual({ a1: 'opted-out', a2: 'opted-out', b1: 'sent', b2: 'opted-out', stranger: 'sent' })
  expect(told()).toEqual(['b1', 'stranger'])
  await bot.db.subscription.update({
    where: { conversationId_topic: { conversationId: 'a2', topic: 'training' } },
    data: { since: long(4) },
  })
  expect(await tell({ ...NEWS, name: 'again' })).toMatchObject({ a1: 'opted-out', a2: 'sent' })
})

test('two conversations found to be one person while it is sent are not told twice, and one person counts once for how often', async () => {
  const { bot, clock, salma, nadia, over, tell } = await stage()
  await settle(bot.db, [{ id: 'a1' }, { id: 'a2', channel: 'web', seenAt: long(2), session: { mode: 'waiting' } }])
  const id = await announce(bot, salma, nadia)
  // who waits for a person is told later: by then staff know who it is
  await until(async () => (await bot.db.announcementRecipient.count({ where: { notBefore: { not: null } } })) === 1, 'one is put off')
  await until(async () => (await bot.db.announcementRecipient.count({ where: { state: 'sent' } })) === 1, 'the other is told')
  await files(bot, 'amina', ['a1', 'a2'])
  await bot.db.conversation.updateMany({
    data: { session: (await bot.db.conversation.findUniqueOrThrow({ where: { id: 'a1' } })).session },
  })
  clock.forward(16 * 60_000)
  expect(await over(id)).toEqual({ a1: 'sent', a2: 'other-channel' })
  // twice in a week is enough, whichever of their conversations they are told in
  expect(await tell({ ...NEWS, name: 'second' })).toEqual({ a1: 'other-channel', a2: 'sent' })
  expect(await tell({ ...NEWS, name: 'third' })).toEqual({ a1: 'too-often', a2: 'too-often' })
})

test('who said stop elsewhere and asks here is told here, of what they ask for alone', async () => {
  const web = fakeChannel(undefined, 'web')
  const clock = testClock()
  const bot = await testBot([web.channel], { clock })
  await web.says('je veux recevoir les annonces pour les femmes')
  await web.says('prévenez-moi quand il y a de nouvelles formations')
  const { id } = await bot.db.conversation.findFirstOrThrow()
  await settle(bot.db, [{ id: 'telegram' }])
  await files(bot, 'amina', [id, 'telegram'])
  clock.forward(60_000)
  await bot.db.optOut.create({ data: { conversationId: 'telegram', at: clock.now(), how: 'words' } })
  clock.forward(60_000)
  expect((await bot.announcements.count(NEWS))?.map(({ reason }) => reason)).toEqual(['opted-out', 'opted-out'])
  await web.says('prévenez-moi quand il y a de nouvelles formations')
  expect(await bot.db.subscription.findMany({ where: { conversationId: id, endedAt: null } })).toMatchObject([
    { topic: 'training', since: clock.now() },
  ])
  expect((await bot.announcements.count(NEWS))?.map(({ channel, reason }) => [channel, reason])).toEqual([
    ['telegram', 'opted-out'],
    ['web', null],
  ])
})
