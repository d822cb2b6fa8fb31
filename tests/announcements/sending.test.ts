import { expect, test } from 'vitest'
import { announce, approved, NEWS, over, settle, statesOf } from '../support/announcing.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { hire } from '../support/staff.ts'
import { testBot, testClock } from '../support/test-bot.ts'
import { until } from '../support/until.ts'

async function stage(answer?: Parameters<typeof fakeChannel>[0]) {
  const platform = fakeChannel(answer)
  const clock = testClock()
  const bot = await testBot([platform.channel], { clock })
  const salma = await hire(bot.db, 'Salma', 'administrator')
  const nadia = await hire(bot.db, 'Nadia', 'administrator')
  return { ...platform, clock, bot, salma, nadia }
}

test('each is told once, in their own language, and what is not written falls back field by field', async () => {
  const { bot, delivered, salma, nadia } = await stage()
  await settle(bot.db, [
    { id: 'a', locale: 'fr' },
    { id: 'b', locale: 'ar' },
    { id: 'c', locale: 'ary' },
    { id: 'd', locale: 'ary-Latn' },
  ])
  const { ary: _, 'ary-Latn': __, ...texts } = NEWS.texts
  const id = await announce(bot, salma, nadia, { ...NEWS, texts: { ...texts, ary: { title: 'تكوين جديد' } } })
  await over(bot, id)
  const words = Object.fromEntries(delivered.map(({ to, text }) => [to, text]))
  expect(delivered).toHaveLength(4)
  expect(words.a).toBe('📣 Couture\nUne formation de couture commence lundi.\nPour ne plus rien recevoir : «\u00a0stop\u00a0».')
  expect(words.b).toContain('ينطلق تكوين في الخياطة')
  expect(words.c).toContain('تكوين جديد\nينطلق تكوين في الخياطة')
  expect(words.d).toBe('📣 Couture\nUne formation de couture commence lundi.\nila mabghitouch l i3lanat: ktbo «\u00a07bes\u00a0».')
  expect(await statesOf(bot)).toEqual({ a: 'sent', b: 'sent', c: 'sent', d: 'sent' })
})

test('whoever may not be told is left out, with the reason, and is counted so before', async () => {
  const { bot, delivered, salma, nadia } = await stage()
  await settle(bot.db, [
    { id: 'told' },
    { id: 'stopped' },
    { id: 'danger', session: { discreet: true } },
    { id: 'elsewhere', channel: 'whatsapp-web' },
    { id: 'arabic', locale: 'ar' },
    { id: 'other', topics: ['incubator'] },
  ])
  await bot.db.optOut.create({ data: { conversationId: 'stopped', at: new Date(0), how: 'words' } })
  const content = { ...NEWS, texts: { fr: { text: 'Lundi, couture.' } } }
  const reasons = { danger: 'discreet', elsewhere: 'no-channel', arabic: 'no-translation', stopped: 'opted-out' }
  const counted = await bot.announcements.count(content)
  expect(counted?.flatMap(({ reason, people }) => (reason ? [[reason, people]] : []))).toEqual(
    expect.arrayContaining(Object.values(reasons).map(reason => [reason, 1])),
  )
  expect(counted?.filter(({ reason }) => reason === null)).toEqual([{ channel: 'telegram', locale: 'fr', reason: null, people: 1 }])
  await over(bot, await announce(bot, salma, nadia, content))
  expect(delivered.map(({ to }) => to)).toEqual(['told'])
  const excluded = Object.fromEntries(Object.entries(reasons).map(([who, why]) => [who, `excluded: ${why}`]))
  expect(await statesOf(bot)).toEqual({ told: 'sent', ...excluded })
})

test('nobody who only registered is told news, and everybody may be told what they are registered for', async () => {
  const { bot } = await stage()
  await settle(bot.db, [
    { id: 'a', topics: [] },
    { id: 'b', topics: ['women'] },
  ])
  expect(await bot.announcements.count({ ...NEWS, audience: {} })).toEqual([{ channel: 'telegram', locale: 'fr', reason: null, people: 1 }])
})

