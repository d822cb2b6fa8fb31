import { expect, test } from 'vitest'
import { NEWS } from '../support/announcing.ts'
import { registering, WHOLE } from '../support/registering.ts'

test.each([
  [
    'fr',
    'prévenez-moi quand il y a de nouvelles formations',
    'que savez-vous de moi ?',
    'stop',
    'Annonces demandées : Formations',
    'Vous aviez demandé : Formations',
  ],
  [
    'ar',
    'أخبروني عندما يكون هناك تكوين جديد',
    'ماذا تعرفون عني؟',
    'توقف',
    'الإعلانات التي طلبتموها: التكوينات',
    'كنتم قد طلبتم: التكوينات',
  ],
  ['ary', 'علموني ملي يكون شي تكوين جديد', 'شنو كتعرفو عليا؟', 'حبس', 'الإعلانات اللي طلبتو: التكوينات', 'كنتو طلبتو: التكوينات'],
  [
    'ary-Latn',
    '3elmoni mli ykon chi takwin jdid',
    'chno kat3erfo 3liya?',
    '7bes',
    'l i3lanat li tlebto: takwinat',
    'konto tlebto: takwinat',
  ],
] as const)(
  '%s: who asks what is known of them reads what they are told of, and whether they stopped',
  async (locale, asks, what, stop, kept, stopped) => {
    const { says } = await registering(locale)
    await says(asks)
    expect(await says(what)).toContain(kept)
    await says(stop)
    expect(await says(what)).toContain(stopped)
  },
)

test('it stands with all that is kept in a file, too', async () => {
  const { says, taps } = await registering('fr')
  for (const answer of WHOLE) await says(answer)
  await says('prévenez-moi quand il y a de nouvelles formations')
  await taps('file-export')
  expect(await says('1984')).toContain('Annonces demandées : Formations')
})

test('forgotten, nothing of it is kept, nothing is sent, and who asks again is told again', async () => {
  const { bot, says } = await registering('fr')
  await says('prévenez-moi quand il y a de nouvelles formations')
  await says('stop')
  await says('oubliez-moi')
  await says('oui')
  expect(await bot.db.erasure.count({ where: { optOut: { not: null } } })).toBe(1)
  expect(await bot.db.subscription.count()).toBe(0)
  expect(await bot.db.optOut.count()).toBe(0)
  expect(await bot.announcements.count(NEWS)).toEqual([])
  await says('prévenez-moi quand il y a de nouvelles formations')
  expect(await bot.announcements.count(NEWS)).toMatchObject([{ reason: null, people: 1 }])
  expect(await bot.db.erasure.count({ where: { optOut: { not: null } } })).toBe(0)
})
