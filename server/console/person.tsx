import { z } from 'zod'
import { findPerson, type Person } from '../../prisma/store/people.ts'
import { BackTo } from './back-to.tsx'
import { nothing } from './body.ts'
import { centreName, centresOf } from './centres.ts'
import { Checks, Field, Select } from './fields.tsx'
import { AskFirst, Form, PostButton, Refusal } from './form.tsx'
import { LINK_DAYS } from './invitation.ts'
import { type Ask, page } from './page.ts'
import { centresText, LOOK_AFTER, PersonState } from './people.tsx'
import { mayChange, maySee, mayTurn, rolesFor } from './people-rules.ts'
import { When } from './when.tsx'

export const HERE = '/console/settings/people'
export const PersonParams = z.object({ id: z.string().max(64) })

/** The account of a person, if it is this one's to see. */
export async function seenPerson({ parts, staff }: Ask, id: string): Promise<Person | null> {
  const person = await findPerson(parts.db, { id })
  return person && maySee(staff, person) ? person : null
}

/** Adds a person: the link by which they choose a password is shown once. */
export const newPerson = page({
  path: `${HERE}/new`,
  roles: LOOK_AFTER,
  place: 'settings',
  params: nothing,
  load: async () => ({}),
  title: (_, ask) => ask.words('people.add'),
  view: (_, ask) => (
    <>
      <BackTo href={HERE} label={ask.words('people.title')} />
      <h1>{ask.words('people.add')}</h1>
      <Refusal ask={ask} />
      <section class="card">
        <Form ask={ask} action={`${HERE}/new`}>
          <Field ask={ask} name="login" label={ask.words('door.login')} hint={ask.words('people.login-hint')} dir="ltr" required />
          <PersonFields ask={ask} person={null} />
          <button type="submit" class="btn btn-primary">
            {ask.words('people.add-go')}
          </button>
        </Form>
      </section>
    </>
  ),
})

const PersonFields = ({ ask, person }: { ask: Ask; person: Person | null }) => (
  <>
    <Field
      ask={ask}
      name="name"
      label={ask.words('people.name')}
      value={person?.name ?? ''}
      hint={ask.words('people.name-hint')}
      dir="auto"
      required
    />
    <Select
      ask={ask}
      name="role"
      label={ask.words('people.role')}
      value={person?.role ?? 'mediator'}
      options={rolesFor(ask.staff, person).map(value => ({ value, label: ask.words(`role.${value}`) }))}
    />
    <Checks
      ask={ask}
      name="centres"
      label={ask.words('people.centres')}
      hint={ask.words('people.centres-hint')}
      chosen={person?.centres ?? (ask.staff.centres.length === 1 ? ask.staff.centres : [])}
      options={centresOf(ask).map(({ key }) => ({ value: key, label: centreName(ask, key) }))}
    />
  </>
)

/** One person's account, and what can be done with it. */
export const person = page({
  path: `${HERE}/:id`,
  roles: LOOK_AFTER,
  place: 'settings',
  params: PersonParams,
  load: (ask, { id }) => seenPerson(ask, id),
  title: ({ name }) => name,
  view: (person, ask) => (
    <>
      <BackTo href={HERE} label={ask.words('people.title')} />
      <div class="head">
        <h1>
          <bdi>{person.name}</bdi>
        </h1>
        <PersonState ask={ask} person={person} />
      </div>
      <Refusal ask={ask} />
      <p class="quiet">
        <bdi dir="ltr">{person.login}</bdi> · {ask.words(`role.${person.role}`)} · {centresText(ask, person)} ·{' '}
        {ask.words(person.hasSecondFactor ? 'people.second-on' : 'people.second-off')}
        {person.seenAt && (
          <>
            {' '}
            · {ask.words('account.seen')} <When ask={ask} at={person.seenAt} />
          </>
        )}
      </p>
      {mayChange(ask.staff, person) ? <Changing ask={ask} person={person} /> : <p class="notice">{ask.words('people.not-yours')}</p>}
      <p>
        <a href={`/console/settings/journal?q=${encodeURIComponent(person.login)}`}>{ask.words('people.journal')}</a>
      </p>
    </>
  ),
})

const Changing = ({ ask, person }: { ask: Ask; person: Person }) => (
  <div class="cards">
    <section class="card">
      <h2>{ask.words('people.change')}</h2>
      <Form ask={ask} action={`${HERE}/${person.id}`}>
        <PersonFields ask={ask} person={person} />
        <button type="submit" class="btn btn-primary">
          {ask.words('form.save')}
        </button>
      </Form>
    </section>
    {mayTurn(ask.staff, person) && <WayIn ask={ask} person={person} />}
  </div>
)

const WayIn = ({ ask, person }: { ask: Ask; person: Person }) => (
  <section class="card">
    <h2>{ask.words('people.way-in')}</h2>
    {person.active ? (
      <>
        <p class="quiet">{ask.words('people.reset-about')}</p>
        <AskFirst label={ask.words('people.reset')} why={ask.words('people.reset-why')}>
          <PostButton ask={ask} action={`${HERE}/${person.id}/reset`} class="btn btn-danger">
            {ask.words('people.reset-yes')}
          </PostButton>
        </AskFirst>
        <p class="quiet spaced">{ask.words('people.disable-about')}</p>
        <AskFirst label={ask.words('people.disable')} why={ask.words('people.disable-why')}>
          <PostButton ask={ask} action={`${HERE}/${person.id}/disable`} class="btn btn-danger">
            {ask.words('people.disable-yes')}
          </PostButton>
        </AskFirst>
      </>
    ) : (
      <>
        <p class="quiet">{ask.words('people.disabled')}</p>
        <PostButton ask={ask} action={`${HERE}/${person.id}/enable`} class="btn btn-primary">
          {ask.words('people.enable')}
        </PostButton>
      </>
    )}
  </section>
)

/** The link by which a person chooses a password, shown this once. */
export const LinkOnce = ({ ask, name, link }: { ask: Ask; name: string; link: string }) => (
  <>
    <BackTo href={HERE} label={ask.words('people.title')} />
    <h1>{ask.words('people.link-title', { name })}</h1>
    <section class="card">
      <p>{ask.words('people.link-why', { count: LINK_DAYS })}</p>
      <div class="field">
        <label class="form-label" for="link">
          {ask.words('people.link')}
        </label>
        <div class="copy-line">
          <input id="link" class="form-control" value={link} readOnly dir="ltr" data-focus />
          <button type="button" class="btn" data-copy="link" data-copied={ask.words('people.copied')} hidden>
            {ask.words('people.copy')}
          </button>
        </div>
      </div>
      <p class="quiet">{ask.words('people.link-lost')}</p>
    </section>
  </>
)
