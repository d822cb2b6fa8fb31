import { bornIn } from '../../flows/announcements/audience.ts'
import { ageOf } from '../../flows/preregister/birth.ts'
import type { ExtraQuestion } from '../../flows/preregister/extra.ts'
import type { FileState, PersonData } from '../../flows/preregister/files.ts'
import { readReference } from '../../flows/preregister/reference.ts'
import type { Locale } from '../../locales/locale.ts'
import { readEntities } from '../../nlu/entities/index.ts'
import { NO_NAMES } from '../../nlu/named.ts'
import type { Db } from '../../prisma/client.ts'
import { record, recorded } from '../../prisma/store/audit.ts'
import {
  type DuplicateKept,
  type FileDetail,
  readDuplicates,
  readDuplicatesOf,
  readFileDetail,
  withDuplicates,
} from '../../prisma/store/file-detail.ts'
import {
  countStates,
  type FileRowKept,
  type FilesWanted,
  filesOfConversation,
  idsOfFiles,
  listFileIds,
  readFileRows,
} from '../../prisma/store/file-list.ts'
import { questionsSchema } from '../../prisma/store/offers.ts'
import { LEADS_TO } from '../../prisma/store/registrations.ts'
import type { Acting } from '../desk/acting.ts'
import type { Keys } from '../keys.ts'
import { fillBorn } from './born.ts'
import { searchHashes } from './likeness.ts'
import { openPerson } from './sealing.ts'
import type { DuplicateSide, DuplicateView, FileFilter, FileGlance, FilePage, FileRow, FileView } from './view.ts'

/** `today`: Casablanca's date. */
export type ReadingParts = { db: Db; keys: Keys; now(): Date; today(): string }

/** The centres whose files somebody may see; null: all. */
export const withinOf = ({ role, centres }: Acting): readonly string[] | null => (role === 'administrator' ? null : centres)

/** Whether a file is one somebody may see: of their centres, or of none yet. */
export const maySee = (who: Acting, centre: string | null): boolean => centre === null || (withinOf(who)?.includes(centre) ?? true)

const PAGE = 50
/** A page that is looked at, acted on and shown again is one reading. */
const ONE_READING_MS = 10 * 60_000

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
    rows.filter(({ centre }) => maySee(who, centre)),
  )
}

const MOST_GLANCES = 12

/** The files begun in a conversation, of those somebody may see: what each is about and where it is, nothing that identifies. */
export async function glanceAt({ db }: ReadingParts, who: Acting, conversationId: string): Promise<FileGlance[]> {
  const rows = await filesOfConversation(db, conversationId, MOST_GLANCES)
  return rows
    .filter(({ centre }) => maySee(who, centre))
    .map(({ centre: _, createdAt, state, ...row }) => ({ ...row, state: state as FileState, receivedAt: createdAt }))
}

/** What a filter means for the database: names and phones become hashes, an age the years of birth. */
export async function wantedOf(
  { db, keys, today }: ReadingParts,
  who: Acting,
  { search, from, until, ages, ...filter }: FileFilter,
): Promise<FilesWanted> {
  if (ages) await fillBorn(db, keys)
  const born = ages && bornIn(ages, Number(today().slice(0, 4)))
  const base: FilesWanted = { within: withinOf(who), ...filter, since: from, until, born }
  return search?.trim() ? { ...base, ...searched(keys, search) } : base
}

function searched(keys: Keys, search: string): Pick<FilesWanted, 'reference' | 'phones' | 'names'> {
  const reference = readReference(search)
  if (reference && reference !== 'wrong') return { reference: reference.reference }
  const phone = phoneIn(search)
  if (phone) return { phones: keys.hashes('phone', phone) }
  const names = searchHashes(keys, search)
  // signs without a letter are no name: nothing is found rather than everything
  return names.length > 0 ? { names } : { phones: [] }
}

const phoneIn = (text: string): string | undefined =>
  readEntities(text, { names: NO_NAMES, now: new Date(0), today: '2000-01-01' }).find(({ kind }) => kind === 'phone')?.value as
    | string
    | undefined

export function fileRow(keys: Keys, row: FileRowKept, doubled: ReadonlySet<string>): FileRow {
  return { ...plain(row), name: openPerson(keys, row.person).name, duplicate: doubled.has(row.personId) }
}

