import { expect, test } from 'vitest'
import type { Content } from '../../prisma/store/announcements.ts'
import { announce, approved, NEWS, settle } from '../support/announcing.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { addOffers } from '../support/offers.ts'
import { hire } from '../support/staff.ts'
import { testBot, testClock } from '../support/test-bot.ts'
import { until } from '../support/until.ts'

async function stage() {
  const platform = fakeChannel()
  const clock = testClock()
  const bot = await testBot([platform.channel], { clock })
  const [salma, nadia, omar] = [
    await hire(bot.db, 'Salma', 'administrator'),
    await hire(bot.db, 'Nadia', 'administrator'),
    await hire(bot.db, 'Omar', 'manager', ['dakhla']),
  ]
  await addOffers(bot.db, ['couture', 'ordinateur'])
  return { ...platform, clock, bot, salma, nadia, omar }
}
const invalid = (why: string) => ({ refused: 'invalid', why })

test.each<[string, Partial<Content>, string]>([
  ['about a registration without saying which', { kind: 'service', audience: {} }, 'no-file'],
  ['about a registration, to who came once', { kind: 'service', audience: { attended: { service: 'cef' } } }, 'no-file'],
  ['for an offer there is none of', { offerId: 'gone' }, 'offer-closed'],
  ['of one centre for the offer of another', { centre: 'dakhla', offerId: 'ordinateur' }, 'offer-elsewhere'],
])('an announcement %s is not kept', async (_, content, why) => {
  const { bot, salma } = await stage()
  expect(await bot.announcements.save(salma, { ...NEWS, ...content })).toEqual(invalid(why))
  expect(await bot.db.announcement.count()).toBe(0)
})

test.each([[{ state: 'draft' }], [{ state: 'closed' }], [{ deadline: '2026-11-22' }]])(
  'an offer that is %o is called for by nothing, even where it was open when it was written',
  async change => {
    const { bot, salma, nadia } = await stage()
    const content = { ...NEWS, offerId: 'couture' }
    const saved = await bot.announcements.save(salma, content)
    const id = 'id' in saved ? saved.id : ''
    const ready = await approved(bot, salma, nadia, content)
    await bot.db.offer.update({ where: { id: 'couture' }, data: change })
    expect(await bot.announcements.save(salma, content)).toEqual(invalid('offer-closed'))
    expect(await bot.announcements.act(salma, id, 'submit', { version: 1 })).toEqual(invalid('offer-closed'))
    expect(await bot.announcements.act(nadia, ready, 'start', { version: 1 })).toEqual(invalid('offer-closed'))
  },
)

test('who leads one centre speaks to its people only, whoever wrote it', async () => {
  const { bot, salma, omar } = await stage()
  const own = { ...NEWS, centre: 'dakhla' }
  for (const centres of [[], ['elargoub'], ['dakhla', 'elargoub']])
    expect(await bot.announcements.save(omar, { ...own, audience: { centres } })).toEqual(invalid('centres'))
  expect(await bot.announcements.save(omar, { ...own, audience: { centres: ['dakhla'] } })).toHaveProperty('id')
  // an administrator may write it; he may not approve it
  const saved = await bot.announcements.save(salma, own)
  const id = 'id' in saved ? saved.id : ''
  expect(await bot.announcements.act(salma, id, 'submit', { version: 1 })).toEqual({ done: true })
  expect(await bot.announcements.act(omar, id, 'approve', { version: 1 })).toEqual(invalid('centres'))
})

test('a page of announcements is full of those one may see', async () => {
  const { bot, salma, omar } = await stage()
  const mine = await bot.announcements.save(salma, { ...NEWS, centre: 'dakhla' })
  await bot.db.announcement.createMany({
    data: Array.from({ length: 35 }, (_, i) => ({
      ...{ id: `argoub-${i}`, kind: 'news', name: 'Argoub', centre: 'elargoub', texts: {}, audience: {} },
      ...{ createdAt: new Date(), changedAt: new Date(Date.now() + i * 1_000) },
    })),
  })
  expect((await bot.announcements.list(omar, {})).map(({ id }) => id)).toEqual(['id' in mine ? mine.id : ''])
  expect(await bot.announcements.list(salma, {})).toHaveLength(30)
})

test('with no topic ticked it is for who asked for anything; who never asked is not written down one by one', async () => {
  const { bot, salma, nadia, delivered } = await stage()
  await settle(bot.db, [{ id: 'women', topics: ['women'] }, { id: 'asked' }, { id: 'never', topics: [] }])
  await bot.db.subscription.create({
    data: { conversationId: 'never', topic: 'youth', since: new Date(0), how: 'menu', locale: 'fr', endedAt: new Date(1) },
  })
  const id = await announce(bot, salma, nadia, { ...NEWS, audience: {} })
  await until(async () => {
    await bot.sweep()
    return (await bot.db.announcement.findUniqueOrThrow({ where: { id } })).state === 'done'
  }, 'it is over')
  expect(delivered.map(({ to }) => to).sort()).toEqual(['asked', 'women'])
  expect(await bot.db.announcementRecipient.count()).toBe(2)
})

test('called off while the list is being written, nobody stays queued', async () => {
  const { bot, salma, nadia } = await stage()
  await settle(
    bot.db,
    Array.from({ length: 2_200 }, (_, i) => ({ id: `p${String(i).padStart(4, '0')}` })),
  )
  const id = await announce(bot, salma, nadia)
  const written = () => bot.db.announcementRecipient.count()
  await until(async () => (await written()) > 0, 'some are written down')
  expect(await bot.announcements.act(nadia, id, 'cancel', { version: 1 })).toEqual({ done: true })
  const before = await written()
  await bot.announcements.idle()
  expect(await written()).toBe(before)
  expect(before).toBeLessThan(2_200)
  expect(await bot.db.announcementRecipient.count({ where: { state: { not: 'cancelled' } } })).toBe(0)
})
