import type { Db } from '../../prisma/client.ts'
import { changeCannedFile, findCannedFile } from '../../prisma/store/canned-files.ts'
import { readSeen } from '../../prisma/store/cards.ts'
import { keepFile } from '../../prisma/store/media.ts'
import type { Claimed, MediaStore, NotKept, Stored } from '../media/store.ts'
import type { OpenedFile } from '../ports.ts'
import type { Acting } from './acting.ts'
import { sightOf } from './sight.ts'

type Reply = { id: string; centre: string | null }

/** The files of ready answers. Whose answers they are is looked at by who asks. */
export type ReplyFiles = {
  /** Puts a file to a ready answer, in the place of the one it had; the old one is removed when files are swept. */
  keep(who: Acting, reply: Reply, content: AsyncIterable<Uint8Array>, claimed: Claimed): Promise<Stored | NotKept>
  /** Takes the file of a ready answer away. */
  remove(who: Acting, reply: Reply): Promise<void>
  /** Opens the file of a ready answer, from its beginning or a part of it; null when it has none. */
  open(replyId: string, part?: { from: number; to: number }): Promise<OpenedFile | null>
  /** Gives a conversation a copy of it, to be sent there; null when there is none, or the conversation is not for this person. */
  copy(who: Acting, conversationId: string, replyId: string): Promise<Stored | NotKept | null>
}

/** Puts together what is done with the files of ready answers. */
export function createReplyFiles(db: Db, store: MediaStore, now: () => Date): ReplyFiles {
  return {
    async keep(by, { id, centre }, content, claimed) {
      const put = await store.put(content, claimed)
      if (!('refused' in put)) await changeCannedFile(db, id, put, { by, at: now(), centre })
      return put
    },
    remove: (by, { id, centre }) => changeCannedFile(db, id, null, { by, at: now(), centre }),
    async open(replyId, part) {
      const file = await findCannedFile(db, replyId)
      const opened = file && (await store.get(file.id, part))
      return opened && { ...opened, ...file }
    },
    async copy(who, conversationId, replyId) {
      if (!(await readSeen(db, conversationId, sightOf(who)))) return null
      const file = await findCannedFile(db, replyId)
      const opened = file && (await store.get(file.id))
      if (!file || !opened) return null
      const put = await store.put(opened.stream, { kind: file.kind, name: file.name })
      if (!('refused' in put)) await keepFile(db, conversationId, put, now())
      return put
    },
  }
}
