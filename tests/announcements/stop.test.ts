import { expect, test } from 'vitest'
import { fakeChannel } from '../support/fake-channel.ts'
import { hire } from '../support/staff.ts'
import { testBot } from '../support/test-bot.ts'
import { until } from '../support/until.ts'

const CONFIRMED = {
  fr: 'aucune annonce ne vous est envoyée',
  ar: 'لا تُرسل إليكم أي إعلانات',
  ary: 'ما غادي يتصيفط ليكم حتى إعلان',
  'ary-Latn': 'maghadi ytsifet likom 7ta i3lan',
}

test.each([
  ['STOP', 'bonjour, je cherche une formation', CONFIRMED.fr],
  ['arrêter', 'bonjour, je cherche une formation', CONFIRMED.fr],
  ['توقف', 'السلام عليكم، أبحث عن تكوين في الخياطة من فضلكم', CONFIRMED.ar],
  ['حبس', 'السلام، بغيت شي تكوين ديال الخياطة عافاكم', CONFIRMED.ary],
  ['وقف', 'السلام، بغيت شي تكوين ديال الخياطة عافاكم', CONFIRMED.ary],
  ['7bes', 'salam, bghit chi takwin dyal lkhiyata 3afakom', CONFIRMED['ary-Latn']],
])('%s ends the announcements at once, and is confirmed once in the language they write', async (word, before, confirmed) => {
  const { channel, says, delivered } = fakeChannel()
  const bot = await testBot([channel])
  await says(before)
  await says(word)
  await until(async () => (await bot.db.outbox.count()) === 0, 'all is sent')
  expect(await bot.db.optOut.count()).toBe(1)
  expect(delivered.filter(({ text }) => text.includes(confirmed))).toHaveLength(1)
})

test('who writes stop while a person has the floor is heard, and the assistant says nothing', async () => {
  const { channel, says, delivered } = fakeChannel()
  const bot = await testBot([channel])
  const salma = await hire(bot.db, 'Salma', 'administrator')
  await says('je veux parler à quelqu’un')
  const { id } = await bot.db.conversation.findFirstOrThrow()
  expect(await bot.desk.take(salma, id)).toEqual({ done: true })
  await until(async () => (await bot.db.outbox.count()) === 0, 'all is sent')
  const said = delivered.length
  await says('stop, plus d’annonces')
  expect(await bot.db.optOut.findMany()).toMatchObject([{ conversationId: id, how: 'words' }])
  expect(await bot.db.outbox.count()).toBe(0)
  expect(delivered).toHaveLength(said)
})

test('whoever stops twice stopped the first time', async () => {
  const { channel, says } = fakeChannel()
  const bot = await testBot([channel])
  await says('stop')
  const [first] = await bot.db.optOut.findMany()
  await says('stop')
  expect(await bot.db.optOut.findMany()).toEqual([first])
})
