import { expect, test } from 'vitest'
import type { Bot } from '../../bot/bot.ts'
import { RULES, type Rule } from '../../flows/announcements/rules.ts'
import { switchRule } from '../../prisma/store/announcement-rules.ts'
import { settle } from '../support/announcing.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { freshDatabase, testBot, testClock } from '../support/test-bot.ts'
import { until } from '../support/until.ts'

// the tests' clock stands on Monday the 23rd of November 2026, 10:00
const OFFER = { id: 'couture', service: 'literacy', state: 'open', position: 1, waiting: true }
const TITLE = { fr: 'Couture', ar: 'الخياطة', ary: 'الخياطة', 'ary-Latn': 'lkhiyata' }

async function stage(offer: object, rules: readonly Rule[] = RULES, databaseUrl?: string) {
  const platform = fakeChannel()
  const clock = testClock()
  const bot = await testBot([platform.channel], { clock, ...(databaseUrl && { databaseUrl }) })
  await bot.db.offer.create({ data: { ...OFFER, title: TITLE, ...offer } })
  for (const rule of rules) await bot.db.$transaction(tx => switchRule(tx, rule, true, { staffId: 'salma', at: clock.now() }))
  await settle(bot.db, [
    { id: 'subscribed' },
    { id: 'founder', topics: ['incubator'] },
    { id: 'received', topics: [] },
    { id: 'active', topics: [] },
    { id: 'waiting', topics: [] },
  ])
  await register(bot, 'active', 'accepted')
  await register(bot, 'waiting', 'waiting-list')
  // nobody has said yes to this one
  await register(bot, 'received', 'received')
  return { ...platform, clock, bot }
}

async function register({ db }: Bot, conversationId: string, state: string): Promise<void> {
  const at = new Date(0)
  await db.person.create({
    data: {
      ...{ id: conversationId, sealed: 'x', keyId: 'x', locale: 'fr', createdAt: at },
      consents: { create: { id: conversationId, version: 1, textHash: 'x', locale: 'fr', channel: 'telegram', givenAs: 'self', at } },
    },
  })
  const file = { reference: conversationId, key: conversationId, personId: conversationId, conversationId, offerId: 'couture' }
  await db.registration.create({
    data: { ...file, channel: 'telegram', locale: 'fr', service: 'literacy', state, beneficiary: 'me', createdAt: at, changedAt: at },
  })
}

async function settled({ bot, clock }: Pick<Awaited<ReturnType<typeof stage>>, 'bot' | 'clock'>): Promise<void> {
  clock.forward(11 * 60_000)
  await until(async () => {
    await bot.sweep()
    await bot.announcements.idle()
    return (await bot.db.announcement.count({ where: { state: { not: 'done' } } })) === 0 && (await bot.db.outbox.count()) === 0
  }, 'all that fired is sent')
}

test.each([
  ['deadline', { deadline: '2026-11-26' }, 'subscribed', 'Les inscriptions ferment jeudi 26 novembre'],
  ['tomorrow', { startsOn: '2026-11-24', texts: { papers: { ...TITLE, fr: 'Une copie de la carte' } } }, 'active', 'Une copie de la carte'],
  ['places', { places: 3, taken: 2 }, 'waiting', 'Une place s’est libérée'],
  ['survey', { startsOn: '2026-11-16', endsOn: '2026-11-20', deadline: '2026-11-10' }, 'active', 'Vous a-t-elle été utile'],
  // of the topic of its service, besides those staff gave it
  ['deadline', { deadline: '2026-11-26', service: 'incubator' }, 'founder', 'Les inscriptions ferment jeudi 26 novembre'],
  ['deadline', { deadline: '2026-11-26', service: 'incubator', topics: ['women'] }, 'founder', 'Les inscriptions ferment'],
] as const)('%s: fires once, for those it concerns', async (rule, offer, who, words) => {
  const house = await stage(offer, [rule])
  await settled(house)
  await settled(house)
  expect(house.delivered.map(({ to }) => to)).toEqual([who])
  expect(house.delivered[0]?.text).toContain(words)
  expect(await house.bot.db.announcement.findMany()).toMatchObject([{ rule, state: 'done', approvedVersion: 1 }])
})

