import { calendar, event } from '../../../bot/appointments/icalendar.ts'
import type { Agenda, Entry } from '../../../bot/appointments/staff/agenda.ts'
import { clockTime } from '../../../flows/centres/opening.ts'
import { text } from '../../../locales/index.ts'
import { record } from '../../../prisma/store/audit.ts'
import { ROLES } from '../../../prisma/store/staff.ts'
import { type Ask, download } from '../page.ts'
import { tableFile } from '../table-file.ts'
import { Asked, HERE, shownOf } from './asked.ts'
import { serviceName } from './entry.tsx'

export const EXPORTING_ROLES = ['officer', 'manager', 'administrator'] as const

const HEAD = ['date', 'from', 'to', 'state', 'service', 'mediator', 'code', 'name', 'phone'] as const

/** The agenda that is shown, as a table, with who comes. */
export const agendaCsv = download({
  path: `${HERE}.csv`,
  roles: EXPORTING_ROLES,
  params: Asked,
  async give(ask, asked) {
    const shown = await shownOf(ask, asked)
    if (!shown) return null
    const head = HEAD.map(column => ask.words(`agenda.column.${column}`))
    return tableFile(ask, { name: 'agenda', action: 'appointment.exported', head, rows: rows(ask, shown.agenda) })
  },
})

async function* rows(ask: Ask, { entries }: Agenda): AsyncGenerator<string[]> {
  for (const entry of entries) yield cells(ask, entry)
}

const cells = (ask: Ask, { date, from, to, state, service, mediator, code, name, phone }: Entry): string[] => [
  date,
  clockTime(from),
  clockTime(to),
  ask.words(`agenda.state.${state}`),
  serviceName(ask, service),
  mediator?.name ?? '',
  code,
  name ?? '',
  phone ?? '',
]

/** The agenda that is shown, for a calendar (RFC 5545): codes and hours, nobody's name. */
export const agendaIcs = download({
  path: `${HERE}.ics`,
  roles: ROLES,
  params: Asked,
  async give(ask, asked) {
    const shown = await shownOf(ask, asked)
    if (!shown) return null
    const { agenda } = shown
    await record(ask.parts.db, { at: ask.now, by: ask.staff, action: 'appointment.exported', centre: agenda.centre })
    const word = text('appointment.calendar', ask.staff.locale === 'ar' ? 'ar' : 'fr')
    const body = calendar(
      agenda.entries.map(({ code, date, from, to }) =>
        event({ uid: code, date, from, minutes: to - from, summary: `${word} ${code}`, stamp: ask.now }),
      ),
    )
    return { name: `agenda-${agenda.first}.ics`, type: 'text/calendar; charset=utf-8', body }
  },
})
