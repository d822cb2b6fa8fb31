import type { Db } from '../client.ts'

/** What somebody was writing in a conversation; null when nothing. */
export async function readDraft(db: Db, staffId: string, conversationId: string): Promise<string | null> {
  const row = await db.draft.findUnique({ where: { staffId_conversationId: { staffId, conversationId } }, select: { text: true } })
  return row?.text ?? null
}

/** Keeps what somebody is writing; an empty text lets it go. */
export async function keepDraft(db: Db, draft: { staffId: string; conversationId: string; text: string; at: Date }): Promise<void> {
  const { staffId, conversationId, text, at } = draft
  if (text === '') await db.draft.deleteMany({ where: { staffId, conversationId } })
  else await db.draft.upsert({ where: { staffId_conversationId: { staffId, conversationId } }, create: draft, update: { text, at } })
}
