import { z } from 'zod'
import { isConsoleKey } from '../../locales/console.ts'
import { type Entry, namesOfStaff, readJournal, type Wanted } from '../../prisma/store/journal.ts'
import { centreName, withinOf } from './centres.ts'
import { Filters } from './filters.tsx'
import { DAY_MINUTES, localInstant } from './local-instant.ts'
import { type Ask, page } from './page.ts'
import { LOOK_AFTER } from './people.tsx'
import { SettingsHead } from './settings-head.tsx'
import { clockDate, clockTime } from './when.tsx'

const SIZE = 50
/** Kinds of actions, as the filter offers them. */
export const KINDS = [
  'staff',
  'conversation',
  'handover',
  'message',
  'media',
  'appointment',
  'settings',
  'journal',
  'file',
  'files',
  'duplicate',
  'offer',
  'form',
  'person',
  'retention',
  'announcement',
] as const

const day = z.union([z.literal(''), z.iso.date()]).catch('')
export const JournalAsked = z.object({
  q: z.string().trim().max(100).catch(''),
  kind: z.enum(['', ...KINDS]).catch(''),
  about: z.string().trim().max(100).catch(''),
  from: day,
  until: day,
  before: z.coerce.number().int().positive().optional().catch(undefined),
})
export type JournalAsked = z.infer<typeof JournalAsked>

/** What was asked for, as the journal knows it; days are Casablanca's, both included. */
export const wantedOf = (ask: Ask, { q, kind, about, from, until }: JournalAsked): Wanted => ({
  within: withinOf(ask),
  person: q || undefined,
  action: kind || undefined,
  about: about || undefined,
  from: from === '' ? undefined : localInstant(ask.parts.clock, from),
  until: until === '' ? undefined : localInstant(ask.parts.clock, until, DAY_MINUTES),
})

/** Who did what, to what, when. Nobody can change it, and it says nothing of what citizens wrote. */
export const journal = page({
  path: '/console/settings/journal',
  roles: LOOK_AFTER,
  place: 'settings',
  params: JournalAsked,
  async load(ask, asked) {
    const found = await readJournal(ask.parts.db, wantedOf(ask, asked), SIZE + 1, asked.before)
    const entries = found.slice(0, SIZE)
    return { asked, entries, more: found.length > SIZE, names: await namesIn(ask, entries) }
  },
  title: (_, ask) => ask.words('journal.title'),
  view: ({ asked, entries, more, names }, ask) => (
    <>
      <SettingsHead ask={ask} here="journal" />
      <div class="head">
        <h1>{ask.words('journal.title')}</h1>
        <a class="btn" href={`/console/settings/journal.csv${queryOf(ask)}`}>
          {ask.words('journal.export')}
        </a>
      </div>
      <p class="quiet">{ask.words('journal.what')}</p>
      <JournalFilters ask={ask} asked={asked} />
      {entries.length === 0 ? <p class="empty">{ask.words('journal.none')}</p> : <Lines ask={ask} entries={entries} names={names} />}
      <nav class="pages" aria-label={ask.words('pages.label')}>
        {asked.before !== undefined && (
          <a class="btn" href={addressOf(ask, null)}>
            {ask.words('journal.latest')}
          </a>
        )}
        {more && (
          <a class="btn" href={addressOf(ask, entries.at(-1)?.id ?? null)}>
            {ask.words('journal.older')}
          </a>
        )}
      </nav>
    </>
  ),
})

/** What those a journal names are called. */
export const namesIn = (ask: Ask, entries: readonly Entry[]): Promise<Map<string, string>> =>
  namesOfStaff(
    ask.parts.db,
    entries.flatMap(({ staffId, subject, about }) => [...(staffId ? [staffId] : []), ...(subject === 'staff' && about ? [about] : [])]),
  )

const queryOf = ({ url }: Ask): string => new URL(url, 'http://console').search

function addressOf({ url }: Ask, before: number | null): string {
  const { pathname, searchParams } = new URL(url, 'http://console')
  searchParams.delete('before')
  if (before !== null) searchParams.set('before', String(before))
  return searchParams.size > 0 ? `${pathname}?${searchParams}` : pathname
}

const JournalFilters = ({ ask, asked }: { ask: Ask; asked: JournalAsked }) => (
  <Filters
    ask={ask}
    action="/console/settings/journal"
    search={asked.q}
    choices={[
      {
        name: 'kind',
        label: ask.words('journal.kind'),
        value: asked.kind,
        options: KINDS.map(value => ({ value, label: ask.words(`journal.kind.${value}`) })),
      },
    ]}
    dates={[
      { name: 'from', label: ask.words('journal.from'), value: asked.from },
      { name: 'until', label: ask.words('journal.until'), value: asked.until },
    ]}
  />
)

/** What was done, in words; one that a later release calls otherwise keeps its own name. */
export function actionText({ words }: Ask, action: string): string {
  const key = `action.${action}`
  return isConsoleKey(key) ? words(key as 'action.staff.added') : action
}

const Lines = ({ ask, entries, names }: { ask: Ask; entries: readonly Entry[]; names: ReadonlyMap<string, string> }) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
  <section class="card scroll" tabIndex={0} aria-label={ask.words('journal.title')}>
    <table class="table">
      <thead>
        <tr>
          <th scope="col">{ask.words('journal.when')}</th>
          <th scope="col">{ask.words('journal.who')}</th>
          <th scope="col">{ask.words('journal.did')}</th>
          <th scope="col">{ask.words('journal.to')}</th>
          <th scope="col">{ask.words('people.centre')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map(entry => (
          <Line key={entry.id} ask={ask} entry={entry} names={names} />
        ))}
      </tbody>
    </table>
  </section>
)

function Line({ ask, entry, names }: { ask: Ask; entry: Entry; names: ReadonlyMap<string, string> }) {
  const { at, staffId, login, subject, about, centre, detail } = entry
  return (
    <tr>
      <td class="nowrap">
        <time dateTime={at.toISOString()}>
          <bdi dir="ltr">
            {clockDate(ask.parts.clock, at)} {clockTime(ask.parts.clock, at)}
          </bdi>
        </time>
      </td>
      <td>
        <bdi>{(staffId && names.get(staffId)) ?? login ?? ask.words('journal.machine')}</bdi>
      </td>
      <td>
        {actionText(ask, entry.action)}
        {detail && (
          <span class="quiet">
            <br />
            <bdi dir="ltr">{detailText(detail)}</bdi>
          </span>
        )}
      </td>
      <td>{about && <bdi dir="auto">{subject === 'staff' ? (names.get(about) ?? about) : about}</bdi>}</td>
      <td>{centre && centreName(ask, centre)}</td>
    </tr>
  )
}

/** What a line says besides, as `role: mediator, centres: dakhla`. */
export const detailText = (detail: string): string =>
  Object.entries(JSON.parse(detail) as Record<string, unknown>)
    .map(([name, value]) => `${name}: ${value}`)
    .join(', ')
