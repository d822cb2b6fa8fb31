import { expect, test } from 'vitest'
import type { Bot } from '../../bot/bot.ts'
import { switchRule } from '../../prisma/store/announcement-rules.ts'
import { opinionsOf } from '../../prisma/store/opinions.ts'
import { addOffers } from '../support/offers.ts'
import { registering } from '../support/registering.ts'
import { until } from '../support/until.ts'

const ANSWERS = ['inscrivez-moi', 'oui', '1', 'Amina Idrissi', '1984', '06 12 34 56 78', 'Dakhla, Al Massira', '1', '1', '1', '1']

/** Somebody registered for a training that ended last Friday; the rule that asks how it was is on. */
async function stage() {
  const talk = await registering('fr')
  const { bot, taps, says, clock, sent } = talk
  await addOffers(bot.db, ['couture'])
  await taps('offer:couture')
  for (const answer of ANSWERS) await says(answer)
  await bot.db.registration.updateMany({ data: { state: 'accepted' } })
  await bot.db.offer.update({
    where: { id: 'couture' },
    data: { startsOn: '2026-11-16', endsOn: '2026-11-20', deadline: '2026-11-10' },
  })
  await bot.db.$transaction(tx => switchRule(tx, 'survey', true, { staffId: 'salma', at: clock.now() }))
  const asked = async () => {
    const before = sent.length
    // what the rules ask for is looked at every ten minutes
    clock.forward(11 * 60_000)
    await surveyed(bot)
    return sent.slice(before)
  }
  return { ...talk, asked }
}

const surveyed = (bot: Bot) =>
  until(async () => {
    await bot.sweep()
    await bot.announcements.idle()
    return (await bot.db.announcement.count({ where: { state: 'done' } })) === 1 && (await bot.db.outbox.count()) === 0
  }, 'the survey is sent')

test('who took part is asked once; the rating and a word are kept with the offer, and the last rating counts', async () => {
  const { bot, asked, says, taps, clock } = await stage()
  const [question] = await asked()
  expect(question?.choices.slice(0, 3).map(({ id }) => id)).toEqual(['opinion:couture/3', 'opinion:couture/2', 'opinion:couture/1'])
  await says('1')
  await says('Très bien, mais trop court.')
  const { id: conversationId } = await bot.db.conversation.findFirstOrThrow()
  expect(await bot.db.offerOpinion.findMany()).toMatchObject([
    { offerId: 'couture', conversationId, rating: 3, words: 'Très bien, mais trop court.', locale: 'fr' },
  ])
  await taps('opinion:couture/2')
  expect(await opinionsOf(bot.db, 'couture', 5)).toMatchObject({
    average: 2,
    sentences: [{ words: 'Très bien, mais trop court.', rating: 2 }],
  })
  // the dates change, and a day passes: nobody is asked twice
  await bot.db.offer.update({ where: { id: 'couture' }, data: { endsOn: '2026-11-21' } })
  clock.forward(11 * 60_000)
  await bot.sweep()
  await bot.announcements.idle()
  expect(await bot.db.announcement.count()).toBe(1)
})

test('who was not asked is not heard: no opinion of an offer can be forged', async () => {
  const { bot, asked, taps } = await stage()
  await taps('opinion:couture/1')
  await taps('opinion:gone/1')
  await taps('opinion:couture/9')
  expect(await bot.db.offerOpinion.count()).toBe(0)
  await asked()
  await taps('opinion:couture/1', '8')
  expect(await bot.db.offerOpinion.count()).toBe(0)
})

test('what somebody thought goes with what else is kept of them, when they wish it', async () => {
  const { bot, asked, says } = await stage()
  await asked()
  await says('1')
  await says('Très bien')
  expect(await bot.db.offerOpinion.count()).toBe(1)
  await says('oubliez-moi')
  await says('1984')
  await says('oui')
  expect(await bot.db.erasure.count()).toBe(1)
  expect(await bot.db.offerOpinion.count()).toBe(0)
})
