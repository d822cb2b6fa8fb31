import { Readable } from 'node:stream'
import { record } from '../../prisma/store/audit.ts'
import { type Entry, readJournal } from '../../prisma/store/journal.ts'
import { centreName } from './centres.ts'
import { actionText, detailText, JournalAsked, namesIn, wantedOf } from './journal.tsx'
import { type Ask, download } from './page.ts'
import { LOOK_AFTER } from './people.tsx'
import { clockDate, clockTime } from './when.tsx'

const AT_ONCE = 1_000

/** The journal as a table for other programs, with the filters of the page. That it was taken away is written in it. */
export const journalCsv = download({
  path: '/console/settings/journal.csv',
  roles: LOOK_AFTER,
  params: JournalAsked,
  async give(ask, asked) {
    await record(ask.parts.db, { at: ask.now, by: ask.staff, action: 'journal.exported' })
    const name = `journal-${ask.parts.clock.local(ask.now).date}.csv`
    // a table program takes Arabic for something else without the mark in front
    return { name, type: 'text/csv; charset=utf-8', body: Readable.from(lines(ask, asked), { objectMode: false }) }
  },
})

async function* lines(ask: Ask, asked: JournalAsked): AsyncGenerator<string> {
  const { words } = ask
  const head = [
    'journal.when',
    'journal.who',
    'door.login',
    'journal.did',
    'journal.code',
    'journal.to',
    'people.centre',
    'journal.detail',
  ] as const
  yield `\ufeff${row(head.map(key => words(key)))}`
  let before = asked.before
  for (;;) {
    const entries = await readJournal(ask.parts.db, wantedOf(ask, asked), AT_ONCE, before)
    const names = await namesIn(ask, entries)
    yield entries.map(entry => row(cells(ask, entry, names))).join('')
    if (entries.length < AT_ONCE) return
    before = entries.at(-1)?.id
  }
}

function cells(ask: Ask, entry: Entry, names: ReadonlyMap<string, string>): string[] {
  const { at, staffId, login, action, subject, about, centre, detail } = entry
  return [
    `${clockDate(ask.parts.clock, at)} ${clockTime(ask.parts.clock, at)}`,
    (staffId && names.get(staffId)) ?? '',
    login ?? '',
    actionText(ask, action),
    action,
    (subject === 'staff' && about && names.get(about)) || about || '',
    centre ? centreName(ask, centre) : '',
    detail ? detailText(detail) : '',
  ]
}

const row = (values: readonly string[]): string => `${values.map(cell).join(';')}\r\n`

// a table program would run what begins like this
const cell = (text: string): string => `"${(/^[=+\-@\t\r]/.test(text) ? `'${text}` : text).replaceAll('"', '""')}"`
