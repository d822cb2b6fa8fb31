import { z } from 'zod'
import { holds } from '../../bot/holds.ts'
import { listPeople, type Person, type Wanted } from '../../prisma/store/people.ts'
import { ROLES } from '../../prisma/store/staff.ts'
import { centreName, centresOf, withinOf } from './centres.ts'
import { Filters } from './filters.tsx'
import { type Ask, page } from './page.ts'
import { Pages, pageNumber } from './pages.tsx'
import { SettingsHead } from './settings-head.tsx'
import { When } from './when.tsx'

export const LOOK_AFTER = ['manager', 'administrator'] as const
const SIZE = 25

/** How the list is narrowed. */
export const PeopleAsked = z.object({
  q: z.string().trim().max(100).catch(''),
  role: z.enum(['', ...ROLES]).catch(''),
  centre: z.string().max(100).catch(''),
  state: z.enum(['', 'active', 'disabled']).catch(''),
  page: pageNumber,
})
export type PeopleAsked = z.infer<typeof PeopleAsked>

/** Which people a list asks for. */
export const wantedOf = (ask: Ask, { q, role, centre, state }: PeopleAsked): Wanted => ({
  called: q === '' ? undefined : names => holds(names, q),
  role: role || undefined,
  centre: centre || undefined,
  active: state === '' ? undefined : state === 'active',
  within: withinOf(ask),
})

/** The people of the staff whose accounts one looks after. */
export const people = page({
  path: '/console/settings/people',
  roles: LOOK_AFTER,
  place: 'settings',
  params: PeopleAsked,
  async load(ask, asked) {
    return { asked, ...(await listPeople(ask.parts.db, wantedOf(ask, asked), asked.page - 1, SIZE)) }
  },
  title: (_, ask) => ask.words('people.title'),
  view: ({ asked, people, count }, ask) => (
    <>
      <SettingsHead ask={ask} here="people" />
      <div class="head">
        <h1>{ask.words('people.title')}</h1>
        <span class="actions">
          <a class="btn" href={`/console/settings/people.csv${new URL(ask.url, 'http://console').search}`}>
            {ask.words('journal.export')}
          </a>
          <a class="btn btn-primary" href="/console/settings/people/new">
            {ask.words('people.add')}
          </a>
        </span>
      </div>
      <PeopleFilters ask={ask} asked={asked} />
      <p class="quiet" role="status">
        {ask.words('people.count', { count })}
      </p>
      {people.length === 0 ? <p class="empty">{ask.words('people.none')}</p> : <PeopleList ask={ask} people={people} />}
      <Pages ask={ask} page={asked.page} size={SIZE} count={count} />
    </>
  ),
})

const PeopleFilters = ({ ask, asked }: { ask: Ask; asked: PeopleAsked }) => (
  <Filters
    ask={ask}
    action="/console/settings/people"
    search={asked.q}
    choices={[
      {
        name: 'role',
        label: ask.words('people.role'),
        value: asked.role,
        options: ROLES.map(value => ({ value, label: ask.words(`role.${value}`) })),
      },
      {
        name: 'centre',
        label: ask.words('people.centre'),
        value: asked.centre,
        options: centresOf(ask).map(({ key }) => ({ value: key, label: centreName(ask, key) })),
      },
      {
        name: 'state',
        label: ask.words('people.state'),
        value: asked.state,
        options: (['active', 'disabled'] as const).map(value => ({ value, label: ask.words(`people.state.${value}`) })),
      },
    ]}
  />
)

const PeopleList = ({ ask, people }: { ask: Ask; people: readonly Person[] }) => (
  <ul class="card rows">
    {people.map(person => (
      <li key={person.id}>
        <a class="grow row-link" href={`/console/settings/people/${person.id}`}>
          <strong>
            <bdi>{person.name}</bdi>
          </strong>{' '}
          <bdi class="quiet" dir="ltr">
            {person.login}
          </bdi>
          <br />
          <span class="quiet">
            {ask.words(`role.${person.role}`)} · {centresText(ask, person)}
          </span>
        </a>
        <span class="end">
          <PersonState ask={ask} person={person} />
          {person.seenAt && (
            <span class="quiet">
              <When ask={ask} at={person.seenAt} />
            </span>
          )}
        </span>
      </li>
    ))}
  </ul>
)

/** The centres of a person in words. */
export const centresText = (ask: Ask, { role, centres }: Person): string =>
  role === 'administrator' ? ask.words('people.all-centres') : centres.map(key => centreName(ask, key)).join(' · ')

/** Whether a person may sign in: not any more, yes, or once they have chosen a password. */
export const stateOf = ({ active, hasPassword }: Person) => (!active ? 'disabled' : hasPassword ? 'active' : 'invited')

/** Whether a person may sign in, in a word and a colour. */
export function PersonState({ ask, person }: { ask: Ask; person: Person }) {
  const state = stateOf(person)
  return <span class={`tag tag-${state}`}>{ask.words(`people.state.${state}`)}</span>
}
