import { z } from 'zod'
import type { Person } from '../../prisma/store/people.ts'
import { ROLES } from '../../prisma/store/staff.ts'
import { addAccount, changeAccount, LOGIN, resetAccount, switchAccount } from './accounts.ts'
import { line, nothing, several } from './body.ts'
import { type Ask, deed, type Outcome } from './page.ts'
import { LOOK_AFTER } from './people.tsx'
import { centresAfter, mayChange, mayTurn, rolesFor } from './people-rules.ts'
import { HERE, LinkOnce, newPerson, PersonParams, person, seenPerson } from './person.tsx'
import { loginOf } from './sign-in.ts'

const Fields = z.object({ name: line(80), role: z.enum(ROLES), centres: several })
const doing = ({ parts, staff, now }: Ask) => ({ db: parts.db, by: staff, now })

// what the rules of roles and centres say against a choice
function against(ask: Ask, person: Person | null, { role, centres }: z.infer<typeof Fields>): Outcome {
  const wrong = (field: string, word: 'people.role-not-yours' | 'people.centre-needed'): Outcome => ({
    refused: 422,
    sentence: ask.words('form.wrong'),
    fields: { [field]: ask.words(word) },
  })
  if (!rolesFor(ask.staff, person).includes(role)) return wrong('role', 'people.role-not-yours')
  if (role !== 'administrator' && centresAfter(ask.staff, person, centres).length === 0) return wrong('centres', 'people.centre-needed')
  return null
}

const shownOnce = (ask: Ask, name: string, path: string): Outcome => ({
  once: {
    title: ask.words('people.link-title', { name }),
    place: 'settings',
    content: <LinkOnce ask={ask} name={name} link={whole(ask, path)} />,
  },
})

const whole = ({ parts, origin }: Ask, path: string): string => `${parts.config.publicUrl ?? origin}${path}`

/** Adds an account, and shows the link that opens it. */
export const addOne = deed({
  path: `${HERE}/new`,
  roles: LOOK_AFTER,
  params: nothing,
  back: newPerson,
  body: Fields.extend({ login: line(40).transform(loginOf).pipe(z.string().regex(LOGIN, 'people.login-wrong')) }),
  async act(ask, _, { login, ...typed }) {
    const refused = against(ask, null, typed)
    if (refused) return refused
    const centres = typed.role === 'administrator' ? [] : centresAfter(ask.staff, null, typed.centres)
    const added = await addAccount(doing(ask), { ...typed, login, centres, locale: ask.staff.locale })
    if ('taken' in added || added.path === null)
      return { refused: 422, sentence: ask.words('form.wrong'), fields: { login: ask.words('people.login-taken') } }
    return shownOnce(ask, typed.name, added.path)
  },
})

/** Changes a person's name, role and centres. */
export const changeOne = deed({
  path: `${HERE}/:id`,
  roles: LOOK_AFTER,
  params: PersonParams,
  back: person,
  body: Fields,
  async act(ask, { id }, typed) {
    const known = await seenPerson(ask, id)
    if (!known) return null
    if (!mayChange(ask.staff, known)) return { refused: 403, sentence: ask.words('people.not-yours') }
    const refused = against(ask, known, typed)
    if (refused) return refused
    const centres = typed.role === 'administrator' ? [] : centresAfter(ask.staff, known, typed.centres)
    const changed = await changeAccount(doing(ask), id, { ...typed, centres })
    if (changed === 'last-administrator') return { refused: 409, sentence: ask.words('people.last') }
    return { go: `${HERE}/${id}`, told: ask.words('people.changed') }
  },
})

const turning = (verb: 'disable' | 'enable' | 'reset', act: (ask: Ask, person: Person) => Promise<Outcome>) =>
  deed({
    path: `${HERE}/:id/${verb}`,
    roles: LOOK_AFTER,
    params: PersonParams,
    back: person,
    body: nothing,
    async act(ask, { id }) {
      const known = await seenPerson(ask, id)
      if (!known) return null
      if (!mayTurn(ask.staff, known)) return { refused: 403, sentence: ask.words('people.not-yours') }
      const outcome = await act(ask, known)
      await ask.parts.streams.recheck()
      return outcome
    },
  })

const turned =
  (active: boolean, word: 'people.is-disabled' | 'people.is-enabled') =>
  async (ask: Ask, { id, name }: Person): Promise<Outcome> => {
    const changed = await switchAccount(doing(ask), id, active)
    if (changed === 'last-administrator') return { refused: 409, sentence: ask.words('people.last') }
    return { go: `${HERE}/${id}`, told: ask.words(word, { name }) }
  }

/** Shuts an account: its person is out with their next request. */
export const disableOne = turning('disable', turned(false, 'people.is-disabled'))
/** Opens an account again, as it was. */
export const enableOne = turning('enable', turned(true, 'people.is-enabled'))
/** Takes password, second factor and sessions away and shows the link that leads in again. */
export const resetOne = turning('reset', async (ask, { id, name }) => shownOnce(ask, name, await resetAccount(doing(ask), id)))
