import { randomUUID } from 'node:crypto'
import type { OfferFile } from '../../flows/offers/offer.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Db } from '../../prisma/client.ts'
import { addAnnouncementFiles, changeAnnouncementFile, filesFor, findAnnouncementFile } from '../../prisma/store/announcement-files.ts'
import { findAnnouncement } from '../../prisma/store/announcements.ts'
import { findOfferFile } from '../../prisma/store/offer-files.ts'
import { type Acting, type Done, isSeen } from '../desk/acting.ts'
import type { Claimed, MediaStore, NotKept, Stored } from '../media/store.ts'
import type { OpenedFile } from '../ports.ts'
import { type AnnouncementRefusal, mayWrite } from './sight.ts'

/** Where a file is put, of an announcement as it was seen: the recording of a variety, or the picture (null). */
export type FilePlace = { id: string; version: number; locale: Locale | null }
type Part = { from: number; to: number }

/** The pictures and recordings of announcements. To change one is to edit the announcement: an approval is taken back. */
export type AnnouncementFiles = {
  /** What an announcement has itself, and what its offer has; `id` empty: it is not written down yet. */
  of(announcement: { id: string; offerId: string | null }): ReturnType<typeof filesFor>
  /** Puts a file in the place of the one there was, which goes when files are swept. */
  keep(who: Acting, place: FilePlace, content: AsyncIterable<Uint8Array>, claimed: Claimed): Promise<Stored | NotKept | AnnouncementRefusal>
  remove(who: Acting, place: FilePlace): Promise<Done | AnnouncementRefusal>
  /** Gives a new announcement copies of the files of another. */
  copy(who: Acting, from: string, to: string): Promise<void>
  /** Opens one, or one of an offer, by its name in the media store; null for any other, and for what is not this person's to see. */
  open(who: Acting, id: string, part?: Part): Promise<OpenedFile | null>
}

/** Puts together what is done with the files of announcements. */
export function createAnnouncementFiles(db: Db, store: MediaStore, now: () => Date): AnnouncementFiles {
  const writable = async (who: Acting, id: string): Promise<{ centre: string | null } | AnnouncementRefusal> => {
    const found = await findAnnouncement(db, id)
    if (!found || !isSeen(who, found.centre)) return { refused: 'not-found' }
    return mayWrite(who, found.centre) ? found : { refused: 'not-allowed' }
  }
  const copied = async (file: OfferFile): Promise<(Stored & { kind: OfferFile['kind']; locale: Locale | null })[]> => {
    const opened = await store.get(file.id)
    const put = opened && (await store.put(opened.stream, { kind: file.kind, name: file.name, id: randomUUID() }))
    return put && !('refused' in put) ? [{ ...put, kind: file.kind, locale: file.locale }] : []
  }

  return {
    of: announcement => filesFor(db, announcement),
    async keep(by, place, content, claimed) {
      const found = await writable(by, place.id)
      if ('refused' in found) return found
      const kind = place.locale === null ? 'photo' : 'voice'
      const put = await store.put(content, { ...claimed, kind })
      if ('refused' in put) return put
      const fits = put.kind === kind
      const kept = fits && (await changeAnnouncementFile(db, place, put, { by, at: now(), centre: found.centre }))
      if (kept) return put
      await store.remove(put.id)
      return { refused: fits ? 'changed' : 'type' }
    },
    async remove(by, place) {
      const found = await writable(by, place.id)
      if ('refused' in found) return found
      const done = await changeAnnouncementFile(db, place, null, { by, at: now(), centre: found.centre })
      return done ? { done: true } : { refused: 'changed' }
    },
    async copy(who, from, to) {
      const [before, after] = await Promise.all([findAnnouncement(db, from), writable(who, to)])
      if (!before || !isSeen(who, before.centre) || 'refused' in after) return
      const files: Awaited<ReturnType<typeof copied>> = []
      for (const file of (await filesFor(db, { id: from, offerId: null })).own) files.push(...(await copied(file)))
      await db.$transaction(tx => addAnnouncementFiles(tx, to, files))
    },
    async open(who, id, part) {
      const own = await findAnnouncementFile(db, id)
      const file = own ? isSeen(who, own.centre) && own : await findOfferFile(db, id)
      const opened = file && (await store.get(id, part))
      return opened ? { ...opened, ...file } : null
    },
  }
}

/** Opens a file of an announcement for whoever has its name: it was told to them. */
export async function openAnnounced(db: Db, store: MediaStore, id: string, part?: Part): Promise<OpenedFile | null> {
  const file = await findAnnouncementFile(db, id)
  const opened = file && (await store.get(id, part))
  return opened && { ...opened, ...file }
}
