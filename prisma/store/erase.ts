import type { Db } from '../client.ts'

/** Erases a conversation with everything that was said, brought, queued or asked in it. Returns false when there is none. */
export async function erase(db: Db, conversationId: string): Promise<boolean> {
  return db.$transaction(async tx => {
    const found = await tx.conversation.findUnique({ where: { id: conversationId }, select: { channel: true, address: true } })
    if (!found) return false
    // what was brought and not heard yet names her too
    await tx.inbound.deleteMany({ where: found })
    await tx.conversation.delete({ where: { id: conversationId }, select: { id: true } })
    return true
  })
}
