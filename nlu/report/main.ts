import { writeFileSync } from 'node:fs'
import { apartTables } from './apart.ts'
import { rivalsTable } from './rivals-table.ts'
import { splitTables } from './splits.ts'
import { shown, type Table } from './table.ts'

/** `node --import tsx nlu/report/main.ts [apart] [splits] [rivals] [--markdown[=file]]`: without a part, all of them. */
const PARTS: Readonly<Record<string, () => Table[] | Promise<Table[]>>> = {
  apart: apartTables,
  splits: splitTables,
  rivals: async () => [await rivalsTable()],
}

const asked = process.argv.slice(2).filter(word => !word.startsWith('--'))
const markdown = process.argv.find(word => word.startsWith('--markdown'))
const written: string[] = []

for (const [part, tables] of Object.entries(PARTS)) {
  if (asked.length > 0 && !asked.includes(part)) continue
  for (const table of await tables()) {
    const text = shown(table, markdown !== undefined)
    written.push(text)
    console.log(text)
  }
}

const file = markdown?.split('=')[1]
if (file !== undefined) writeFileSync(file, `${written.join('\n')}\n`)
