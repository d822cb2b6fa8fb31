import type { OfferFile } from '../../flows/offers/offer.ts'
import { LOCALES, type Locale } from '../../locales/locale.ts'
import type { Db } from '../client.ts'
import { record } from './audit.ts'
import type { Change } from './canned-files.ts'
import type { FileKind, KeptFile } from './media.ts'

/** How files of offers, or of announcements, are read. */
export const FILES = {
  select: { id: true, kind: true, locale: true, mime: true, bytes: true, name: true },
  orderBy: { locale: 'asc' },
} as const
type FileRow = Omit<OfferFile, 'kind' | 'locale'> & { kind: string; locale: string }

/** Such a file as it was read: a picture, or a recording in one variety. */
export const fileOf = ({ kind, locale, ...file }: FileRow): OfferFile => ({
  ...file,
  kind: kind === 'voice' ? 'voice' : 'photo',
  locale: LOCALES.find(known => known === locale) ?? null,
})

/** A file of an offer, by its name in the media store; null when it is none. */
export async function findOfferFile(db: Pick<Db, 'offerFile'>, id: string): Promise<KeptFile | null> {
  const row = await db.offerFile.findUnique({ where: { id }, select: { id: true, kind: true, mime: true, bytes: true, name: true } })
  return row && { ...row, kind: row.kind as FileKind }
}

/** Puts a file in its place of an offer (`locale`: of a recording; null: the picture), or takes it away. What was sent with it stays sent. */
export async function changeOfferFile(
  db: Db,
  offerId: string,
  locale: Locale | null,
  file: KeptFile | null,
  { by, at, centre }: Change,
): Promise<void> {
  const slot = { kind: locale === null ? 'photo' : 'voice', locale: locale ?? '' }
  await db.$transaction(async tx => {
    await tx.offerFile.deleteMany({ where: { offerId, ...slot } })
    if (file) await tx.offerFile.create({ data: { ...file, ...slot, offerId } })
    await record(tx, { at, by, action: file ? 'offer.file-kept' : 'offer.file-removed', subject: 'offer', about: offerId, centre })
  })
}

/** Which of some names are files of offers. */
export const knownOfferFiles = async (db: Pick<Db, 'offerFile'>, ids: readonly string[]): Promise<Set<string>> =>
  new Set((await db.offerFile.findMany({ where: { id: { in: [...ids] } }, select: { id: true } })).map(({ id }) => id))
