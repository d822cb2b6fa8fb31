import { expect, test } from 'vitest'
import { testConsole } from '../support/console.ts'
import { addOffers, announcedTo } from '../support/offers.ts'
import { registering } from '../support/registering.ts'
import { hire } from '../support/staff.ts'

async function announced() {
  const house = await registering('fr')
  await addOffers(house.bot.db, ['couture', 'ordinateur'])
  await house.says('bonjour')
  await house.hears(await announcedTo(house.bot.db, 'couture', '7'))
  return { ...house, recipient: () => house.bot.db.announcementRecipient.findFirstOrThrow() }
}

test('what is said first after an announcement answers it, once', async () => {
  const { says, recipient, clock } = await announced()
  expect(await recipient()).toMatchObject({ answeredAt: null, registeredAt: null, optedOutAt: null })
  const first = clock.now()
  await says('c’est où ?')
  expect(await recipient()).toMatchObject({ answeredAt: first, registeredAt: null, optedOutAt: null })
  clock.forward(60_000)
  await says('et pour qui ?')
  expect(await recipient()).toMatchObject({ answeredAt: first })
})

test('who stops after it, also later on, is marked as stopped from it', async () => {
  const { says, recipient } = await announced()
  await says('quels sont les horaires du centre de Dakhla ?')
  await says('stop')
  const { answeredAt, optedOutAt } = await recipient()
  expect(answeredAt).not.toBeNull()
  expect(optedOutAt).not.toBeNull()
})

const ANSWERS = ['1', 'oui', '1', 'Amina Idrissi', '1984', '06 12 34 56 78', 'Dakhla, Al Massira', '1', '1', '1', '1']

test('who registers for its offer is marked so, whatever was talked about in between', async () => {
  const { says, recipient, bot } = await announced()
  await says('quels papiers pour la carte de handicap ?')
  await says('menu')
  for (const answer of ['inscription couture', 'oui']) await says(answer)
  expect(await recipient()).toMatchObject({ registeredAt: null })
  const { session } = await bot.db.conversation.findFirstOrThrow()
  expect(JSON.parse(session)).toMatchObject({ topic: { announcement: 'announced-couture', answered: true } })
})

test('“1” is that offer’s registration to its end', async () => {
  const { says, recipient, bot } = await announced()
  for (const answer of ANSWERS) await says(answer)
  expect(await bot.db.registration.findMany({ select: { offerId: true, service: true } })).toEqual([
    { offerId: 'couture', service: 'apprenticeship' },
  ])
  expect((await recipient()).registeredAt).not.toBeNull()
  expect((await bot.db.offer.findUniqueOrThrow({ where: { id: 'couture' } })).taken).toBe(1)
})

test('an offer that is over meanwhile is said to be over, with what is open instead', async () => {
  const { writes, clock } = await announced()
  clock.forward(9 * 86_400_000)
  const [over, instead] = await writes('1')
  expect(over?.text).toContain('closes')
  expect(instead?.choices.map(({ label }) => label).join()).toContain('Premiers pas sur ordinateur')
})

test('a turn that speaks of no offer and no news asks the database for none', async () => {
  const { bot, says } = await registering('fr')
  await addOffers(bot.db, ['couture'])
  await says('bonjour')
  // a table that is not there breaks whoever asks it
  await bot.db.$executeRaw`ALTER TABLE "Offer" RENAME TO "Hidden"`
  await bot.db.$executeRaw`ALTER TABLE "Subscription" RENAME TO "HiddenToo"`
  for (const text of ['quels papiers pour la carte de handicap ?', 'merci', 'les horaires du centre', '0'])
    expect(await says(text)).not.toContain('Un problème chez nous')
  expect(await says('quelles formations sont ouvertes ?')).toContain('Un problème chez nous')
})

test('who asks for a person after an announcement arrives with it: the mediator sees what was told', async () => {
  const { says, bot } = await announced()
  const salma = await hire(bot.db, 'Salma', 'administrator')
  await says('je veux parler à une personne de cette formation')
  const { id } = await bot.db.conversation.findFirstOrThrow()
  const inbox = await bot.desk.inbox(salma, 'waiting', {})
  expect(inbox.rows.map(row => row.id)).toEqual([id])
  const view = await bot.desk.conversation(salma, id)
  expect(view?.facts.announced).toMatchObject({ id: 'announced-couture', name: 'couture', offerId: 'couture' })
  expect(view?.facts.opened?.topic).toMatchObject({ announcement: 'announced-couture', offer: 'couture' })
  const on = await testConsole({}, bot)
  const mediator = await on.signIn({ id: 's9', login: 'noura', name: 'Noura', role: 'mediator', centres: ['dakhla'] })
  expect((await mediator.get(`/console/messages/${id}`)).body).toContain('href="/console/announcements/announced-couture"')
  // and so does whoever reads down the list, in either language
  const inFrench = /Après l’annonce : <bdi dir="auto">couture<\/bdi>/
  expect((await mediator.get('/console/messages')).body).toMatch(inFrench)
  const arabic = await on.signIn({ id: 's8', login: 'sanaa', name: 'Sanaa', role: 'mediator', centres: ['dakhla'], locale: 'ar' })
  expect((await arabic.get('/console/messages')).body).toMatch(/بعد الإعلان: <bdi dir="auto">couture<\/bdi>/)
  // where danger was spoken of, a list tells nothing; once it is dealt with there is nothing to answer
  await bot.db.conversation.update({ where: { id }, data: { sensitive: true } })
  expect((await mediator.get('/console/messages')).body).not.toMatch(inFrench)
  await bot.db.conversation.update({ where: { id }, data: { sensitive: false } })
  await bot.db.handover.updateMany({ data: { state: 'resolved', openFor: null, resolvedAt: on.clock.now() } })
  expect((await mediator.get('/console/messages?view=all')).body).not.toMatch(inFrench)
})
