import { listPeople } from '../../prisma/store/people.ts'
import { type Ask, download } from './page.ts'
import { centresText, LOOK_AFTER, PeopleAsked, stateOf, wantedOf } from './people.tsx'
import { tableFile } from './table-file.ts'
import { clockDate, clockTime } from './when.tsx'

const AT_ONCE = 500

/** The people of the staff one looks after as a table, with the filters of the page. */
export const peopleCsv = download({
  path: '/console/settings/people.csv',
  roles: LOOK_AFTER,
  params: PeopleAsked,
  give: (ask, asked) => {
    const head = [ask.words('people.name'), ask.words('door.login'), ask.words('people.role'), ask.words('people.centre')]
    const more = [ask.words('people.state'), ask.words('people.seen')]
    return tableFile(ask, { name: 'staff', action: 'people.exported', head: [...head, ...more], rows: rows(ask, asked) })
  },
})

async function* rows(ask: Ask, asked: PeopleAsked): AsyncGenerator<string[]> {
  const { db, clock } = ask.parts
  for (let page = 0; ; page++) {
    const { people } = await listPeople(db, wantedOf(ask, asked), page, AT_ONCE)
    for (const person of people) {
      const seen = person.seenAt ? `${clockDate(clock, person.seenAt)} ${clockTime(clock, person.seenAt)}` : ''
      const { name, login, role } = person
      yield [name, login, ask.words(`role.${role}`), centresText(ask, person), ask.words(`people.state.${stateOf(person)}`), seen]
    }
    if (people.length < AT_ONCE) return
  }
}