const plain = (row: Omit<FileRowKept, 'person'>) => ({
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

/** A file with its history; null when there is none, or not for this person. Reading it is written in the journal. */
export async function readFile({ db, keys, now }: ReadingParts, who: Acting, reference: string): Promise<FileView | null> {
  const file = await readFileDetail(db, reference)
  if (!file || !maySee(who, file.centre)) return null
  const reading = { at: now(), by: who, action: 'file.read', subject: 'file', about: reference, centre: file.centre }
  if (!(await recorded(db, reading, new Date(now().getTime() - ONE_READING_MS)))) await record(db, reading)
  const doubled = await withDuplicates(db, [file.personId])
  return viewOf(keys, file, doubled)
}

function viewOf(keys: Keys, file: FileDetail, doubled: ReadonlySet<string>): FileView {
  const person = openPerson(keys, file.person)
  return {
    ...plain(file),
    name: person.name,
    duplicate: doubled.has(file.personId),
    person: shortened(person),
    beneficiary: file.beneficiary,
    rsu: file.rsu,
    hours: file.hours,
    needs: JSON.parse(file.needs) as string[],
    offer: file.offerId,
    reason: file.reason,
    conversation: file.conversationId,
    extra: extraOf(keys, file),
    consents: file.person.consents.map(({ id: _, personId: __, textHash: ___, ...consent }) => consent),
    history: file.events.map(({ kind, from, to, reason, staffId, at }) => ({ kind, from, to, reason, by: staffId, at })),
    others: file.person.registrations
      .filter(other => other.reference !== file.reference)
      .map(other => ({ ...other, state: other.state as FileState })),
    leadsTo: LEADS_TO[file.state as FileState] ?? [],
  }
}

const shortened = (person: PersonData): PersonData => ({ ...person, cin: person.cin && `…${person.cin.slice(-4)}` })

function extraOf(keys: Keys, { sealed, form, reference }: FileDetail): FileView['extra'] {
  if (!sealed || !form) return []
  const answers = keys.open<Record<string, unknown>>(sealed, `answers:${reference}`)
  const questions = questionsSchema.parse(JSON.parse(form.questions)) as ExtraQuestion[]
  return questions.flatMap(question => (Object.hasOwn(answers, question.id) ? [{ question, answer: answers[question.id] }] : []))
}

/** People who are probably one, side by side, latest first. Pairs with a file this person may not see are left out. */
export async function listDuplicates(
  { db, keys }: ReadingParts,
  who: Acting,
  state: DuplicateView['state'],
  after: number | null,
): Promise<{ pairs: DuplicateView[]; next: number | null }> {
  const rows = await readDuplicates(db, state, after, PAGE)
  return {
    pairs: rows.filter(pair => seesPair(who, pair)).map(row => pairOf(keys, row)),
    next: rows.length === PAGE ? (rows.at(-1)?.id ?? null) : null,
  }
}

const seesPair = (who: Acting, { earlier, later }: DuplicateKept): boolean =>
  [...earlier.registrations, ...later.registrations].every(({ centre }) => maySee(who, centre))

/** The pairs the person of a file is in, whatever was decided of them. */
export async function duplicatesOf({ db, keys }: ReadingParts, who: Acting, reference: string): Promise<DuplicateView[]> {
  const file = await db.registration.findUnique({ where: { reference }, select: { personId: true, centre: true } })
  if (!file || !maySee(who, file.centre)) return []
  const rows = await readDuplicatesOf(db, file.personId, PAGE)
  return rows.filter(pair => seesPair(who, pair)).map(row => pairOf(keys, row))
}

const pairOf = (keys: Keys, { id, state, at, earlier, later }: DuplicateKept): DuplicateView => ({
  id,
  state: state as DuplicateView['state'],
  at,
  earlier: sideOf(keys, earlier),
  later: sideOf(keys, later),
})

const sideOf = (keys: Keys, person: DuplicateKept['earlier']): DuplicateSide => ({
  person: shortened(openPerson(keys, person)),
  commune: person.commune,
  files: person.registrations.map(({ reference, service, state }) => ({ reference, service, state: state as FileState })),
})
