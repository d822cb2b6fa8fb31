import type { Db } from '../client.ts'

/** A voice note no machine has listened to. `session`: JSON of its conversation's. */
export type UnheardVoice = { id: string; conversationId: string; mime: string; session: string }

/** Citizens' voice notes that came after an instant and that no machine has listened to, oldest first. */
export async function voicesToHear(db: Db, after: Date, limit = 1): Promise<UnheardVoice[]> {
  const rows = await db.media.findMany({
    where: { state: 'kept', kind: 'voice', transcript: null, at: { gt: after }, messages: { some: { author: 'citizen' } } },
    orderBy: { at: 'asc' },
    take: limit,
    select: { id: true, conversationId: true, mime: true, conversation: { select: { session: true } } },
  })
  return rows.map(({ conversation, ...row }) => ({ ...row, session: conversation.session }))
}

/** Keeps what a machine heard; empty: nothing. */
export const keepTranscript = (db: Db, id: string, transcript: string) => db.media.updateMany({ where: { id }, data: { transcript } })
