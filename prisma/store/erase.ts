import type { Db } from '../client.ts'

/** Erases a conversation with everything that was said, queued or asked in it. Returns false when there is none. */
export async function erase(db: Db, conversationId: string): Promise<boolean> {
  const { count } = await db.conversation.deleteMany({ where: { id: conversationId } })
  return count > 0
}