test('none is on before staff switch it on', async () => {
  const house = await stage({ deadline: '2026-11-26', startsOn: '2026-11-24', places: 3, taken: 2 }, [])
  await settled(house)
  expect(await house.bot.db.announcement.count()).toBe(0)
})

test.each([
  ['deadline', { deadline: '2026-11-27' }],
  ['deadline', { deadline: '2026-11-22' }],
  ['deadline', { deadline: '2026-11-26', places: 2, taken: 2 }],
  ['deadline', { deadline: '2026-11-26', state: 'draft' }],
  ['deadline', { deadline: '2026-11-26', service: 'rsu' }],
  ['tomorrow', { startsOn: '2026-11-25' }],
  ['tomorrow', { startsOn: '2026-11-24', state: 'closed' }],
  ['survey', { endsOn: '2026-11-20', state: 'draft' }],
  ['places', { places: 3, taken: 3 }],
  ['places', { places: null }],
  ['survey', { endsOn: '2026-11-23' }],
  ['survey', { endsOn: '2026-11-19' }],
] as const)('%s does not fire for %o', async (rule, offer) => {
  const house = await stage(offer, [rule])
  await settled(house)
  expect(await house.bot.db.announcement.count()).toBe(0)
})

test('a restart does not fire it again', async () => {
  const databaseUrl = await freshDatabase()
  const house = await stage({ deadline: '2026-11-26' }, ['deadline'], databaseUrl)
  await settled(house)
  await house.bot.stop()
  const second = fakeChannel()
  const bot = await testBot([second.channel], { clock: house.clock, databaseUrl })
  await settled({ bot, clock: house.clock })
  expect(house.delivered).toHaveLength(1)
  expect(second.delivered).toEqual([])
})

test.each([
  ['deadline', { deadline: '2026-11-26' }, ['picture', 'voice'], true],
  ['tomorrow', { startsOn: '2026-11-24' }, ['picture', 'voice'], false],
  ['places', { places: 3, taken: 2 }, ['picture', 'voice'], false],
  // who is asked how it was is not told once more what it is
  ['survey', { startsOn: '2026-11-16', endsOn: '2026-11-20', deadline: '2026-11-10' }, ['picture'], false],
] as const)('%s: goes with the files of the offer', async (rule, offer, files, calls) => {
  const house = await stage(offer, [rule])
  const of = { offerId: 'couture', bytes: 1 }
  await house.bot.db.offerFile.createMany({
    data: [
      { ...of, id: 'picture', kind: 'photo', mime: 'image/png' },
      { ...of, id: 'voice', kind: 'voice', locale: 'fr', mime: 'audio/ogg' },
    ],
  })
  await settled(house)
  expect(house.delivered.map(({ media }) => media?.id)).toEqual(files)
  expect(house.delivered[0]?.choices.some(({ id }) => id === 'offer-register:couture')).toBe(calls)
  expect(house.delivered[0]?.choices.some(({ id }) => id === 'seat:couture')).toBe(rule === 'places')
})

test('who waits is told once each time a place is freed, and not again within three days', async () => {
  const house = await stage({ places: 3, taken: 2 }, ['places'])
  const { bot, clock, delivered } = house
  const freed = async (reference: string) => {
    const { id } = await bot.db.registration.findUniqueOrThrow({ where: { reference } })
    await bot.db.registrationEvent.create({ data: { registrationId: id, kind: 'state', from: 'accepted', to: 'closed', at: clock.now() } })
  }
  for (let day = 0; day < 5; day++) {
    await settled(house)
    clock.forward(24 * 3_600_000)
  }
  expect(delivered).toHaveLength(1)
  await freed('active')
  await settled(house)
  expect(delivered).toHaveLength(2)
  clock.forward(24 * 3_600_000)
  await freed('active')
  await settled(house)
  expect(delivered).toHaveLength(2)
  clock.forward(72 * 3_600_000)
  await settled(house)
  expect(delivered).toHaveLength(3)
})
