import { expect, test } from 'vitest'
import type { ListedTemplate } from '../../bot/channels/channel.ts'
import { keepTemplates, useTemplate } from '../../prisma/store/templates.ts'
import { announce, NEWS, over, settle, statesOf } from '../support/announcing.ts'
import { testConsole } from '../support/console.ts'
import { hire } from '../support/staff.ts'
import { testBot, testClock } from '../support/test-bot.ts'
import { until } from '../support/until.ts'
import { citizenOf, textOf, whatsappBench } from '../support/whatsapp-bench.ts'
import type { Fault } from '../support/whatsapp-fake.ts'

const HOUR = 3_600_000
const idOf = (name: string) => `MA.13491208655${name}`
const TEMPLATE: ListedTemplate = {
  ...{ name: 'annonce', language: 'fr', category: 'MARKETING', state: 'APPROVED' },
  body: 'Votre centre social : {{1}} Merci.',
}

/** Somebody on WhatsApp; `wrote`: so many hours ago, or never. */
type Person = { name: string; locale?: 'fr' | 'ar' | 'ary' | 'ary-Latn'; wrote?: number }

/** The real channel on a server as strict as Meta's, and people who asked to be told. */
async function stage(people: readonly Person[]) {
  const { fake, channel, bench } = await whatsappBench()
  const clock = testClock()
  const bot = await testBot([channel], { clock })
  await settle(
    bot.db,
    people.map(({ name, locale = 'fr' }) => ({ id: idOf(name), channel: 'whatsapp', locale })),
  )
  for (const { name, locale = 'fr', wrote } of people)
    if (wrote !== undefined) {
      const at = new Date(clock.now().getTime() - wrote * HOUR)
      const body = JSON.stringify({ kind: 'text', text: 'x' })
      await bot.db.message.create({ data: { conversationId: idOf(name), author: 'citizen', body, locale, at, state: 'heard' } })
    }
  await keepTemplates(bot.db, [TEMPLATE])
  await useTemplate(bot.db, TEMPLATE, 'announcement')
  const salma = await hire(bot.db, 'Salma', 'administrator')
  const nadia = await hire(bot.db, 'Nadia', 'administrator')
  const sentTo = (name: string) => fake.shown.filter(message => message.recipient === idOf(name))
  const wamidTo = (name: string) => sentTo(name)[0]?.wamid ?? ''
  const reports = async (name: string, status: string, more: object = {}) => {
    await citizenOf(fake, { from_user_id: idOf(name) }).reports(wamidTo(name), status, more)
    await bot.inbox.idle()
  }
  const stateOf = async (name: string) => (await statesOf(bot))[idOf(name)]
  return { fake, bench, bot, clock, salma, nadia, sentTo, wamidTo, reports, stateOf }
}

const failedWith = (code: number) => ({ errors: [{ code }] })

test('who wrote within a day gets the words, whoever did not the approved template with them, and no one where none is in their language', async () => {
  const { bot, bench, salma, nadia, sentTo, stateOf } = await stage([
    { name: 'open', wrote: 1 },
    { name: 'closed', wrote: 25 },
    { name: 'never', locale: 'ary-Latn' },
    { name: 'arabic', locale: 'ar' },
    { name: 'darija', locale: 'ary', wrote: 23 },
  ])
  const counted = await bot.announcements.count(NEWS)
  expect(counted?.filter(({ reason }) => reason !== null)).toEqual([
    { channel: 'whatsapp', locale: 'ar', reason: 'window-closed', people: 1 },
  ])
  await over(bot, await announce(bot, salma, nadia))
  expect(sentTo('open').map(({ type }) => type)).toEqual(['interactive'])
  expect(sentTo('darija').map(textOf).join()).toContain('غادي يبدا تكوين')
  for (const name of ['closed', 'never'])
    expect(sentTo(name)).toMatchObject([{ type: 'template', template: { name: 'annonce', language: { code: 'fr' } } }])
  expect(sentTo('closed').map(textOf)).toEqual([
    '📣 Couture · Une formation de couture commence lundi. · Pour ne plus rien recevoir : « stop ». · 0) ↩️ Menu · 9) 💬 Parler à une personne',
  ])
  expect(sentTo('never').map(textOf).join()).toContain('ghadi ybda takwin')
  expect(sentTo('arabic')).toEqual([])
  expect(await stateOf('arabic')).toBe('excluded: window-closed')
  await bench.close()
})

