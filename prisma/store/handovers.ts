import { randomUUID } from 'node:crypto'
import type { Tx } from '../client.ts'

export type Call = { conversationId: string; messageId: number; reason: string; urgent: boolean; at: Date }

/** Opens a hand-over. A conversation has at most one open: a more urgent call raises it, another changes nothing. */
export async function openHandover(tx: Tx, { conversationId, messageId, reason, urgent, at }: Call): Promise<void> {
  const open = await tx.handover.findUnique({ where: { openFor: conversationId }, select: { id: true, urgent: true } })
  if (!open) {
    await tx.handover.create({
      data: { id: randomUUID(), conversationId, openFor: conversationId, messageId, reason, urgent, openedAt: at },
    })
  } else if (urgent && !open.urgent) {
    await tx.handover.update({ where: { id: open.id }, data: { reason, urgent, messageId } })
  }
}
