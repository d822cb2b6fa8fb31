import { expect, test } from 'vitest'
import type { Incoming } from '../flows/engine/incoming.ts'
import { erase } from '../prisma/store/erase.ts'
import { fakeChannel } from './support/fake-channel.ts'
import { PROOF } from './support/proof.ts'
import { testBot } from './support/test-bot.ts'

const received = (id: string, text: string, from = '7'): { id: string; from: string; event: Incoming; at: Date } => ({
  id,
  from,
  event: { kind: 'text', text },
  at: new Date(0),
})
const NEW_WORD = 'blorptak sintiwar mougdelzi'

test('what nobody understood is kept without its numbers, alike messages together', async () => {
  const bot = await testBot([fakeChannel().channel])
  for (const [i, from] of ['1', '2', '3'].entries()) await bot.hear('telegram', received(`${i}`, `${NEW_WORD} 066122334${i}`, from))
  const [group] = await bot.learning.misses()
  expect(group?.count).toBe(3)
  expect(JSON.stringify(group)).not.toMatch(/0661/)
})

test('a name given in it is struck out, and it goes when the person is erased', async () => {
  const bot = await testBot([fakeChannel().channel])
  await bot.hear('telegram', received('1', `blorptak sintiwar, je m'appelle Fatima El Idrissi`))
  const [group] = await bot.learning.misses()
  expect(group?.sample).toContain('blorptak')
  expect(JSON.stringify(group)).not.toMatch(/fatima|idrissi/i)
  await erase(bot.db, (await bot.db.conversation.findFirstOrThrow()).id, PROOF)
  expect(await bot.learning.misses()).toEqual([])
})

test('what is said in distress is nobody’s study material', async () => {
  const bot = await testBot([fakeChannel().channel])
  await bot.hear('telegram', received('1', 'mon mari me frappe'))
  await bot.hear('telegram', received('2', NEW_WORD))
  expect(await bot.learning.misses()).toEqual([])
})

test('a phrasing taught is understood without a restart, answers going on meanwhile, and after one', async () => {
  const { channel, delivered } = fakeChannel()
  const bot = await testBot([channel])
  await bot.hear('telegram', received('1', NEW_WORD))
  expect(await bot.learning.misses()).toHaveLength(1)
  const taught = bot.learning.teach({ intent: 'opening_hours', variety: 'ary-Latn', text: NEW_WORD })
  await bot.hear('telegram', received('2', 'bonjour', '8'))
  await bot.outbox('telegram')?.idle()
  expect(delivered.some(({ to }) => to === '8')).toBe(true)
  await taught
  expect(await bot.learning.misses()).toEqual([])
  delivered.length = 0
  await bot.hear('telegram', received('3', NEW_WORD, '9'))
  await bot.outbox('telegram')?.idle()
  expect(delivered.some(({ text }) => /markaz/.test(text))).toBe(true)
  expect(await bot.db.phrasing.count()).toBe(1)
})
