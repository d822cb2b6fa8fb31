import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { newSession } from '../../bot/turn.ts'
import { say } from '../../flows/engine/say.ts'
import { type Db, openDatabase } from '../../prisma/client.ts'

const CONVERSATIONS = 1_000
const at = new Date()
const session = JSON.stringify(newSession('fr'))
const said = JSON.stringify(say('menu.ask'))

/** The rows of one turn, written as bare as Prisma allows: what is left when there is nothing to hear, understand or decide. */
const bareTurn = (db: Db, conversationId: string, version: number, externalId: string) =>
  db.$transaction(async tx => {
    await tx.conversation.updateMany({ where: { id: conversationId, version }, data: { session, seenAt: at, version: version + 1 } })
    await tx.message.create({
      data: { conversationId, author: 'citizen', externalId, body: '{"kind":"text","text":"bonjour"}', locale: 'fr', at, state: 'heard' },
      select: { id: true },
    })
    const rows = await tx.message.createManyAndReturn({
      data: [{ conversationId, author: 'bot', body: said, locale: 'fr', at, state: 'queued' }],
      select: { id: true },
    })
    await tx.outbox.createMany({ data: rows.map(({ id }) => ({ messageId: id, conversationId, channel: 'telegram', notBefore: at })) })
  })

/** Turns a second of bare Prisma transactions on a SQLite file of its own, for `seconds`. */
export async function measureFloor(seconds: number): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'jisr-floor-'))
  const { db } = await openDatabase(`file:${join(folder, 'floor.db')}`)
  await db.conversation.createMany({
    data: Array.from({ length: CONVERSATIONS }, (_, i) => ({
      id: `c${i}`,
      channel: 'telegram',
      address: `${i}`,
      session,
      version: 0,
      createdAt: at,
      seenAt: at,
    })),
  })
  const until = performance.now() + seconds * 1000
  let done = 0
  const worker = async (first: number) => {
    for (let round = 0; performance.now() < until; round++) {
      for (let i = first; i < CONVERSATIONS && performance.now() < until; i += 50) {
        await bareTurn(db, `c${i}`, round, `m${round}`)
        done += 1
      }
    }
  }
  const began = performance.now()
  await Promise.all(Array.from({ length: 50 }, (_, i) => worker(i)))
  const rate = done / ((performance.now() - began) / 1000)
  await db.$disconnect()
  rmSync(folder, { recursive: true, force: true })
  return rate
}
