import { ageOf } from '../../flows/preregister/birth.ts'
import type { FileState } from '../../flows/preregister/files.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Db } from '../../prisma/client.ts'
import { withDuplicates } from '../../prisma/store/file-detail.ts'
import {
  countStates,
  type FileRowKept,
  type FilesWanted,
  filesOfConversation,
  idsOfFiles,
  listFileIds,
  readFileRows,
} from '../../prisma/store/file-list.ts'
import { type Acting, isSeen, withinOf } from '../desk/acting.ts'
import type { Keys } from '../keys.ts'
import { openPerson } from './sealing.ts'
import type { FileFilter, FileGlance, FilePage, FileRow } from './view.ts'
import { wantedOf } from './wanted.ts'

/** `today`: Casablanca's date. */
export type ReadingParts = { db: Db; keys: Keys; now(): Date; today(): string }

const PAGE = 50

/** Files, latest first. A search for something that is no reference, phone nor name finds nothing. */
export async function listFiles(
  parts: ReadingParts,
  who: Acting,
  filter: FileFilter,
  after: number | null,
  size = PAGE,
): Promise<FilePage> {
  const { db, keys } = parts
  const { rows, next } = await pageOf(parts, await wantedOf(parts, who, filter), filter, after, size)
  return { rows: await rowsOf(db, keys, rows), next }
}

/** A page of a filter, and what to ask the next with. Where an age is asked for a page may hold fewer, or none, and not be the last. */
export async function pageOf(
  { db, keys, today }: ReadingParts,
  wanted: FilesWanted,
  { ages }: FileFilter,
  after: number | null,
  size: number,
): Promise<{ rows: readonly FileRowKept[]; next: number | null }> {
  const ids = await listFileIds(db, wanted, after, size)
  const rows = await readFileRows(db, ids)
  const isOfAge = ({ person }: FileRowKept): boolean => {
    const age = ageOf(openPerson(keys, person).birth, today())
    return !ages || (age !== null && ages.from <= age && age <= ages.to)
  }
  return { rows: ages ? rows.filter(isOfAge) : rows, next: ids.length === size ? (ids.at(-1) ?? null) : null }
}

const MOST_AT_ONCE = 1_000

/** The references of all files of a filter, latest first; null when they are more than `most`. */
export async function referencesOf(parts: ReadingParts, who: Acting, filter: FileFilter, most: number): Promise<string[] | null> {
  const wanted = await wantedOf(parts, who, filter)
  const found: string[] = []
  let after: number | null = null
  do {
    const { rows, next }: Awaited<ReturnType<typeof pageOf>> = await pageOf(parts, wanted, filter, after, MOST_AT_ONCE)
    found.push(...rows.map(({ reference }) => reference))
    if (found.length > most) return null
    after = next
  } while (after !== null)
  return found
}

async function rowsOf(db: Db, keys: Keys, rows: readonly FileRowKept[]): Promise<FileRow[]> {
  const doubled = await withDuplicates(db, [...new Set(rows.map(({ personId }) => personId))])
  return rows.map(row => fileRow(keys, row, doubled))
}

/** The files of some references that somebody may see. */
export async function someFiles({ db, keys }: ReadingParts, who: Acting, references: readonly string[]): Promise<FileRow[]> {
  const rows = await readFileRows(db, await idsOfFiles(db, references))
  return rowsOf(
    db,
    keys,
    rows.filter(({ centre }) => isSeen(who, centre)),
  )
}

const MOST_GLANCES = 12

/** The files begun in a conversation, of those somebody may see: what each is about and where it is, nothing that identifies. */
export async function glanceAt({ db }: ReadingParts, who: Acting, conversationId: string): Promise<FileGlance[]> {
  const rows = await filesOfConversation(db, conversationId, MOST_GLANCES)
  return rows
    .filter(({ centre }) => isSeen(who, centre))
    .map(({ centre: _, createdAt, state, ...row }) => ({ ...row, state: state as FileState, receivedAt: createdAt }))
}

export function fileRow(keys: Keys, row: FileRowKept, doubled: ReadonlySet<string>): FileRow {
  return { ...plain(row), name: openPerson(keys, row.person).name, duplicate: doubled.has(row.personId) }
}

/** What is said of a file without what identifies. */
export const plain = (row: Omit<FileRowKept, 'person'>) => ({
  reference: row.reference,
  service: row.service,
  centre: row.centre,
  commune: row.commune,
  state: row.state as FileState,
  channel: row.channel,
  locale: row.locale as Locale,
  receivedAt: row.createdAt,
  changedAt: row.changedAt,
})

/** How many files are in each state. */
export const countFiles = ({ db }: ReadingParts, who: Acting): Promise<Record<string, number>> => countStates(db, withinOf(who))
