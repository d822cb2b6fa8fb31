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
  // by the database itself: so many rows one by one take longer than all that is asked of them
  const rows = `WITH RECURSIVE "row"("id") AS (SELECT 1 UNION ALL SELECT "id" + 1 FROM "row" WHERE "id" < ${WAITING})`
  await db.$executeRawUnsafe(
    `INSERT INTO "Message" ("id", "conversationId", "author", "body", "locale", "at", "state") ${rows}
     SELECT "id", 'c' || (("id" - 1) % 500), 'bot', ?, 'fr', ?, 'queued' FROM "row"`,
    JSON.stringify(say('menu.ask')),
    at,
  )
  await db.$executeRawUnsafe(
    `INSERT INTO "Outbox" ("messageId", "conversationId", "channel", "notBefore") ${rows}
     SELECT "id", 'c' || (("id" - 1) % 500), 'telegram', ? FROM "row"`,
    at,
  )
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
