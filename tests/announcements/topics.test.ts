import { expect, test } from 'vitest'
import { addOffers, announcedTo } from '../support/offers.ts'
import { registering } from '../support/registering.ts'

const inForce = async ({ bot }: Pick<Awaited<ReturnType<typeof registering>>, 'bot'>) =>
  (await bot.db.subscription.findMany({ where: { endedAt: null }, orderBy: { topic: 'asc' } })).map(({ topic }) => topic)

test.each([
  ['fr', 'je ne veux plus les annonces pour les femmes', 'Il reste : Handicap'],
  ['fr', 'arrêtez les annonces sur les femmes svp', 'Il reste : Handicap'],
  ['ar', 'أوقفوا إعلانات النساء', 'يبقى: الإعاقة'],
  ['ary', 'حبسو ليا ديال العيالات', 'بقا: الإعاقة'],
  ['ary', 'ما بقيتش باغا ديال العيالات', 'بقا: الإعاقة'],
  ['ary-Latn', '7bso liya dyal l3yalat', 'b9a: i3a9a'],
  ['ary-Latn', 'mab9itch bagha dyal l3yalat', 'b9a: i3a9a'],
] as const)('%s: “%s” leaves that topic, and says what is left', async (locale, text, rest) => {
  const talk = await registering(locale)
  await talk.taps('news-on:women')
  await talk.taps('news-on:disability')
  expect(await talk.says(text)).toContain(rest)
  expect(await inForce(talk)).toEqual(['disability'])
  expect(await talk.bot.db.optOut.count()).toBe(0)
})

test('of a topic one is not told of nothing is left: stop is stop', async () => {
  const talk = await registering('fr')
  await talk.taps('news-on:disability')
  await talk.says('je ne veux plus les annonces pour les femmes')
  expect(await talk.bot.db.optOut.count()).toBe(1)
})

test.each([
  ['fr', 'je veux être prévenue pour les femmes', 'Femmes'],
  ['ary-Latn', '3elmoni b jdid dyal l3yalat', 'l3yalat'],
  ['ary-Latn', 'bghit ywselni jdid dyal lprojiyat', 'lprojiyat'],
] as const)('%s: “%s”, while an offer is talked about, asks to be told', async (locale, text, topic) => {
  const talk = await registering(locale)
  await addOffers(talk.bot.db, ['couture'])
  await talk.taps('offer:couture')
  expect(await talk.says(text)).toContain(topic)
  expect(await inForce(talk)).toHaveLength(1)
})

test.each([
  ['fr', 'ça m’intéresse', 'S’inscrire jusqu’au'],
  ['ar', 'يهمني الأمر', 'التسجيل إلى غاية'],
  ['ar', 'أريد المشاركة', 'التسجيل إلى غاية'],
  ['ary', 'كتهمني', 'التسجيل حتى ل'],
  ['ary-Latn', 'kathemni', 'tsjil 7ta l'],
] as const)('%s: “%s” after an announcement is shown its offer, to register by “1”', async (locale, text, facts) => {
  const { bot, writes, hears, says } = await registering(locale)
  await addOffers(bot.db, ['couture'])
  await says(locale === 'fr' ? 'bonjour' : locale === 'ary-Latn' ? 'salam, labas 3likom' : 'السلام عليكم')
  await hears(await announcedTo(bot.db, 'couture', '7'))
  const shown = await writes(text)
  expect(shown.map(({ text }) => text).join()).toContain(facts)
  expect(shown.at(-1)?.choices[0]?.id).toBe('offer-register:couture')
})

test.each([
  ['fr', 'ça ne m’intéresse pas'],
  ['ar', 'لا يهمني'],
  ['ary', 'ما كيهمنيش'],
] as const)('%s: “%s” is no interest', async (locale, text) => {
  const { bot, writes, hears, says } = await registering(locale)
  await addOffers(bot.db, ['couture'])
  await says('السلام عليكم')
  await hears(await announcedTo(bot.db, 'couture', '7'))
  expect((await writes(text)).flatMap(({ choices }) => choices.map(({ id }) => id))).not.toContain('offer-papers:couture')
})

test('«حتال فوقاش» asks until when', async () => {
  const { bot, taps, says } = await registering('ary')
  await addOffers(bot.db, ['couture'])
  await taps('offer:couture')
  expect(await says('حتال فوقاش التسجيل')).toContain('التسجيل حتى ل')
})

test.each([
  ['fr', 'je veux inscrire mon projet à l’incubateur', 'Inscription : Incubateur'],
  ['ar', 'أريد تسجيل مشروعي في الحاضنة', 'التسجيل في: الحاضنة'],
  ['ary', 'بغيت نسجل مشروع فالحاضنة', 'التسجيل ف: الحاضنة'],
] as const)('%s: “%s” opens the incubator’s own form', async (locale, text, opens) => {
  expect(await (await registering(locale)).says(text)).toContain(opens)
})
