import { expect, test } from 'vitest'
import type { Announced } from '../../flows/announcements/announcement.ts'
import type { Content } from '../../prisma/store/announcements.ts'
import { announce, NEWS } from '../support/announcing.ts'
import { testConsole } from '../support/console.ts'
import { addOffers } from '../support/offers.ts'
import { registering } from '../support/registering.ts'
import { hire } from '../support/staff.ts'
import { until } from '../support/until.ts'

const ANSWERS = ['1', 'oui', '1', 'Amina Idrissi', '1984', '06 12 34 56 78', 'Dakhla, Al Massira', '1', '1', '1', '1']

async function stage() {
  const talk = await registering('fr')
  const { bot, sent } = talk
  await addOffers(bot.db, ['couture'])
  const salma = await hire(bot.db, 'Salma', 'administrator')
  const nadia = await hire(bot.db, 'Nadia', 'administrator')
  /** Tells it to all who asked, to the end; how many messages that made. */
  async function tell(content: Partial<Content> = {}): Promise<number> {
    const before = sent.length
    const id = await announce(bot, salma, nadia, { ...NEWS, offerId: 'couture', ...content })
    await until(async () => {
      await bot.sweep()
      return (await bot.db.announcement.findUniqueOrThrow({ where: { id } })).state === 'done'
    }, 'the announcement is over')
    await until(async () => (await bot.db.outbox.count()) === 0, 'all is sent')
    return sent.length - before
  }
  return { ...talk, tell }
}

test('who asked in words is told, answers “1”, and is registered for that very offer', async () => {
  const { says, tell, sent, bot } = await stage()
  await says('prévenez-moi quand il y a de nouvelles formations')
  expect(await bot.db.subscription.findMany()).toMatchObject([{ topic: 'training', how: 'words', locale: 'fr', endedAt: null }])
  expect(await tell()).toBe(1)
  expect(sent.at(-1)?.choices[0]?.id).toBe('offer-register:couture')
  for (const answer of ANSWERS) await says(answer)
  expect(sent.some(({ text }) => /JSR-\d{3}-\d{3}-\d{3}/.test(text))).toBe(true)
  expect(await bot.db.registration.findMany({ select: { offerId: true } })).toEqual([{ offerId: 'couture' }])
  const recipient = await bot.db.announcementRecipient.findFirstOrThrow()
  expect(recipient.answeredAt).not.toBeNull()
  expect(recipient.registeredAt).not.toBeNull()
  expect(recipient.optedOutAt).toBeNull()
})

test.each(['inscrivez-moi', 'c’est où ?', 'il reste des places ?'])('“%s” after it is about its offer', async text => {
  const { says, tell, bot } = await stage()
  await says('prévenez-moi quand il y a de nouvelles formations')
  await tell()
  await says(text)
  const { session } = await bot.db.conversation.findFirstOrThrow()
  expect(JSON.parse(session).topic).toMatchObject({ offer: 'couture', answered: true })
})

const TEXT = { fr: 'Bonjour.', ar: 'مرحبا.', ary: 'مرحبا.', 'ary-Latn': 'merhba.' }
const TOMORROW: Announced = {
  ...{ id: 'b', title: null, text: TEXT, carried: { voices: {} } },
  offer: { id: 'couture', service: 'apprenticeship', calls: 'nothing' },
}

test.each([
  ['of no offer', { ...TOMORROW, offer: null }],
  ['of an offer they have a place of', TOMORROW],
])('after a second announcement, %s, “register me” is not about the offer of the first', async (_, announced) => {
  const { says, tell, hears, bot } = await stage()
  await says('prévenez-moi quand il y a de nouvelles formations')
  await tell()
  await hears({ kind: 'announced', announced })
  expect(await says('inscrivez-moi')).not.toContain('Couture')
  const { session } = await bot.db.conversation.findFirstOrThrow()
  expect(JSON.parse(session).at).toMatchObject({ flow: 'preregister' })
  expect(JSON.parse(session).at.answers.offer).toBeUndefined()
})

test('what was talked about before an announcement of no offer is not taken for what it is about', async () => {
  const { says, taps, hears, bot } = await stage()
  await taps('offer:couture')
  await hears({ kind: 'announced', announced: { ...TOMORROW, offer: null } })
  expect(JSON.parse((await bot.db.conversation.findFirstOrThrow()).session).topic).toEqual({ announcement: 'b' })
  expect(await says('c’est quand ?')).not.toContain('Couture')
})

