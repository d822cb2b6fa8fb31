import { randomUUID } from 'node:crypto'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Tx } from '../client.ts'
import { addEvent } from './handover-events.ts'

export type Call = { conversationId: string; messageId: number | null; reason: string; urgent: boolean; at: Date }

/**
 * Opens a hand-over; `facts` makes what is known now, as JSON. A conversation has at most one open: a more urgent call raises it, another
 * tells it that somebody waits. Danger makes the conversation sensitive.
 */
export async function openHandover(tx: Tx, call: Call, facts: () => Promise<string>): Promise<void> {
  const { conversationId, messageId, reason, urgent, at } = call
  const [open] = await tx.$queryRaw<{ id: string; urgent: boolean | number }[]>`
    SELECT "id", "urgent" FROM "Handover" WHERE "openFor" = ${conversationId}`
  if (open) {
    await nudge(tx, [{ conversationId, at }])
    if (!urgent || open.urgent) return
    await tx.handover.update({ where: { id: open.id }, data: { reason, urgent, messageId } })
    await addEvent(tx, open.id, { kind: 'raised', detail: { reason }, at })
  } else {
    const id = randomUUID()
    const { centre } = await tx.conversation.findUniqueOrThrow({ where: { id: conversationId }, select: { centre: true } })
    await tx.handover.create({
      data: {
        id,
        conversationId,
        openFor: conversationId,
        messageId,
        reason,
        urgent,
        centre,
        openedAt: at,
        waitingSince: at,
        facts: await facts(),
      },
    })
    await addEvent(tx, id, { kind: 'opened', detail: { reason }, at })
  }
  await asked(tx, conversationId, urgent, at)
}

// once a person was asked for, nothing is written here but when danger is first spoken of
async function asked(tx: Tx, id: string, urgent: boolean, at: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Conversation" SET "askedAt" = COALESCE("askedAt", ${at}), "sensitive" = ("sensitive" OR ${urgent})
    WHERE "id" = ${id} AND ("askedAt" IS NULL OR (${urgent} AND NOT "sensitive"))`
}

/** Citizens said something: their open hand-overs wait from now on, and those put aside are woken. */
export async function nudge(tx: Tx, calls: readonly { conversationId: string; at: Date }[]): Promise<void> {
  if (calls.length === 0) return
  // every message to somebody who waits for a person comes this way: one plain look for all that are kept together
  const asleep = await tx.$queryRaw<{ id: string; openFor: string }[]>`
    SELECT "id", "openFor" FROM "Handover"
    WHERE "openFor" IN (${Prisma.join(calls.map(({ conversationId }) => conversationId))}) AND ("waitingSince" IS NULL OR "state" = 'snoozed')`
  for (const { id, openFor } of asleep) {
    const call = calls.find(({ conversationId }) => conversationId === openFor)
    if (call) await wake(tx, id, call.at)
  }
}

async function wake(tx: Tx, id: string, at: Date): Promise<void> {
  const open = await tx.handover.findUniqueOrThrow({ where: { id }, select: { state: true, assigneeId: true, waitingSince: true } })
  const woken = open.state === 'snoozed'
  await tx.handover.update({
    where: { id },
    data: {
      waitingSince: open.waitingSince ?? at,
      ...(woken && { state: open.assigneeId ? 'taken' : 'waiting', snoozedUntil: null }),
    },
  })
  if (woken) await addEvent(tx, id, { kind: 'woken', at })
}

/** Keeps how a hand-over went, once. */
export async function rate(tx: Tx, id: string, rating: number, at: Date): Promise<void> {
  const { count } = await tx.handover.updateMany({ where: { id, rating: null }, data: { rating } })
  if (count > 0) await addEvent(tx, id, { kind: 'rated', detail: { rating }, at })
}
