import { expect, onTestFinished, test, vi } from 'vitest'
import { inBackground } from '../bot/in-background.ts'
import { createLog } from '../bot/log.ts'

const log = createLog('silent')

test('one run at a time: who wakes it during a run, however often, has it run once more', async () => {
  const runs: (() => void)[] = []
  const work = inBackground(() => new Promise(resolve => runs.push(resolve)), log, 'x')
  work.wake()
  work.wake()
  work.wake()
  expect(runs).toHaveLength(1)
  runs[0]?.()
  await vi.waitUntil(() => runs.length === 2)
  runs[1]?.()
  await work.idle()
  expect(runs).toHaveLength(2)
})

test('a run that broke is taken up half a minute later by itself; stopped, it is not', async () => {
  vi.useFakeTimers()
  onTestFinished(() => void vi.useRealTimers())
  let runs = 0
  const work = inBackground(
    async () => {
      runs += 1
      throw new Error('the database does not answer')
    },
    log,
    'x',
  )
  work.wake()
  await work.idle()
  await vi.advanceTimersByTimeAsync(29_999)
  expect(runs).toBe(1)
  await vi.advanceTimersByTimeAsync(1)
  await work.idle()
  expect(runs).toBe(2)
  await work.stop()
  await vi.advanceTimersByTimeAsync(60_000)
  expect(runs).toBe(2)
})
