import { expect, test } from 'vitest'
import { lastDayOf, standingOf } from '../../flows/offers/offer.ts'
import { openOffers } from '../../prisma/store/offers.ts'
import { registering } from '../support/registering.ts'

const PLAIN = { state: 'open', deadline: null, endsOn: null, places: null, taken: 0 } as const

test.each([
  ['draft', { ...PLAIN, state: 'draft' }],
  ['open', PLAIN],
  ['open', { ...PLAIN, deadline: '2026-11-23' }],
  ['closed', { ...PLAIN, deadline: '2026-11-22' }],
  // registering may go on after the first day, until the last
  ['open', { ...PLAIN, deadline: '2026-11-24', endsOn: '2026-11-22' }],
  ['closed', { ...PLAIN, endsOn: '2026-11-22' }],
  ['full', { ...PLAIN, places: 2, taken: 2 }],
  ['open', { ...PLAIN, places: 2, taken: 1 }],
  ['closed', { ...PLAIN, places: 2, taken: 2, deadline: '2026-11-22' }],
  ['closed', { ...PLAIN, state: 'closed' }],
] as const)('on 23 November it is %s: %o', (standing, offer) => {
  expect(standingOf(offer, '2026-11-23')).toBe(standing)
})

test('the deadline counts before the last day', () => {
  expect(lastDayOf({ deadline: '2026-11-20', endsOn: '2026-12-20' })).toBe('2026-11-20')
  expect(lastDayOf({ deadline: null, endsOn: null })).toBeNull()
})

test('what the database calls open is what stands so, of any dates', async () => {
  const { bot } = await registering()
  const dates = [null, '2026-11-22', '2026-11-23', '2026-11-24']
  const rows = dates.flatMap(deadline =>
    dates.flatMap(endsOn => (['draft', 'open', 'closed'] as const).map(state => ({ state, deadline, endsOn }))),
  )
  await bot.db.offer.deleteMany()
  await bot.db.offer.createMany({ data: rows.map((row, position) => ({ id: `o${position}`, service: 'digital', position, ...row })) })
  const open = (await openOffers(bot.db, '2026-11-23')).map(({ id }) => id)
  const standing = rows.map(row => standingOf({ ...PLAIN, ...row }, '2026-11-23'))
  expect(open).toEqual(standing.flatMap((each, at) => (each === 'open' ? [`o${at}`] : [])))
})
