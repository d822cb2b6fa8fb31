import { Readable } from 'node:stream'
import { record } from '../../prisma/store/audit.ts'
import type { Ask, Given } from './page.ts'

/** `of`: what the list is of, for the journal. */
type Table = {
  name: string
  action: string
  of?: { subject: string; about: string; centre: string | null }
  head: readonly string[]
  rows: AsyncIterable<readonly string[]>
}

/** A list as a table for other programs, read line by line. That it was taken away is written in the journal. */
export async function tableFile({ parts, staff, now }: Ask, { name, action, of, head, rows }: Table): Promise<Given> {
  await record(parts.db, { at: now, by: staff, action, ...of })
  const body = Readable.from(lines(head, rows), { objectMode: false })
  return { name: `${name}-${parts.clock.local(now).date}.csv`, type: 'text/csv; charset=utf-8', body }
}

async function* lines(head: readonly string[], rows: AsyncIterable<readonly string[]>): AsyncGenerator<string> {
  // a table program takes Arabic for something else without the mark in front
  yield `\ufeff${line(head)}`
  for await (const row of rows) yield line(row)
}

const line = (values: readonly string[]): string => `${values.map(cell).join(';')}\r\n`

// a table program would run what begins like this
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
