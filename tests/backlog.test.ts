import { expect, onTestFinished, test } from 'vitest'
import { say } from '../flows/engine/say.ts'
import { openDatabase } from '../prisma/client.ts'
import { releaseLeases } from '../prisma/store/begun.ts'
import { leaseDue } from '../prisma/store/outbox.ts'
import { freshDatabase } from './support/test-bot.ts'

const WAITING = 20_000
const at = new Date('2026-11-22T10:00:00Z')

test('the next to be sent are found at once, however many wait', async () => {
  const { db } = await openDatabase(await freshDatabase())
  onTestFinished(() => db.$disconnect())
  await db.conversation.createMany({
    data: Array.from({ length: 500 }, (_, i) => ({
      id: `c${i}`,
      channel: 'telegram',
      address: `${i}`,
      session: '{}',
      version: 1,
      createdAt: at,
      seenAt: at,
    })),
  })
  const body = JSON.stringify(say('menu.ask'))
  const ids = Array.from({ length: WAITING }, (_, i) => ({ id: i + 1, conversationId: `c${i % 500}` }))
  await db.message.createMany({ data: ids.map(of => ({ ...of, author: 'bot', body, locale: 'fr', at, state: 'queued' })) })
  await db.outbox.createMany({
    data: ids.map(({ id, conversationId }) => ({ messageId: id, conversationId, channel: 'telegram', notBefore: at })),
  })
  const lease = () => leaseDue(db, 'telegram', at, { limit: 50, leaseMs: 60_000 })
  expect((await lease()).map(({ messageId }) => messageId)).toEqual(Array.from({ length: 50 }, (_, i) => i + 1))
  const times: number[] = []
  for (let run = 0; run < 10; run++) times.push(await processorTimeOf(lease))
  expect(Math.min(...times)).toBeLessThan(8)
  expect((await releaseLeases(db)).count).toBeGreaterThanOrEqual(100)
})

/** Milliseconds of processor time, which other work on the machine does not lengthen. */
async function processorTimeOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1000
}
