import { expect, test } from 'vitest'
import type { Announced } from '../../flows/announcements/announcement.ts'
import type { Locale } from '../../locales/locale.ts'
import { addOffers } from '../support/offers.ts'
import { registering } from '../support/registering.ts'

const WORDS = { fr: 'Une place.', ar: 'مكان.', ary: 'بلاصة.', 'ary-Latn': 'blassa.' }
const FREED: Announced = {
  ...{ id: 'freed', title: null, text: WORDS, carried: { voices: {} } },
  offer: { id: 'couture', service: 'apprenticeship', calls: 'seat' },
}
const ANSWERS = ['1', '1', '1', 'Amina Idrissi', '1984', '06 12 34 56 78', 'Dakhla, Al Massira', '1', '1', '1', '1']

/** Somebody who waits for the one place of an offer, which then is freed; `from`: others wait with them. */
async function stage(locale: Locale = 'fr', people: readonly string[] = ['7']) {
  const talk = await registering(locale)
  await addOffers(talk.bot.db, ['couture'])
  const places = (taken: number) => talk.bot.db.offer.update({ where: { id: 'couture' }, data: { places: 1, taken } })
  await places(1)
  for (const from of people) {
    await talk.taps('offer-register:couture', from)
    for (const answer of ANSWERS) await talk.writes(answer, from)
  }
  await places(0)
  const files = () => talk.bot.db.registration.findMany({ orderBy: { id: 'asc' }, select: { state: true, seated: true } })
  const announce = (from?: string) => talk.hears({ kind: 'announced', announced: FREED }, from)
  expect(await files()).toEqual(people.map(() => ({ state: 'waiting-list', seated: false })))
  return { ...talk, files, announce }
}

test.each([
  ['fr', 'oui je la veux', 'Une place est gardée'],
  ['ar', 'نعم أريدها', 'حُجز لكم مكان'],
  ['ary', 'آه بغيتها', 'البلاصة تشدات ليكم'],
  ['ary-Latn', 'ah bghitha', 'lblassa tcheddat likom'],
  ['fr', '1', 'Une place est gardée'],
  ['fr', 'inscrivez-moi', 'Une place est gardée'],
] as const)('%s: “%s” to a place that was freed holds it for the file that waits, without a form', async (locale, yes, words) => {
  const { announce, says, files, bot } = await stage(locale)
  const [said] = await announce()
  expect(said?.choices[0]?.id).toBe('seat:couture')
  expect(await says(yes)).toContain(words)
  expect(await files()).toEqual([{ state: 'in-review', seated: true }])
  expect(await bot.db.offer.findUnique({ where: { id: 'couture' }, select: { taken: true } })).toEqual({ taken: 1 })
  // staff see it in the history of the file
  const [event] = await bot.db.registrationEvent.findMany({ orderBy: { id: 'desc' }, take: 1 })
  expect(event).toMatchObject({ kind: 'state', from: 'waiting-list', to: 'in-review', staffId: null })
})

test('of those who want the one place one has it; the others hear so and go on waiting', async () => {
  const people = ['7', '8', '9', '10']
  const { announce, taps, files, sent, bot } = await stage('fr', people)
  for (const from of people) await announce(from)
  const before = sent.length
  await Promise.all(people.map(from => taps('seat:couture', from)))
  const said = sent.slice(before).map(({ text }) => text)
  expect(said.filter(text => text.startsWith('Une place est gardée'))).toHaveLength(1)
  expect(said.filter(text => /vient d’être prise|aucune place n’est libre/.test(text))).toHaveLength(3)
  expect((await files()).filter(({ seated }) => seated)).toHaveLength(1)
  expect(await bot.db.offer.findUnique({ where: { id: 'couture' }, select: { taken: true } })).toEqual({ taken: 1 })
})

test('“no” keeps the place on the waiting list; a second tap says that it is held already; a stranger’s tap registers', async () => {
  const { announce, says, taps, files } = await stage()
  await announce()
  expect(await says('non')).toContain('reste sur la liste d’attente')
  expect(await files()).toEqual([{ state: 'waiting-list', seated: false }])
  await taps('seat:couture')
  const [again] = await taps('seat:couture')
  expect(again?.text).toContain('déjà reçue')
  expect(await files()).toEqual([{ state: 'in-review', seated: true }])
  expect((await taps('seat:couture', '8')).map(({ text }) => text).join('\n')).toContain('Inscription : Couture')
})

test('who waits and asks again to be registered is told so, and fills in no second form', async () => {
  const { bot, taps } = await stage()
  await bot.db.offer.update({ where: { id: 'couture' }, data: { taken: 1 } })
  const [said] = await taps('offer-register:couture')
  expect(said?.text).toContain('est déjà sur la liste d’attente')
  expect(said?.choices[0]?.id).toBe('register:another')
  expect(await bot.db.registration.count()).toBe(1)
})
