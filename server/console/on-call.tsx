import { type ListedShift, listShifts, peopleOf } from '../../prisma/store/on-call.ts'
import { ROLES } from '../../prisma/store/staff.ts'
import { nothing } from './body.ts'
import { centreName, centresOf } from './centres.ts'
import { Field, Select } from './fields.tsx'
import { AskFirst, Form, PostButton, Refusal } from './form.tsx'
import { type Ask, page } from './page.ts'
import { SettingsHead } from './settings-head.tsx'
import { clockDate, clockTime } from './when.tsx'

export const HERE = '/console/settings/on-call'
type Colleague = Awaited<ReturnType<typeof peopleOf>>[number]

/** Whether somebody says who is on call, rather than only reading it. */
const plans = ({ staff }: Ask): boolean => staff.role === 'manager' || staff.role === 'administrator'

/** Who is on call for danger, now and later. */
export const onCall = page({
  path: HERE,
  roles: ROLES,
  place: 'settings',
  params: nothing,
  async load(ask) {
    const [shifts, people] = await Promise.all([
      listShifts(ask.parts.db, ask.staff.centres, ask.now),
      plans(ask) ? peopleOf(ask.parts.db, ask.staff.centres) : [],
    ])
    return { shifts, people }
  },
  title: (_, ask) => ask.words('on-call.title'),
  view: ({ shifts, people }, ask) => (
    <>
      <SettingsHead ask={ask} here="on-call" />
      <h1>{ask.words('on-call.title')}</h1>
      <Refusal ask={ask} />
      <p class="quiet">{ask.words('on-call.what')}</p>
      <div class="cards">
        {centresOf(ask).map(({ key }) => (
          <section key={key} class="card">
            <h2>{centreName(ask, key)}</h2>
            <Shifts ask={ask} shifts={shifts.filter(({ centre }) => centre === key)} />
          </section>
        ))}
        {plans(ask) && <NewShift ask={ask} people={people} />}
      </div>
    </>
  ),
})

const Shifts = ({ ask, shifts }: { ask: Ask; shifts: readonly ListedShift[] }) =>
  shifts.length === 0 ? (
    <p class="empty">{ask.words('on-call.none')}</p>
  ) : (
    <ul class="rows">
      {shifts.map(shift => (
        <li key={shift.id}>
          <span class="grow">
            <strong>
              <bdi>{shift.name}</bdi>
            </strong>{' '}
            {shift.from <= ask.now && shift.active && <span class="tag tag-active">{ask.words('on-call.now')}</span>}
            {!shift.active && <span class="tag tag-disabled">{ask.words('people.state.disabled')}</span>}
            <br />
            <span class="quiet">
              {ask.words('on-call.span', { from: { code: moment(ask, shift.from) }, until: { code: moment(ask, shift.until) } })}
            </span>
          </span>
          {plans(ask) && (
            <AskFirst label={ask.words('on-call.remove')} why={ask.words('on-call.remove-why')}>
              <PostButton ask={ask} action={`${HERE}/remove`} values={{ shift: shift.id }} class="btn btn-danger">
                {ask.words('on-call.remove-yes')}
              </PostButton>
            </AskFirst>
          )}
        </li>
      ))}
    </ul>
  )

const moment = ({ parts }: Ask, at: Date): string => `${clockDate(parts.clock, at)} ${clockTime(parts.clock, at)}`

const NewShift = ({ ask, people }: { ask: Ask; people: readonly Colleague[] }) => (
  <section class="card">
    <h2>{ask.words('on-call.add')}</h2>
    {people.length === 0 ? (
      <p class="empty">{ask.words('on-call.nobody')}</p>
    ) : (
      <Form ask={ask} action={HERE}>
        <Select
          ask={ask}
          name="centre"
          label={ask.words('people.centre')}
          options={centresOf(ask).map(({ key }) => ({ value: key, label: centreName(ask, key) }))}
        />
        <Select
          ask={ask}
          name="person"
          label={ask.words('on-call.person')}
          options={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <Moment ask={ask} name="from" />
        <Moment ask={ask} name="until" />
        <button type="submit" class="btn btn-primary">
          {ask.words('on-call.add')}
        </button>
      </Form>
    )}
  </section>
)

const Moment = ({ ask, name }: { ask: Ask; name: 'from' | 'until' }) => (
  <div class="moment">
    <Field ask={ask} name={`${name}-date`} label={ask.words(`on-call.${name}`)} type="date" required />
    <Field ask={ask} name={`${name}-time`} label={ask.words('on-call.time')} dir="ltr" maxLength={7} required />
  </div>
)
