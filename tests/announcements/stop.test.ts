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

const SPEAKS = {
  fr: 'bonjour, je cherche une formation',
  ar: 'السلام عليكم، أبحث عن تكوين في الخياطة من فضلكم',
  ary: 'السلام، بغيت شي تكوين ديال الخياطة عافاكم',
  'ary-Latn': 'salam, bghit chi takwin dyal lkhiyata 3afakom',
} as const
const AGAIN = {
  fr: 'Les annonces sont déjà arrêtées. Pour revenir : «\u00a0abonnement\u00a0».',
  ar: 'الإعلانات متوقفة من قبل. للعودة: «اشتراك».',
  ary: 'الإعلانات راه محبوسين من قبل. باش ترجعو: «اشتراك».',
  'ary-Latn': 'l i3lanat rah m7bousin mn 9bel. bach terj3o: «\u00a0abonnement\u00a0».',
} as const

test.each([
  ['fr', 'STOP', 'stop'],
  ['fr', 'arrêter', 'arrêter'],
  ['ar', 'توقف', 'توقف'],
  ['ary', 'حبس', 'وقف'],
  ['ary-Latn', '7bes', 'stop'],
] as const)('%s: whoever stops twice stopped the first time, and hears so shortly', async (locale, first, second) => {
  const { channel, says, delivered } = fakeChannel()
  const bot = await testBot([channel])
  await says(SPEAKS[locale])
  await says(first)
  const [kept] = await bot.db.optOut.findMany()
  await until(async () => (await bot.db.outbox.count()) === 0, 'all is sent')
  const before = delivered.length
  await says(second)
  await says(second)
  await until(async () => (await bot.db.outbox.count()) === 0, 'all is sent')
  expect(delivered.slice(before).map(({ text }) => text)).toEqual([AGAIN[locale], AGAIN[locale]])
  expect(await bot.db.optOut.findMany()).toEqual([kept])
})

const TOO = {
  fr: 'Pour arrêter aussi les annonces, écrivez «\u00a0stop\u00a0».',
  ar: 'لإيقاف الإعلانات أيضا، اكتبوا «توقف».',
  ary: 'وإلا بغيتو تحبسو حتى الإعلانات، عاودو كتبو «حبس».',
  'ary-Latn': 'w ila bghito t7ebso 7ta l i3lanat, 3awdo ktbo «\u00a07bes\u00a0».',
} as const

test.each([
  ['fr', 'prévenez-moi quand il y a de nouvelles formations', 'je veux m’inscrire', 'arrêter', 'stop'],
  ['ar', 'أخبروني عندما يكون هناك تكوين جديد', 'أريد التسجيل', 'وقف', 'توقف'],
  ['ary', 'علموني ملي يكون شي تكوين جديد', 'بغيت نتسجل', 'حبس', 'حبس'],
  ['ary-Latn', '3elmoni mli ykon chi takwin jdid', 'bghit ntsejjel', '7bes', '7bes'],
] as const)(
  '%s: a word that leaves a form leaves the announcements on, and says how they stop too',
  async (locale, asks, registers, word, stop) => {
    const { channel, says, delivered } = fakeChannel()
    const bot = await testBot([channel])
    await says(asks)
    await says(registers)
    await says(word)
    expect(await bot.db.optOut.count()).toBe(0)
    const { session } = await bot.db.conversation.findFirstOrThrow()
    expect(JSON.parse(session)).toMatchObject({ at: null, locale })
    await until(async () => (await bot.db.outbox.count()) === 0, 'all is sent')
    expect(delivered.at(-1)?.text).toBe(TOO[locale])
    await says(stop)
    expect(await bot.db.optOut.count()).toBe(1)
    await until(async () => (await bot.db.outbox.count()) === 0, 'all is sent')
    expect(delivered.at(-1)?.text).toContain(CONFIRMED[locale])
  },
)

test('the button under it stops them; who is told nothing hears nothing of them', async () => {
  const { channel, says, delivered } = fakeChannel()
  const bot = await testBot([channel])
  await says('je veux m’inscrire')
  await says('arrêter')
  await until(async () => (await bot.db.outbox.count()) === 0, 'all is sent')
  expect(delivered.some(({ text }) => text === TOO.fr)).toBe(false)
  await says('prévenez-moi quand il y a de nouvelles formations')
  await says('je veux m’inscrire')
  await says('arrêter')
  await says('1')
  expect(await bot.db.optOut.count()).toBe(1)
})

test('in a form the word of the announcements stops them, and the form goes on', async () => {
  const { channel, says, delivered } = fakeChannel()
  const bot = await testBot([channel])
  await says('je veux m’inscrire')
  await says('stop')
  expect(await bot.db.optOut.count()).toBe(1)
  const { session } = await bot.db.conversation.findFirstOrThrow()
  expect(JSON.parse(session).at).toMatchObject({ flow: 'preregister' })
  await until(async () => (await bot.db.outbox.count()) === 0, 'all is sent')
  expect(delivered.at(-2)?.text).toContain(CONFIRMED.fr)
})

test.each([
  ['fr', 'prévenez-moi quand il y a de nouvelles formations', 'stop', 'abonnement', 'Formations'],
  ['ar', 'أخبروني عندما يكون هناك تكوين جديد', 'توقف', 'اشتراك', 'التكوينات'],
  ['ary', 'علموني ملي يكون شي تكوين جديد', 'حبس', 'اشتراك', 'التكوينات'],
  ['ary-Latn', '3elmoni mli ykon chi takwin jdid', '7bes', 'abonnement', 'takwinat'],
] as const)(
  '%s: who comes back after stop is asked whether it is to be as before, and hears what they get again',
  async (_, asks, stop, back, topic) => {
    const { channel, says, delivered } = fakeChannel()
    const bot = await testBot([channel])
    await says(asks)
    await says(stop)
    await says(back)
    await until(async () => (await bot.db.outbox.count()) === 0, 'all is sent')
    expect(delivered.at(-1)?.text).toContain(topic)
    expect(delivered.at(-1)?.choices[0]?.id).toBe('news-again')
    expect(await bot.db.optOut.count()).toBe(1)
    await says('1')
    expect(await bot.db.optOut.count()).toBe(0)
    expect(await bot.db.subscription.findMany({ where: { endedAt: null } })).toMatchObject([{ topic: 'training' }])
    await until(async () => (await bot.db.outbox.count()) === 0, 'all is sent')
    expect(delivered.at(-1)?.text).toContain(topic)
  },
)
