import type { Db } from '../../prisma/client.ts'
import { record } from '../../prisma/store/audit.ts'
import { readSeen } from '../../prisma/store/cards.ts'
import { findFile, keepFile } from '../../prisma/store/media.ts'
import type { Claimed, MediaStore, NotKept, Stored } from '../media/store.ts'
import type { OpenedFile } from '../ports.ts'
import type { Acting } from './acting.ts'
import { createOfferFiles, type OfferFiles } from './offer-files.ts'
import type { RecordingFiles } from './recordings.ts'
import { createReplyFiles, type ReplyFiles } from './reply-files.ts'
import { sightOf } from './sight.ts'

/** Files for staff: what they may see of conversations they may see of, and what they are about to send. */
export type StaffFiles = {
  /** The largest file taken, in bytes. */
  limit: number
  /** A kept file, from its beginning or a part of it; null when there is none, or not for this person. That of a sensitive conversation is written in the journal. */
  open(who: Acting, id: string, part?: { from: number; to: number }): Promise<OpenedFile | null>
  /** Keeps a file to be sent in a conversation; null when there is none, or not for this person. */
  put(who: Acting, conversationId: string, content: AsyncIterable<Uint8Array>, claimed: Claimed): Promise<Stored | NotKept | null>
  replies: ReplyFiles
  recordings: RecordingFiles
  offers: OfferFiles
}

/** Puts together what staff may do with files. */
export function createStaffFiles(db: Db, store: MediaStore, now: () => Date, recordings: RecordingFiles): StaffFiles {
  return {
    limit: store.limit,
    replies: createReplyFiles(db, store, now),
    recordings,
    offers: createOfferFiles(db, store, now),
    async open(who, id, part) {
      const file = await findFile(db, id)
      const seen = file?.state === 'kept' ? await readSeen(db, file.conversationId, sightOf(who)) : null
      const opened = file && seen && (await store.get(id, part))
      if (!opened) return null
      // a player asks for its parts one by one: it was opened once
      if (seen.sensitive && opened.from === 0)
        await record(db, { at: now(), by: who, action: 'media.read', subject: 'media', about: id, centre: seen.centre })
      return { ...opened, id, kind: file.kind, mime: file.mime, bytes: file.bytes, name: file.name }
    },
    async put(who, conversationId, content, claimed) {
      if (!(await readSeen(db, conversationId, sightOf(who)))) return null
      const put = await store.put(content, claimed)
      if (!('refused' in put)) await keepFile(db, conversationId, put, now())
      return put
    },
  }
}
