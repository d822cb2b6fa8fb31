import { expect, test } from 'vitest'
import { createWeb } from '../bot/channels/web/index.ts'
import { carryOutWith } from '../bot/effects/index.ts'
import { createKeeper } from '../bot/keeper.ts'
import { newSession } from '../bot/turn.ts'
import type { Incoming } from '../flows/engine/incoming.ts'
import { say } from '../flows/engine/say.ts'
import type { Locale } from '../locales/locale.ts'
import { findConversations, type Standing } from '../prisma/store/conversations.ts'
import { erase } from '../prisma/store/erase.ts'
import { fakeChannel } from './support/fake-channel.ts'
import { PROOF } from './support/proof.ts'
import { testBot } from './support/test-bot.ts'

const text = (text: string): Incoming => ({ kind: 'text', text })
const received = (id: string, event: Incoming, from = '7') => ({ id, from, event, at: new Date(0) })

test('a message heard twice is handled once', async () => {
  const { channel, delivered } = fakeChannel()
  const bot = await testBot([channel])
  await bot.hear('telegram', received('1', text('Bonjour')))
  await bot.hear('telegram', received('1', text('Bonjour')))
  await bot.outbox('telegram')?.idle()
  expect(await bot.db.message.count({ where: { author: 'citizen' } })).toBe(1)
  expect(delivered).toHaveLength(2)
})

test('the same platform id in two conversations is two messages', async () => {
  const { channel } = fakeChannel()
  const bot = await testBot([channel])
  await bot.hear('telegram', received('1', text('Bonjour'), '7'))
  await bot.hear('telegram', received('1', text('Bonjour'), '8'))
  expect(await bot.db.conversation.count()).toBe(2)
})

test('fifty messages at once are fifty turns, one after another', async () => {
  const { channel } = fakeChannel()
  const bot = await testBot([channel])
  await Promise.all(Array.from({ length: 50 }, (_, i) => bot.hear('telegram', received(String(i), text(i % 2 ? 'menu' : 'horaires')))))
  const [conversation] = await bot.db.conversation.findMany()
  expect(conversation?.version).toBe(50)
  expect(await bot.db.message.count({ where: { author: 'citizen' } })).toBe(50)
})

test('of two turns decided on the same state the database keeps one', async () => {
  const { db, keys } = await testBot([fakeChannel().channel])
  const keep = createKeeper(db, carryOutWith(keys))
  const begin = async () => (await findConversations(db, [{ channel: 'telegram', address: '7', begin: newSession('fr') }]))[0] as Standing
  const turn = (standing: Standing, externalId: string, event = text('Bonjour')) => ({
    standing,
    session: newSession('fr'),
    actions: [],
    heard: { channel: 'telegram', address: '7', externalId, event, at: new Date(0) },
  })
  const [first, second] = [await begin(), await begin()]
  expect(await keep(turn(first, '1'))).toBe('kept')
  expect(await keep(turn(second, '2'))).toBe('overtaken')
  const standing = await begin()
  expect(await keep(turn(standing, '1'))).toBe('heard-before')
  expect((await Promise.all(['3', '4'].map(id => keep(turn(standing, id))))).sort()).toEqual(['kept', 'overtaken'])
  expect(await db.message.count()).toBe(2)
})

test('turns written together are each kept by themselves: one that cannot be spoils none', async () => {
  const { db, keys } = await testBot([fakeChannel().channel])
  const keep = createKeeper(db, carryOutWith(keys))
  const turns = await Promise.all(
    Array.from({ length: 20 }, async (_, i) => {
      const [standing] = (await findConversations(db, [{ channel: 'telegram', address: `${i}`, begin: newSession('fr') }])) as [Standing]
      // a body that is null breaks the table's own rule
      const locale = i === 13 ? (null as unknown as Locale) : ('fr' as const)
      return {
        standing,
        session: { ...newSession('fr'), locale },
        actions: [say('menu.ask')],
        heard: { channel: 'telegram', address: `${i}`, externalId: 'x', event: text('Bonjour'), at: new Date(0) },
      }
    }),
  )
  const kept = await Promise.allSettled(turns.map(turn => keep(turn)))
  expect(kept.map(({ status }, i) => (status === 'rejected' ? i : null)).filter(i => i !== null)).toEqual([13])
  expect(await db.conversation.count()).toBe(19)
  expect(await db.outbox.count()).toBe(19)
})

test('asking for a person opens one hand-over, and danger raises it', async () => {
  const bot = await testBot([fakeChannel().channel])
  await bot.hear('telegram', received('1', { kind: 'choice', id: 'person' }))
  await bot.hear('telegram', received('2', { kind: 'choice', id: 'person' }))
  await bot.hear('telegram', received('3', text('mon mari me frappe')))
  expect(await bot.db.handover.findMany({ select: { reason: true, urgent: true, state: true } })).toEqual([
    { reason: 'violence', urgent: true, state: 'waiting' },
  ])
})

test('a tapped button is kept with its words', async () => {
  const bot = await testBot([fakeChannel().channel])
  await bot.hear('telegram', received('1', text('Bonjour')))
  await bot.hear('telegram', received('2', text('1')))
  const history = await bot.history('telegram', '7', 0, 50)
  expect(history.filter(({ author }) => author === 'citizen').map(({ text }) => text)).toEqual(['Bonjour', '1'])
  await bot.hear('telegram', received('3', { kind: 'choice', id: 'theme:training/about' }))
  expect((await bot.history('telegram', '7', 0, 50)).filter(({ author }) => author === 'citizen').at(-1)?.text).toBe('Formation')
  await bot.hear('telegram', received('4', { kind: 'choice', id: 'languages' }))
  expect((await bot.history('telegram', '7', 0, 50)).filter(({ author }) => author === 'citizen').at(-1)?.text).toBe('Changer de langue')
})

test('erasing a person leaves nothing of what was said', async () => {
  const { channel } = fakeChannel()
  const bot = await testBot([channel])
  await bot.hear('telegram', received('1', text('Je veux parler à quelqu’un')))
  const [conversation] = await bot.db.conversation.findMany()
  expect(await erase(bot.db, conversation?.id ?? '', PROOF)).toBe(true)
  expect([
    await bot.db.message.count(),
    await bot.db.outbox.count(),
    await bot.db.handover.count(),
    await bot.db.conversation.count(),
  ]).toEqual([0, 0, 0, 0])
})

test.each([
  ['NUL', 'bon\u0000jour'],
  ['half an emoji', 'bonjour \ud83d'],
  ['100,000 characters', 'é'.repeat(100_000)],
  ['nothing', ''],
  ['zero width', '\u200b\u200d\ufeff'],
  ['right-to-left override', '\u202ebonjour'],
])('a message of %s is kept and answered', async (_, hostile) => {
  const { channel, delivered } = fakeChannel()
  const bot = await testBot([channel])
  await bot.hear('telegram', received('1', text(hostile)))
  await bot.outbox('telegram')?.idle()
  expect(delivered.length).toBeGreaterThan(0)
})

test('what no database keeps is made text of in one place, whatever the channel', async () => {
  const [telegram, web] = [fakeChannel().channel, createWeb()]
  const bot = await testBot([telegram, web])
  for (const name of ['telegram', 'web'] as const) await bot.hear(name, received('1', text('a\u0000b \ud83d c 👋')))
  const bodies = (await bot.db.message.findMany({ where: { author: 'citizen' } })).map(({ body }) => JSON.parse(body).text)
  expect(bodies).toEqual(['ab \uFFFD c 👋', 'ab \uFFFD c 👋'])
})
