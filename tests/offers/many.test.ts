import { expect, test } from 'vitest'
import { keepOffer } from '../../prisma/store/offers.ts'
import { addOffers, INVENTED } from '../support/offers.ts'
import { registering } from '../support/registering.ts'

/** Nine sessions of one training, the first of them opened last. */
async function nine() {
  const talk = await registering('fr')
  const { couture } = INVENTED
  if (!couture) throw new Error('there is no such offer')
  for (let n = 9; n >= 1; n--) {
    const named = { fr: `Session ${n}`, ar: `دورة ${n}`, ary: `دورة ${n}`, 'ary-Latn': `session ${n}` }
    await talk.bot.db.$transaction(tx =>
      keepOffer(tx, `s${n}`, { ...couture, title: named, startsOn: `2026-12-0${n}`, endsOn: null }, true),
    )
  }
  return talk
}

const choicesIn = (messages: Awaited<ReturnType<Awaited<ReturnType<typeof nine>>['writes']>>) => messages.at(-1)?.choices ?? []
const ofOffers = (choices: ReturnType<typeof choicesIn>) =>
  choices.map(({ id }) => id.split(/[:/]/).at(-1)).filter(id => /^s\d$/.test(id ?? ''))

test('every session is found by looking, page after page, the soonest first', async () => {
  const { writes, taps } = await nine()
  let choices = choicesIn(await writes('quelles formations sont ouvertes ?'))
  const seen: (string | undefined)[] = []
  for (let pages = 0; pages < 5; pages++) {
    expect(choices.length).toBeLessThanOrEqual(8)
    seen.push(...ofOffers(choices))
    const next = choices.find(({ id }) => id.startsWith('offers:'))
    if (!next) break
    choices = choicesIn(await taps(next.id))
  }
  expect(seen).toEqual(Array.from({ length: 9 }, (_, i) => `s${i + 1}`))
})

test('every session is found in the form, and the last of them can be registered for', async () => {
  const { writes, taps, says } = await nine()
  await writes('je veux m’inscrire')
  for (const choice of ['consent/yes', 'who/me']) await taps(`preregister:${choice}`)
  let choices = choicesIn(await taps('preregister:area/training'))
  const seen = ofOffers(choices)
  for (let pages = 0; pages < 5 && !seen.includes('s9'); pages++) {
    expect(choices.length).toBeLessThanOrEqual(8)
    choices = choicesIn(await taps('preregister:offer/+'))
    seen.push(...ofOffers(choices))
  }
  expect(seen).toEqual(Array.from({ length: 9 }, (_, i) => `s${i + 1}`))
  expect(await says('Session 9')).toContain('Quel est votre nom complet')
})

test.each([
  ['couture', 'training'],
  ['appel', 'incubator'],
])('the news of %s come under %s; those of a service without a topic under what staff say, or none', async (name, topic) => {
  const { bot, taps } = await registering('fr')
  await addOffers(bot.db, [name])
  const newsIn = async (id: string) =>
    (await taps(`offer:${id}`)).at(-1)?.choices.flatMap(choice => /^news-on:(.+)$/.exec(choice.id)?.[1] ?? [])
  expect(await newsIn(name)).toEqual([topic])
  expect(await newsIn('eps_elderly')).toEqual([])
  await bot.db.offer.update({ where: { id: 'eps_elderly' }, data: { topics: ['youth'] } })
  expect(await newsIn('eps_elderly')).toEqual(['youth'])
})
