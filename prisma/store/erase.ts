import type { Db } from '../client.ts'
import { forgetAppointments } from './appointments.ts'
import { forgetOpinions } from './opinions.ts'

/** The proof that somebody was erased: its number, and when. */
export type Proof = { id: string; at: Date }

/**
 * Erases a conversation with everything that was said, brought, queued, booked or asked in it; booked time is free again. What stays is the
 * proof, with how many messages went. Returns false when there is none.
 */
export async function erase(db: Db, conversationId: string, { id, at }: Proof): Promise<boolean> {
  return db.$transaction(async tx => {
    const found = await tx.conversation.findUnique({ where: { id: conversationId }, select: { channel: true, address: true } })
    if (!found) return false
    const messages = await tx.message.count({ where: { conversationId } })
    await forgetAppointments(tx, conversationId, at)
    await forgetOpinions(tx, conversationId)
    // what was brought and not heard yet names her too
    await tx.inbound.deleteMany({ where: found })
    await tx.conversation.delete({ where: { id: conversationId }, select: { id: true } })
    await tx.erasure.create({ data: { id, counts: JSON.stringify({ people: 0, files: 0, messages }), at } })
    return true
  })
}
