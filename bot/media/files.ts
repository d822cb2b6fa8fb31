import type { Db } from '../../prisma/client.ts'
import { findAnnouncementFile } from '../../prisma/store/announcement-files.ts'
import { findFile } from '../../prisma/store/media.ts'
import { findOfferFile } from '../../prisma/store/offer-files.ts'
import { findRecording } from '../../prisma/store/recordings.ts'
import { openAnnounced } from '../announcements/files.ts'
import { openEntry, sentEntry } from '../appointments/calendar-file.ts'
import type { ReadFile } from '../channels/channel.ts'
import { openOfferFile } from '../desk/offer-files.ts'
import type { RecordingFiles } from '../desk/recordings.ts'
import type { Files } from '../ports.ts'
import { openReceipt, receiptContent } from '../registrations/receipt.ts'
import type { MediaStore } from './store.ts'

/** Files for the pages of citizens: each conversation opens its own, and no other. */
export function createFiles(db: Db, store: MediaStore, recordings: Pick<RecordingFiles, 'open'>): Files {
  return {
    limit: store.limit,
    put: store.put,
    async open(channel, addresses, id, part) {
      const made = openReceipt(id, part) ?? openEntry(id, part)
      if (made) return made
      const file = await findFile(db, id)
      // what is read aloud, offered or announced to everybody belongs to no conversation
      if (!file)
        return (await recordings.open({ id }, part)) ?? (await openOfferFile(db, store, id, part)) ?? openAnnounced(db, store, id, part)
      const own = file?.conversation.channel === channel && addresses.includes(file.conversation.address)
      if (!own || file.state !== 'kept') return null
      const opened = await store.get(id, part)
      return opened && { ...opened, id, kind: file.kind, mime: file.mime, bytes: file.bytes, name: file.name }
    },
    async drop(id) {
      if (!(await findFile(db, id))) await store.remove(id)
    },
  }
}

const recordingOf = async (db: Db, id: string) => {
  const found = await findRecording(db, { id })
  return found && ({ ...found, name: null, state: 'kept' } as const)
}

const offeredOrAnnounced = async (db: Db, id: string) => {
  const found = (await findOfferFile(db, id)) ?? (await findAnnouncementFile(db, id))
  return found && ({ ...found, state: 'kept' } as const)
}

/** Reads whole files for the channels that send them. */
export const fileReader =
  (db: Db, store: MediaStore): ReadFile =>
  async id => {
    const receipt = receiptContent(id)
    if (receipt) return { content: receipt, mime: 'image/png', name: 'jisr.png' }
    const entry = sentEntry(id)
    if (entry) return entry
    const file = (await findFile(db, id)) ?? (await recordingOf(db, id)) ?? (await offeredOrAnnounced(db, id))
    const opened = file?.state === 'kept' ? await store.get(id) : null
    return file && opened && { content: Buffer.concat(await opened.stream.toArray()), mime: file.mime, name: file.name }
  }