test('what Meta reports of it reaches the report and the table, in whatever order, and nothing late takes it back', async () => {
  const people = ['sent', 'delivered', 'read', 'late', 'failed', 'blocked'].map(name => ({ name, wrote: 1 }))
  const { bot, bench, salma, nadia, reports, stateOf } = await stage(people)
  const { signIn } = await testConsole({}, bot)
  const id = await announce(bot, salma, nadia)
  await over(bot, id)
  for (const { name } of people) expect(await stateOf(name)).toBe('sent')
  await reports('delivered', 'delivered')
  for (const status of ['delivered', 'read', 'delivered', 'sent']) await reports('read', status)
  for (const status of ['read', 'delivered', 'sent']) await reports('late', status)
  await reports('late', 'failed', failedWith(131026))
  await reports('failed', 'failed', failedWith(131026))
  await reports('failed', 'sent')
  await reports('blocked', 'failed', failedWith(131050))
  expect(Object.fromEntries(await Promise.all(people.map(async ({ name }) => [name, await stateOf(name)])))).toEqual({
    sent: 'sent',
    delivered: 'delivered',
    read: 'read',
    late: 'read',
    failed: 'failed: gone',
    blocked: 'failed: blocked',
  })
  // who wants no more of this from us, says Meta, wants no more of it
  expect((await bot.db.optOut.findMany()).map(({ conversationId, how }) => [conversationId, how])).toEqual([[idOf('blocked'), 'platform']])
  const report = await bot.announcements.read(nadia, id)
  expect(report?.progress.map(({ state, reason, people }) => [state, reason, people])).toEqual(
    expect.arrayContaining([
      ['sent', null, 1],
      ['delivered', null, 1],
      ['read', null, 2],
      ['failed', 'gone', 1],
      ['failed', 'blocked', 1],
    ]),
  )
  const manager = await signIn({ id: 'm', login: 'm', name: 'M', role: 'administrator', centres: ['dakhla'] })
  const table = (await manager.get(`/console/announcements/${id}/people.csv`)).body.split('\r\n')
  const rowOf = (name: string) => table.find(row => row.includes(idOf(name)))
  expect(rowOf('read')).toContain('"Lu"')
  expect(rowOf('delivered')).toContain('"Reçu"')
  expect(rowOf('failed')).toContain('"Échec"')
  const sentAt = (name: string) => rowOf(name)?.split(';')[5]
  expect([sentAt('read'), sentAt('failed')]).toEqual([expect.stringMatching(/\d/), '""'])
  await bench.close()
})

/** One whose request was cut short: nobody knows whether Meta took it. */
async function inDoubt(fault: Fault) {
  const on = await stage([
    { name: 'a', wrote: 1 },
    { name: 'b', wrote: 1 },
  ])
  on.fake.fails(fault, 1)
  const id = await announce(on.bot, on.salma, on.nadia)
  await until(async () => Object.values(await statesOf(on.bot)).includes('failed: unknown'), 'one is in doubt')
  on.clock.forward(10_000)
  on.bot.outbox('whatsapp')?.wake()
  await over(on.bot, id)
  const states = await statesOf(on.bot)
  const doubtful = states[idOf('a')] === 'failed: unknown' ? 'a' : 'b'
  expect(Object.values(states).sort()).toEqual(['failed: unknown', 'sent'])
  return { ...on, id, doubtful }
}

test.each([
  ['sent', {}, 'sent'],
  ['delivered', {}, 'delivered'],
  ['read', {}, 'read'],
  ['failed', failedWith(131026), 'failed: gone'],
])('what was in doubt is settled by what Meta reports, for it brings our own id back: %s', async (status, more, state) => {
  const { bot, bench, sentTo, doubtful, reports, stateOf, wamidTo } = await inDoubt('lost')
  const [message] = await bot.db.message.findMany({ where: { conversationId: idOf(doubtful), author: 'bot' } })
  expect(message).toMatchObject({ state: 'failed', failure: 'unknown', platformId: null })
  await reports(doubtful, status, more)
  expect(await stateOf(doubtful)).toBe(state)
  expect(await bot.db.message.findUnique({ where: { id: message?.id ?? 0 } })).toMatchObject({
    state: status,
    platformId: wamidTo(doubtful),
  })
  expect(await bot.db.outbox.count()).toBe(status === 'failed' ? 1 : 0)
  expect(sentTo(doubtful)).toHaveLength(1)
  await bench.close()
})

test('of what Meta never took nothing is reported: it stays in doubt until a person has it sent again, and then it is told once', async () => {
  const { bot, bench, nadia, id, sentTo, doubtful, stateOf } = await inDoubt('cut')
  expect(sentTo(doubtful)).toEqual([])
  expect(await bot.announcements.act(nadia, id, 'retry', { version: 1 })).toEqual({ done: true })
  await over(bot, id)
  expect(await stateOf(doubtful)).toBe('sent')
  expect(sentTo(doubtful)).toHaveLength(1)
  await bench.close()
})

test('an answer whose request was cut short is sent again, unless Meta reports meanwhile that it has it', async () => {
  const { fake, bot, bench, clock, reports, sentTo } = await stage([{ name: 'a', wrote: 1 }])
  fake.fails('lost', 1)
  await citizenOf(fake, { from_user_id: idOf('a') }).writes('menu')
  await bot.inbox.idle()
  await until(async () => (await bot.db.outbox.findFirst())?.attempts, 'it was tried')
  await reports('a', 'delivered')
  clock.forward(HOUR)
  bot.outbox('whatsapp')?.wake()
  await bot.outbox('whatsapp')?.idle()
  expect(await bot.db.outbox.count()).toBe(0)
  expect(sentTo('a')).toHaveLength(1)
  await bench.close()
})
