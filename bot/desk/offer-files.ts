import type { Locale } from '../../locales/locale.ts'
import type { Db } from '../../prisma/client.ts'
import { changeOfferFile, findOfferFile } from '../../prisma/store/offer-files.ts'
import type { Claimed, MediaStore, NotKept, Stored } from '../media/store.ts'
import type { OpenedFile } from '../ports.ts'
import type { Acting } from './acting.ts'

type Offer = { id: string; centre: string | null }

/** The pictures and recordings of offers. Whose offers they are is looked at by who asks. */
export type OfferFiles = {
  /** Puts a recording in one variety, or the picture (null), in the place of the one it had; the old one goes when files are swept. */
  keep(who: Acting, offer: Offer, locale: Locale | null, content: AsyncIterable<Uint8Array>, claimed: Claimed): Promise<Stored | NotKept>
  remove(who: Acting, offer: Offer, locale: Locale | null): Promise<void>
  /** Opens one by its name in the media store, from its beginning or a part of it; null for any other file. */
  open(id: string, part?: { from: number; to: number }): Promise<OpenedFile | null>
}

/** Puts together what is done with the files of offers. */
export function createOfferFiles(db: Db, store: MediaStore, now: () => Date): OfferFiles {
  return {
    async keep(by, { id, centre }, locale, content, claimed) {
      const kind = locale === null ? 'photo' : 'voice'
      const put = await store.put(content, { ...claimed, kind })
      if ('refused' in put) return put
      if (put.kind !== kind) {
        await store.remove(put.id)
        return { refused: 'type' }
      }
      await changeOfferFile(db, id, locale, put, { by, at: now(), centre })
      return put
    },
    remove: (by, { id, centre }, locale) => changeOfferFile(db, id, locale, null, { by, at: now(), centre }),
    open: (id, part) => openOfferFile(db, store, id, part),
  }
}

/** Opens a file of an offer: what is offered to everybody is no secret. */
export async function openOfferFile(
  db: Db,
  store: MediaStore,
  id: string,
  part?: { from: number; to: number },
): Promise<OpenedFile | null> {
  const file = await findOfferFile(db, id)
  const opened = file && (await store.get(id, part))
  return opened && { ...opened, ...file }
}
