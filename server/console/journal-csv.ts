import { type Entry, readJournal } from '../../prisma/store/journal.ts'
import { centreName } from './centres.ts'
import { actionText, detailText, JournalAsked, namesIn, wantedOf } from './journal.tsx'
import { type Ask, download } from './page.ts'
import { LOOK_AFTER } from './people.tsx'
import { tableFile } from './table-file.ts'
import { clockDate, clockTime } from './when.tsx'

const AT_ONCE = 1_000
const HEAD = [
  'journal.when',
  'journal.who',
  'door.login',
  'journal.did',
  'journal.code',
  'journal.to',
  'people.centre',
  'journal.detail',
] as const

/** The journal as a table, with the filters of the page. */
export const journalCsv = download({
  path: '/console/settings/journal.csv',
  roles: LOOK_AFTER,
  params: JournalAsked,
  give: (ask, asked) =>
    tableFile(ask, { name: 'journal', action: 'journal.exported', head: HEAD.map(key => ask.words(key)), rows: rows(ask, asked) }),
})

async function* rows(ask: Ask, asked: JournalAsked): AsyncGenerator<string[]> {
  let before = asked.before
  for (;;) {
    const entries = await readJournal(ask.parts.db, wantedOf(ask, asked), AT_ONCE, before)
    const names = await namesIn(ask, entries)
    for (const entry of entries) yield cells(ask, entry, names)
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
