import { findSpokenFile } from '../../prisma/store/spoken.ts'
import { type ActParts, act } from '../desk/act.ts'
import type { Verb } from '../desk/verbs.ts'

/**
 * Tells the flows what a machine heard in a voice note: words of danger call a person at once; an answer to an open question is read back to
 * her, where the house wants that.
 */
export async function tellHeard(
  parts: ActParts,
  readBack: boolean,
  note: { mediaId: string; conversationId: string; text: string },
): Promise<void> {
  const now = parts.clock.now()
  const spoken = await findSpokenFile(parts.db, note.mediaId)
  const { danger } = parts.facts().world(now, parts.clock.local(now)).understand(note.text)
  if (danger || (readBack && spoken && !spoken.answeredAt))
    await act(parts, null, note.conversationId, said(note.text, spoken?.question ?? null, readBack))
}

const said =
  (text: string, question: string | null, readBack: boolean): Verb =>
  ({ open, last, answerable }) => {
    const event = { kind: 'transcribed', question, text, readBack: readBack && answerable } as const
    const happened = { kind: 'transcribed' } as const
    if (open) return { event, happened, change: { state: open.state } }
    return last ? { event, happened, change: { state: last.state }, reopens: last } : 'done'
  }
