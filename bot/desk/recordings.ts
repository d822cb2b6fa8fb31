import type { Db } from '../../prisma/client.ts'
import { changeRecording, findRecording, type Place } from '../../prisma/store/recordings.ts'
import { TYPES } from '../media/kinds.ts'
import type { MediaStore, NotKept, Stored } from '../media/store.ts'
import type { OpenedFile } from '../ports.ts'
import type { Acting } from './acting.ts'

/** The recorded answers, and their bytes in the media store. */
export type RecordingFiles = {
  /** Puts a recording in the place of the one there was; the old one is removed when files are swept. Only what sounds is kept. */
  keep(who: Acting, place: Place, content: AsyncIterable<Uint8Array>): Promise<Stored | NotKept>
  /** Takes a recording away. */
  remove(who: Acting, place: Place): Promise<void>
  /** Opens a recording, from its beginning or a part of it; null where there is none. */
  open(which: Place | { id: string }, part?: { from: number; to: number }): Promise<OpenedFile | null>
}

/** Puts together what is done with recorded answers. `changed`: the next turn answers with them. */
export function createRecordingFiles(db: Db, store: MediaStore, now: () => Date, changed: () => Promise<void>): RecordingFiles {
  return {
    async keep(by, place, content) {
      const put = await store.put(content, { kind: 'voice' })
      if ('refused' in put) return put
      if (TYPES[put.mime]?.shows !== 'audio') {
        await store.remove(put.id)
        return { refused: 'type' }
      }
      await changeRecording(db, place, put, { by, at: now() })
      await changed()
      return put
    },
    async remove(by, place) {
      await changeRecording(db, place, null, { by, at: now() })
      await changed()
    },
    async open(which, part) {
      const file = await findRecording(db, which)
      const opened = file && (await store.get(file.id, part))
      return opened && { ...opened, ...file, name: null }
    },
  }
}
