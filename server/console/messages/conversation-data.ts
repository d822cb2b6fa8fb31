import { randomUUID } from 'node:crypto'
import type { ConversationView } from '../../../bot/desk/index.ts'
import type { FileGlance } from '../../../bot/registrations/index.ts'
import type { Centre } from '../../../flows/content.ts'
import { type CannedReply, readCannedReplies } from '../../../prisma/store/canned-replies.ts'
import { type Colleague, listColleagues } from '../../../prisma/store/colleagues.ts'
import type { Ask } from '../page.ts'

/** A conversation and what is offered beside it. */
export type ConversationData = {
  view: ConversationView
  /** Who else may have it. */
  colleagues: readonly Colleague[]
  /** Every centre there is: a citizen may be sent on to any. */
  centres: readonly Centre[]
  replies: readonly CannedReply[]
  /** The registrations begun in it. */
  files: readonly FileGlance[]
  /** What makes the next message sent twice be said once. */
  key: string
  /** Read from a place before its end. */
  past: boolean
  /** Asked for by the address: a message to answer, a note to write. */
  reply: number | null
  writes: 'reply' | 'note'
}

type Asked = { id: string; before?: number | undefined; reply?: number | undefined; write?: 'reply' | 'note' | undefined }

/** Reads a conversation for who asks; null when there is none for them. */
export async function readConversationData({ parts, staff }: Ask, { id, before, reply, write }: Asked): Promise<ConversationData | null> {
  const view = await parts.desk.conversation(staff, id, before)
  if (!view) return null
  const [colleagues, replies, files] = await Promise.all([
    listColleagues(parts.db, view.centre, staff.id),
    readCannedReplies(parts.db, view.centre === null ? staff.centres : [view.centre]),
    parts.registrations.ofConversation(staff, id),
  ])
  return {
    view,
    colleagues,
    replies,
    files,
    centres: parts.content().centres,
    key: randomUUID(),
    past: before !== undefined,
    reply: reply ?? null,
    writes: write ?? 'reply',
  }
}