test('whoever asks to stop between the beginning and their turn is not told; whoever asks to be told since the beginning is told of the next', async () => {
  const { bot, delivered, salma, nadia, clock } = await stage()
  await settle(bot.db, [{ id: 'a' }, { id: 'b' }])
  // before the morning: it is begun, nobody's turn has come
  const id = await approved(bot, salma, nadia)
  await bot.db.announcement.update({ where: { id }, data: { state: 'sending', startedAt: clock.now() } })
  await bot.db.announcementRecipient.createMany({
    data: ['a', 'b'].map(conversationId => ({ announcementId: id, conversationId, channel: 'telegram', locale: 'fr', state: 'queued' })),
  })
  await bot.db.optOut.create({ data: { conversationId: 'b', at: clock.now(), how: 'words' } })
  await settle(bot.db, [{ id: 'late' }])
  await over(bot, id)
  expect(delivered.map(({ to }) => to)).toEqual(['a'])
  expect(await statesOf(bot)).toEqual({ a: 'sent', b: 'excluded: opted-out' })
})

test('news come at most so often to one person', async () => {
  const { bot, delivered, salma, nadia, clock } = await stage()
  await settle(bot.db, [{ id: 'a' }])
  for (let i = 0; i < 3; i++) {
    await over(bot, await announce(bot, salma, nadia))
    clock.forward(60_000)
  }
  expect(delivered).toHaveLength(2)
  const states = (await bot.db.announcementRecipient.findMany({ orderBy: { sentAt: 'asc' } })).map(({ state, reason }) => [state, reason])
  expect(states).toContainEqual(['excluded', 'too-often'])
})

test('a person who has the floor is not interrupted: the announcement waits for them', async () => {
  const { bot, delivered, salma, nadia, clock } = await stage()
  await settle(bot.db, [{ id: 'a', session: { mode: 'staff' } }, { id: 'b' }])
  const id = await announce(bot, salma, nadia)
  await until(async () => (await statesOf(bot)).b === 'sent', 'the other is told')
  expect(delivered.map(({ to }) => to)).toEqual(['b'])
  const row = await bot.db.announcementRecipient.findFirstOrThrow({ where: { conversationId: 'a' } })
  expect(row).toMatchObject({ state: 'queued', notBefore: new Date(clock.now().getTime() + 15 * 60_000) })
  await bot.db.conversation.update({
    where: { id: 'a' },
    data: {
      session: JSON.stringify({
        ...JSON.parse((await bot.db.conversation.findUniqueOrThrow({ where: { id: 'a' } })).session),
        mode: 'bot',
      }),
    },
  })
  clock.forward(16 * 60_000)
  await over(bot, id)
  expect(delivered.map(({ to }) => to)).toEqual(['b', 'a'])
})

test('of two who begin it at the same time one does, and everybody is told once', async () => {
  const { bot, delivered, salma, nadia } = await stage()
  await settle(
    bot.db,
    Array.from({ length: 20 }, (_, i) => ({ id: `p${i}` })),
  )
  const id = await approved(bot, salma, nadia)
  const outcomes = await Promise.all([salma, nadia].map(who => bot.announcements.act(who, id, 'start', { version: 1 })))
  expect(outcomes).toEqual(expect.arrayContaining([{ done: true }, { refused: 'changed' }]))
  await over(bot, id)
  expect(delivered.map(({ to }) => to).sort()).toEqual(Array.from({ length: 20 }, (_, i) => `p${i}`).sort())
})

test('paused, nobody more is told; resumed, it goes on; cancelled, those left are marked so', async () => {
  const { bot, delivered, salma, nadia } = await stage()
  await settle(
    bot.db,
    Array.from({ length: 40 }, (_, i) => ({ id: `p${String(i).padStart(2, '0')}` })),
  )
  const id = await announce(bot, salma, nadia)
  await until(() => delivered.length >= 4, 'some are told')
  expect(await bot.announcements.act(nadia, id, 'pause', { version: 1 })).toEqual({ done: true })
  await bot.announcements.idle()
  await until(async () => (await bot.db.outbox.count()) === 0, 'what was begun is sent')
  const told = delivered.length
  expect(told).toBeLessThan(40)
  await bot.sweep()
  await bot.announcements.idle()
  expect(delivered).toHaveLength(told)
  expect(await bot.announcements.act(nadia, id, 'resume', { version: 1 })).toEqual({ done: true })
  await until(() => delivered.length > told + 3, 'it goes on')
  expect(await bot.announcements.act(nadia, id, 'cancel', { version: 1 })).toEqual({ done: true })
  await bot.announcements.idle()
  await until(async () => (await bot.db.outbox.count()) === 0, 'what was begun is sent')
  const states = Object.values(await statesOf(bot))
  expect(new Set(states)).toEqual(new Set(['sent', 'cancelled']))
  expect(states.filter(state => state === 'sent')).toHaveLength(delivered.length)
  expect(new Set(delivered.map(({ to }) => to)).size).toBe(delivered.length)
})

