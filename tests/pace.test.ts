import fc from 'fast-check'
import { expect, it } from 'vitest'
import { createPace } from '../bot/channels/pace.ts'

/** A clock that stands still but for those who wait. */
function stage(perSecond: number) {
  let now = 0
  const waited: number[] = []
  const pace = createPace(perSecond, {
    now: () => now,
    wait: async ms => {
      waited.push(ms)
    },
  })
  return {
    pace,
    waited,
    passes(ms: number) {
      now += ms
    },
  }
}

it('lets the first go at once, and the next each a gap later, in the order they asked', async () => {
  const { pace, waited } = stage(10)
  await Promise.all([pace(), pace(), pace(), pace()])
  expect(waited).toEqual([100, 200, 300])
})

it('counts what has passed', async () => {
  const { pace, waited, passes } = stage(10)
  await pace()
  passes(40)
  await pace()
  expect(waited).toEqual([60])
  passes(60)
  passes(100)
  await pace()
  expect(waited).toEqual([60])
})

it('earns nothing by resting: after an hour a crowd goes no faster', async () => {
  const { pace, waited, passes } = stage(10)
  await pace()
  passes(3_600_000)
  await Promise.all([pace(), pace(), pace()])
  expect(waited).toEqual([100, 200])
})

it('never lets more go within any second than it may, whenever they come', async () => {
  const pauses = fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 })
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 30 }), pauses, async (perSecond, between) => {
      let now = 0
      const gone: number[] = []
      const pace = createPace(perSecond, { now: () => now, wait: async ms => void gone.push(now + ms) })
      for (const pause of between) {
        now += pause
        const before = gone.length
        await pace()
        if (gone.length === before) gone.push(now)
      }
      expect(gone).toEqual(gone.toSorted((a, b) => a - b))
      for (const at of gone) expect(gone.filter(other => other >= at && other < at + 1000 - 0.001).length).toBeLessThanOrEqual(perSecond)
    }),
  )
})
