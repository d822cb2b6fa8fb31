import { expect, test } from 'vitest'
import { LOCALES } from '../../locales/locale.ts'
import { announcingHouse } from '../support/announced-files.ts'
import { NEWS } from '../support/announcing.ts'
import { addOffers } from '../support/offers.ts'
import { until } from '../support/until.ts'

test('the picture goes with the words, and the recording that is understood follows as a message of its own', async () => {
  const { bot, delivered, put, begin, draft, over } = await announcingHouse()
  const id = await draft()
  const picture = await put(id, null)
  const voices = { fr: await put(id, 'fr'), ary: await put(id, 'ary') }
  await begin(id)
  await over(id)
  const to = (who: string) => delivered.filter(message => message.to === who)
  for (const who of LOCALES) {
    const [words, voice, ...more] = to(who)
    expect(words).toMatchObject({ media: { id: picture, kind: 'photo' }, text: expect.stringContaining('📣') })
    // Darija is understood by who reads Standard Arabic, and by who writes it in Latin letters
    expect(voice).toMatchObject({ text: '', choices: [], media: { id: who === 'fr' ? voices.fr : voices.ary, kind: 'voice' } })
    expect(more).toEqual([])
  }
  // each is one person of the announcement, told by the words
  const rows = await bot.db.announcementRecipient.findMany({ include: { announcement: true } })
  expect(rows.map(({ state }) => state)).toEqual(LOCALES.map(() => 'sent'))
  const told = await bot.db.message.findMany({ where: { id: { in: rows.map(({ messageId }) => messageId ?? 0) } } })
  expect(told.every(({ body }) => body.includes('announcement.titled'))).toBe(true)
})

test('what it has not itself comes from its offer, each for itself', async () => {
  const { bot, delivered, put, begin, draft, over } = await announcingHouse()
  await addOffers(bot.db, ['couture'])
  const of = { offerId: 'couture', mime: 'audio/ogg', bytes: 1 }
  await bot.db.offerFile.createMany({
    data: [
      { ...of, id: 'offer-picture', kind: 'photo', mime: 'image/png' },
      { ...of, id: 'offer-fr', kind: 'voice', locale: 'fr' },
      { ...of, id: 'offer-ar', kind: 'voice', locale: 'ar' },
    ],
  })
  const id = await draft({ ...NEWS, offerId: 'couture' })
  const ary = await put(id, 'ary')
  await begin(id)
  await over(id)
  const sent = Object.fromEntries(LOCALES.map(who => [who, delivered.filter(({ to }) => to === who).map(({ media }) => media?.id)]))
  expect(sent).toEqual({
    fr: ['offer-picture', 'offer-fr'],
    ar: ['offer-picture', ary],
    ary: ['offer-picture', ary],
    'ary-Latn': ['offer-picture', ary],
  })
})

test('a file that is gone is left out, and the words go', async () => {
  const { bot, delivered, put, begin, draft, over, refuse, attempts, clock } = await announcingHouse()
  const id = await draft()
  await put(id, null)
  await put(id, 'fr')
  refuse({ failed: 'unavailable', why: 'no internet' })
  await begin(id)
  await until(() => attempts() > 0, 'it was tried')
  await bot.db.announcementFile.deleteMany()
  refuse(null)
  clock.forward(120_000)
  bot.outbox('telegram')?.wake()
  await over(id)
  expect(delivered.map(({ to }) => to).sort()).toEqual([...LOCALES].sort())
  expect(delivered.every(({ media, text }) => media === undefined && text.includes('📣'))).toBe(true)
})

test('a recording that is gone once the words have gone is not missed: nothing of it is left', async () => {
  const { bot, delivered, put, begin, draft, over, clock } = await announcingHouse((_, { media }) =>
    media?.kind === 'voice' ? { failed: 'unavailable', why: 'no internet' } : { id: 'sent' },
  )
  await bot.db.conversation.deleteMany({ where: { id: { not: 'fr' } } })
  const id = await draft()
  await put(id, 'fr')
  await begin(id)
  await until(async () => (await bot.db.outbox.findFirst())?.attempts, 'the recording was tried')
  await bot.db.announcementFile.deleteMany()
  clock.forward(120_000)
  bot.outbox('telegram')?.wake()
  await over(id)
  expect(delivered).toHaveLength(1)
  expect(await bot.db.message.count()).toBe(1)
  expect(await bot.db.announcementRecipient.findMany()).toMatchObject([{ state: 'sent' }])
})

test('whoever does not get the words gets no recording, and who refuses the recording was told', async () => {
  const { bot, delivered, put, begin, draft, over } = await announcingHouse((to, { media }) =>
    to === 'ar' || media?.kind === 'voice' ? { failed: 'refused', why: '400' } : { id: 'sent' },
  )
  const id = await draft()
  for (const locale of ['fr', 'ar'] as const) await put(id, locale)
  await begin(id)
  await over(id)
  expect(delivered.map(({ to }) => to).sort()).toEqual(['ary', 'ary-Latn', 'fr'])
  const states = await bot.db.announcementRecipient.findMany({ orderBy: { conversationId: 'asc' } })
  expect(states.map(({ conversationId, state, reason }) => [conversationId, state, reason])).toEqual([
    ['ar', 'failed', 'refused'],
    ['ary', 'sent', null],
    ['ary-Latn', 'sent', null],
    ['fr', 'sent', null],
  ])
  expect(await bot.db.message.count({ where: { body: { contains: 'announcement.listen' }, conversationId: 'ar' } })).toBe(0)
})