test('who has a place may still ask about it, and asking does not make them register again', async () => {
  const { says, hears } = await stage()
  await says('bonjour')
  await hears({ kind: 'announced', announced: TOMORROW })
  expect(await says('c’est quand ?')).toContain('Couture')
  expect(await says('inscrivez-moi')).not.toContain('Couture')
})

test('who stopped is told nothing more, until they ask again; then of what they ask for alone', async () => {
  const { says, tell, bot } = await stage()
  await says('prévenez-moi quand il y a de nouvelles formations')
  await says('je veux recevoir les annonces pour les femmes')
  await says('STOP')
  expect(await tell()).toBe(0)
  expect(await tell({ audience: { topics: ['women'] } })).toBe(0)
  await says('je veux recevoir les annonces pour les femmes')
  expect(await bot.db.optOut.count()).toBe(0)
  expect(await tell()).toBe(0)
  expect(await tell({ audience: { topics: ['women'] } })).toBe(1)
})

test('a topic that was left is left, and one’s first asking stays the proof while it holds', async () => {
  const { taps, says, bot, clock } = await stage()
  const first = clock.now()
  await taps('news-on:women')
  clock.forward(60_000)
  await taps('news-on:women')
  await says('je veux recevoir les annonces pour les femmes')
  expect(await bot.db.subscription.findMany()).toMatchObject([{ topic: 'women', since: first, how: 'menu', endedAt: null }])
  await taps('news-off:women')
  expect((await bot.db.subscription.findFirstOrThrow()).endedAt).not.toBeNull()
  clock.forward(60_000)
  await says('je veux recevoir les annonces pour les femmes')
  expect(await bot.db.subscription.findMany()).toMatchObject([{ topic: 'women', since: clock.now(), how: 'words', endedAt: null }])
  // what is no topic, or no centre, is none
  for (const id of ['news-on:__proto__', 'news-on:centre:gone', 'news-on:']) await taps(id)
  expect(await bot.db.subscription.count()).toBe(1)
})

test('the report and its table say who answered, who registered and who wanted no more, from the button to the last word', async () => {
  const { taps, says, tell, bot } = await stage()
  const { signIn } = await testConsole({}, bot)
  const WHO = { registers: '21', asks: '22', stops: '23', reads: '24' }
  for (const from of Object.values(WHO)) await says('prévenez-moi quand il y a de nouvelles formations', from)
  expect(await tell()).toBe(4)
  await taps('offer-register:couture', WHO.registers)
  for (const answer of ANSWERS.slice(1)) await says(answer, WHO.registers)
  await says('c’est où ?', WHO.asks)
  await says('STOP', WHO.stops)
  // twice is once
  await says('et combien de places ?', WHO.asks)
  const { id } = await bot.db.announcement.findFirstOrThrow()
  const administrator = await signIn({ id: 'a', login: 'a', name: 'A', role: 'administrator', centres: ['dakhla'] })
  const report = await bot.announcements.read({ id: 'a', login: 'a', name: 'A', role: 'administrator', centres: ['dakhla'] }, id)
  // who registered answered too; who only stopped did not
  expect(report?.echo).toEqual({ answered: 2, registered: 1, optedOut: 1 })
  const page = (await administrator.get(`/console/announcements/${id}`)).body
  const figures = [...page.matchAll(/<dt>([^<]+)<\/dt><dd><bdi>(\d+)<\/bdi>/g)].map(([, label, value]) => [label, Number(value)])
  expect(figures).toEqual(
    expect.arrayContaining([
      ['Ont répondu', 2],
      ['Se sont inscrites', 1],
      ['Ne veulent plus d’annonces', 1],
    ]),
  )
  const rows = (await administrator.get(`/console/announcements/${id}/people.csv`)).body
    .split('\r\n')
    .slice(1)
    .filter(row => row !== '')
    .map(row => row.split(';'))
  const filled = (column: number) => rows.filter(row => row.at(column) !== '""').length
  expect(rows).toHaveLength(4)
  expect([filled(-3), filled(-2), filled(-1)]).toEqual([2, 1, 1])
})
