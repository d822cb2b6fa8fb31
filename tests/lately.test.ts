import { expect, test } from 'vitest'
import { createLately } from '../bot/lately.ts'

test('what is being sent counts, and what was sent for a second after', () => {
  let now = 0
  const lately = createLately(1_000, () => now)
  const [first, second, third] = [lately.take(), lately.take(), lately.take()]
  expect([lately.count(), lately.untilFewer()]).toEqual([3, Number.POSITIVE_INFINITY])
  now = 5_000
  first.sent()
  first.free()
  third.free()
  expect([lately.count(), lately.untilFewer()]).toEqual([2, 1_000])
  now = 5_999
  second.sent()
  expect([lately.count(), lately.untilFewer()]).toEqual([2, 1])
  now = 6_000
  expect([lately.count(), lately.untilFewer()]).toEqual([1, 999])
  now = 6_999
  expect(lately.count()).toBe(0)
})
