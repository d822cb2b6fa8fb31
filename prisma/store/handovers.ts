import { randomUUID } from 'node:crypto'
import type { Tx } from '../client.ts'
import { addEvent } from './handover-events.ts'

export type Call = { conversationId: string; messageId: number | null; reason: string; urgent: boolean; at: Date }

/**
 * Opens a hand-over; `facts` makes what is known now, as JSON. A conversation has at most one open: a more urgent call raises it, another
 * tells it that somebody waits. Danger makes the conversation sensitive.
 */
export async function openHandover(tx: Tx, call: Call, facts: () => Promise<string>): Promise<void> {
  const { conversationId, messageId, reason, urgent, at } = call
  const open = await tx.handover.findUnique({ where: { openFor: conversationId }, select: { id: true, urgent: true } })
  if (open) {
    await nudge(tx, conversationId, at)
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

async function asked(tx: Tx, id: string, urgent: boolean, at: Date): Promise<void> {
  await tx.conversation.updateMany({ where: { id, askedAt: null }, data: { askedAt: at } })
  if (urgent) await tx.conversation.updateMany({ where: { id, sensitive: false }, data: { sensitive: true } })
}

/** The citizen said something: the open hand-over waits from now on, and one put aside is woken. */
export async function nudge(tx: Tx, conversationId: string, at: Date): Promise<void> {
  // every message to somebody who waits for a person comes this way: plain SQL costs half of a query that is compiled first
  const [asleep] = await tx.$queryRaw<{ id: string }[]>`
    SELECT "id" FROM "Handover" WHERE "openFor" = ${conversationId} AND ("waitingSince" IS NULL OR "state" = 'snoozed')`
  if (!asleep) return
  const open = await tx.handover.findUniqueOrThrow({
    where: { id: asleep.id },
    select: { id: true, state: true, assigneeId: true, waitingSince: true },
  })
  const woken = open.state === 'snoozed'
  await tx.handover.update({
    where: { id: open.id },
    data: {
      waitingSince: open.waitingSince ?? at,
      ...(woken && { state: open.assigneeId ? 'taken' : 'waiting', snoozedUntil: null }),
    },
  })
  if (woken) await addEvent(tx, open.id, { kind: 'woken', at })
}

/** Keeps how a hand-over went, once. */
export async function rate(tx: Tx, id: string, rating: number, at: Date): Promise<void> {
  const { count } = await tx.handover.updateMany({ where: { id, rating: null }, data: { rating } })
  if (count > 0) await addEvent(tx, id, { kind: 'rated', detail: { rating }, at })
}