test('at night nothing goes out, not even what was refused for a while; in the morning it does', async () => {
  let away = true
  const { bot, delivered, salma, nadia, clock } = await stage(() => (away ? { failed: 'unavailable', why: 'away' } : { id: 'sent' }))
  await settle(bot.db, [{ id: 'a' }])
  const id = await announce(bot, salma, nadia, { ...NEWS, expiresAt: new Date(clock.now().getTime() + 3 * 86_400_000) })
  await until(async () => (await bot.db.outbox.findFirst())?.attempts, 'it was refused once')
  clock.forward(13 * 3_600_000) // 23:00
  await bot.sweep()
  expect(bot.announcements.quiet()).toBe(true)
  // what it tried again just before it saw that it is night was refused too
  await bot.outbox('telegram')?.idle()
  away = false
  bot.outbox('telegram')?.wake()
  await bot.outbox('telegram')?.idle()
  expect(delivered).toEqual([])
  clock.forward(11 * 3_600_000) // 10:00
  await bot.sweep()
  bot.outbox('telegram')?.wake()
  await over(bot, id)
  expect(delivered.map(({ to }) => to)).toEqual(['a'])
})

test('whom it has not reached in time it reaches no more', async () => {
  const { bot, delivered, salma, nadia, clock } = await stage(() => ({ failed: 'unavailable', why: 'away' }))
  await settle(bot.db, [{ id: 'a' }, { id: 'b', session: { mode: 'staff' } }])
  const id = await announce(bot, salma, nadia)
  await until(async () => (await bot.db.outbox.findFirst())?.attempts, 'it was refused once')
  clock.forward(25 * 3_600_000)
  await over(bot, id)
  expect(await statesOf(bot)).toEqual({ a: 'cancelled: too-late', b: 'cancelled: too-late' })
  expect(await bot.db.outbox.count()).toBe(0)
  expect(delivered).toEqual([])
})

test('what the platform says of each is kept, and who blocked us wants no more', async () => {
  const { bot, salma, nadia } = await stage(to => (to === 'a' ? { failed: 'blocked', why: '403' } : { failed: 'refused', why: '400' }))
  await settle(bot.db, [{ id: 'a' }, { id: 'b' }])
  await over(bot, await announce(bot, salma, nadia))
  expect(await statesOf(bot)).toEqual({ a: 'failed: blocked', b: 'failed: refused' })
  expect(await bot.db.optOut.findMany()).toMatchObject([{ conversationId: 'a', how: 'platform' }])
})

test('what may have passed is tried again when staff say so, and the rest is not', async () => {
  let limited = true
  const { bot, delivered, salma, nadia } = await stage(to =>
    to === 'a' ? { failed: 'refused', why: '400' } : limited ? { failed: 'limited', why: '131049' } : { id: 'sent' },
  )
  await settle(bot.db, [{ id: 'a' }, { id: 'b' }])
  const id = await announce(bot, salma, nadia)
  await over(bot, id)
  expect(await statesOf(bot)).toEqual({ a: 'failed: refused', b: 'failed: limited' })
  limited = false
  expect(await bot.announcements.act(nadia, id, 'retry', { version: 1 })).toEqual({ done: true })
  await over(bot, id)
  expect(await statesOf(bot)).toEqual({ a: 'failed: refused', b: 'sent' })
  expect(delivered.map(({ to }) => to)).toEqual(['b'])
})
