import type { OfferFile } from '../../flows/offers/offer.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Db, Tx } from '../client.ts'
import { editAnnouncement } from './announcements.ts'
import { record } from './audit.ts'
import type { Change } from './canned-files.ts'
import type { FileKind, KeptFile } from './media.ts'
import { FILES, fileOf } from './offer-files.ts'

/** The files of an announcement itself, and those of its offer. */
export type Files = { own: readonly OfferFile[]; offer: readonly OfferFile[] }

/** Reads what may go with an announcement; an `id` nobody knows has none of its own. */
export async function filesFor(
  db: Pick<Db, 'announcementFile' | 'offerFile'>,
  { id, offerId }: { id: string; offerId: string | null },
): Promise<Files> {
  const [own, offer] = await Promise.all([
    db.announcementFile.findMany({ where: { announcementId: id }, ...FILES }),
    offerId === null ? [] : db.offerFile.findMany({ where: { offerId }, ...FILES }),
  ])
  return { own: own.map(fileOf), offer: offer.map(fileOf) }
}

/** A file of an announcement by its name in the media store, with the centre of the announcement; null when it is none. */
export async function findAnnouncementFile(
  db: Pick<Db, 'announcementFile'>,
  id: string,
): Promise<(KeptFile & { centre: string | null }) | null> {
  const row = await db.announcementFile.findUnique({
    where: { id },
    select: { id: true, kind: true, mime: true, bytes: true, name: true, announcement: { select: { centre: true } } },
  })
  if (!row) return null
  const { announcement, ...file } = row
  return { ...file, kind: file.kind as FileKind, centre: announcement.centre }
}

/** Which of some names are files of announcements. */
export const knownAnnouncementFiles = async (db: Pick<Db, 'announcementFile'>, ids: readonly string[]): Promise<Set<string>> =>
  new Set((await db.announcementFile.findMany({ where: { id: { in: [...ids] } }, select: { id: true } })).map(({ id }) => id))

/** Where a file is put: the recording of one variety, or the picture (null), of an announcement as it was seen. */
export type Slot = { id: string; version: number; locale: Locale | null }

/**
 * Puts a file in its place of an announcement that nobody was told yet, or takes it away (null). It is an edit: the version grows, an
 * approval is taken back, and who edits is its author. False when it is no longer the version that was seen; nothing is done then.
 */
export async function changeAnnouncementFile(
  db: Db,
  { id, version, locale }: Slot,
  file: KeptFile | null,
  { by, at, centre }: Change,
): Promise<boolean> {
  const slot = { kind: locale === null ? 'photo' : 'voice', locale: locale ?? '' }
  return db.$transaction(async tx => {
    if (!(await editAnnouncement(tx, id, version, null, by.id, at))) return false
    await tx.announcementFile.deleteMany({ where: { announcementId: id, ...slot } })
    if (file) await tx.announcementFile.create({ data: { ...file, ...slot, announcementId: id } })
    const action = file ? 'announcement.file-kept' : 'announcement.file-removed'
    await record(tx, { at, by, action, subject: 'announcement', about: id, centre })
    return true
  })
}

/** Puts copies of files to an announcement that was just written. */
export async function addAnnouncementFiles(
  tx: Tx,
  announcementId: string,
  files: readonly (KeptFile & { locale: Locale | null })[],
): Promise<void> {
  for (const { locale, ...file } of files) await tx.announcementFile.create({ data: { ...file, announcementId, locale: locale ?? '' } })
}
