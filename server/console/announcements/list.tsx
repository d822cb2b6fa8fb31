import { z } from 'zod'
import { STATES, type State as StateName } from '../../../flows/announcements/announcement.ts'
import type { Announcement } from '../../../prisma/store/announcements.ts'
import { ROLES } from '../../../prisma/store/staff.ts'
import { centreName } from '../centres.ts'
import { type Ask, page } from '../page.ts'
import { When } from '../when.tsx'
import { announcementName } from './name.ts'
import { State } from './state.tsx'
import { announcementAddress, HERE, LEAD_ROLES, WRITE_ROLES } from './words.ts'

/** What the tabs stand for. */
const TABS = {
  all: STATES,
  writing: ['draft', 'submitted', 'approved'],
  coming: ['scheduled'],
  going: ['freezing', 'sending', 'paused'],
  over: ['done', 'cancelled'],
} as const satisfies Readonly<Record<string, readonly StateName[]>>
type Tab = keyof typeof TABS
const NAMES = Object.keys(TABS) as Tab[]

const Asked = z.object({ tab: z.enum(NAMES).catch('all'), after: z.string().max(64).optional() })

/** What is told to many: written, coming, under way, over. */
export const announcements = page({
  path: HERE,
  roles: ROLES,
  place: 'announcements',
  params: Asked,
  async load({ parts, staff }, { tab, after }) {
    const rows = await parts.announcements.list(staff, { states: TABS[tab], ...(after !== undefined && { after }) })
    return { tab, after, rows }
  },
  title: (_, ask) => ask.words('announce.title'),
  view: ({ tab, after, rows }, ask) => (
    <>
      <Head ask={ask} />
      <Tabs ask={ask} tab={tab} />
      {rows.length === 0 ? (
        <p class="empty">{ask.words(tab === 'all' ? 'announce.none' : 'announce.none-here')}</p>
      ) : (
        <ul class="card rows announce-list">
          {rows.map(row => (
            <Row key={row.id} ask={ask} row={row} />
          ))}
        </ul>
      )}
      <nav class="pages" aria-label={ask.words('pages.label')}>
        {after !== undefined && (
          <a class="btn" href={`${HERE}?tab=${tab}`}>
            {ask.words('announce.latest')}
          </a>
        )}
        {rows.length === 30 && (
          <a class="btn" href={`${HERE}?tab=${tab}&after=${rows.at(-1)?.id}`}>
            {ask.words('announce.older')}
          </a>
        )}
      </nav>
    </>
  ),
})

const Head = ({ ask }: { ask: Ask }) => (
  <div class="head">
    <h1>{ask.words('announce.title')}</h1>
    <div class="actions">
      {LEAD_ROLES.some(role => role === ask.staff.role) && (
        <a class="btn" href={`${HERE}/rules`}>
          {ask.words('announce.rules')}
        </a>
      )}
      {WRITE_ROLES.some(role => role === ask.staff.role) && (
        <a class="btn btn-primary" href={`${HERE}/new`}>
          {ask.words('announce.new')}
        </a>
      )}
    </div>
  </div>
)

const Tabs = ({ ask, tab }: { ask: Ask; tab: Tab }) => (
  <nav class="file-tabs" aria-label={ask.words('announce.states')}>
    {NAMES.map(name => (
      <a key={name} href={name === 'all' ? HERE : `${HERE}?tab=${name}`} aria-current={name === tab ? 'true' : undefined}>
        {ask.words(`announce.tab.${name}`)}
      </a>
    ))}
  </nav>
)

const Row = ({ ask, row }: { ask: Ask; row: Announcement }) => (
  <li>
    <span class="grow">
      <a class="row-link" href={announcementAddress(row.id)}>
        <bdi>{announcementName(ask, row)}</bdi>
      </a>
      <br />
      <span class="quiet">
        {row.centre === null ? ask.words('announce.all-centres') : centreName(ask, row.centre)}
        {' · '}
        {row.rule ? ask.words('announce.by-rule') : <bdi>{row.author?.name ?? ask.words('announce.nobody')}</bdi>}
        {' · '}
        <When ask={ask} at={row.changedAt} />
      </span>
    </span>
    <span class="end">
      <State ask={ask} state={row.state} />
    </span>
  </li>
)
