import type { Content } from '../../flows/content.ts'
import { record } from '../../prisma/store/audit.ts'
import type { Acting } from '../desk/acting.ts'
import { BOM, csvLine } from './csv.ts'
import type { FileRefusal } from './moving.ts'
import { pageOf, type ReadingParts } from './reading.ts'
import { cellsOf, headsOf } from './table.ts'
import type { FileFilter } from './view.ts'
import { wantedOf } from './wanted.ts'
import { xlsx } from './xlsx.ts'

export type ExportAs = { format: 'csv' | 'xlsx'; locale: 'fr' | 'ar' }
export type Exported = { type: string; name: string; content: AsyncIterable<Buffer> }

const TYPES = { csv: 'text/csv; charset=utf-8', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } as const
const PAGE = 500

/**
 * The files of a filter as a table, page by page in constant memory. Only those who lead may; that it was begun is written in the journal
 * before the first line leaves, and how many lines left at its end. `told` hears how many rows have gone.
 */
export async function exportFiles(
  parts: ReadingParts & { content(): Content },
  who: Acting,
  filter: FileFilter,
  { format, locale }: ExportAs,
  told: (rows: number) => void = () => {},
): Promise<Exported | FileRefusal> {
  if (who.role !== 'manager' && who.role !== 'administrator') return { refused: 'not-allowed' }
  const at = parts.now()
  const detail = { format, filtered: Object.keys(filter).join(' ') }
  await record(parts.db, { at, by: who, action: 'files.exported', subject: 'files', detail })
  const rows = table(parts, who, filter, locale, told)
  const content = format === 'csv' ? csv(rows) : xlsx(rows, { rightToLeft: locale === 'ar' })
  return { type: TYPES[format], name: `jisr-${at.toISOString().slice(0, 10)}.${format}`, content }
}

async function* table(
  parts: ReadingParts & { content(): Content },
  who: Acting,
  filter: FileFilter,
  locale: 'fr' | 'ar',
  told: (rows: number) => void,
): AsyncGenerator<string[]> {
  const { db, keys, now, content } = parts
  const wanted = await wantedOf(parts, who, filter)
  const named = { content: content(), locale }
  yield headsOf(locale)
  let after: number | null = null
  let gone = 0
  do {
    const { rows, next }: Awaited<ReturnType<typeof pageOf>> = await pageOf(parts, wanted, filter, after, PAGE)
    for (const row of rows) yield cellsOf(keys, named, row)
    gone += rows.length
    told(gone)
    after = next
  } while (after !== null)
  await record(db, { at: now(), by: who, action: 'files.left', subject: 'files', detail: { rows: gone } })
}

const LINES = 200

async function* csv(rows: AsyncIterable<readonly string[]>): AsyncGenerator<Buffer> {
  let waiting = BOM
  let lines = 0
  for await (const cells of rows) {
    waiting += csvLine(cells)
    lines += 1
    if (lines % LINES > 0) continue
    yield Buffer.from(waiting)
    waiting = ''
  }
  if (waiting !== '') yield Buffer.from(waiting)
}
