import { z } from 'zod'
import type { EditedPlan } from '../../../bot/appointments/staff/plans.ts'
import { serviceName } from '../agenda/entry.tsx'
import { centreName, centresOf } from '../centres.ts'
import { Checks, Field, Select } from '../fields.tsx'
import { Form, Refusal } from '../form.tsx'
import { type Ask, page } from '../page.ts'
import { LOOK_AFTER } from '../people.tsx'
import { SettingsHead } from '../settings-head.tsx'
import { lineOf } from './hours-line.ts'

export const HERE = '/console/settings/plans'
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export const NUMBERS = ['minutes', 'buffer', 'capacity', 'lead', 'horizon', 'cap'] as const

/** The first and the last day a plan holds; none: from now on, for good. */
export const DAYS_HELD = ['from', 'until'] as const

export const PlanAsked = z.object({ plan: z.string().max(64).catch('') })

/** A plan nobody has made yet. */
const fresh = (centre: string): EditedPlan => ({
  ...{ id: '', centre, services: [], mediator: null, minutes: 30, buffer: 0, capacity: 1, lead: 120, horizon: 60, cap: 1 },
  ...{ hours: [], ramadanHours: [], from: null, until: null, open: true },
})

/** When one can be booked, and for what. */
export const plans = page({
  path: HERE,
  roles: LOOK_AFTER,
  place: 'settings',
  params: PlanAsked,
  async load(ask, { plan: id }) {
    const [all, colleagues] = await Promise.all([ask.parts.appointments.plans(ask.staff), ask.parts.appointments.colleagues(ask.staff)])
    const plan = id === '' ? fresh(centresOf(ask)[0]?.key ?? '') : all.find(each => each.id === id)
    return plan ? { all, colleagues, plan } : null
  },
  title: (_, ask) => ask.words('plans.title'),
  view: ({ all, colleagues, plan }, ask) => (
    <>
      <SettingsHead ask={ask} here="plans" />
      <h1>{ask.words('plans.title')}</h1>
      <Refusal ask={ask} />
      <ul class="rows">
        {all.map(each => (
          <li key={each.id}>
            <a class="grow" href={`${HERE}?plan=${encodeURIComponent(each.id)}`} aria-current={each.id === plan.id ? 'page' : undefined}>
              {centreName(ask, each.centre)} · {ask.words('plans.every', { minutes: each.minutes })}
              {each.mediator !== null && <bdi> · {colleagues.find(({ id }) => id === each.mediator)?.name}</bdi>}
            </a>
            {!each.open && <span class="tag tag-disabled">{ask.words('plans.closed')}</span>}
          </li>
        ))}
      </ul>
      {plan.id !== '' && (
        <p>
          <a class="btn" href={HERE}>
            {ask.words('plans.new')}
          </a>
        </p>
      )}
      <section class="card plan-form">
        <h2>{ask.words(plan.id === '' ? 'plans.new' : 'plans.change')}</h2>
        <PlanForm ask={ask} plan={plan} colleagues={colleagues} />
      </section>
    </>
  ),
})

type PlanFormProps = { ask: Ask; plan: EditedPlan; colleagues: readonly { id: string; name: string }[] }

const PlanForm = ({ ask, plan, colleagues }: PlanFormProps) => (
  <Form ask={ask} action={`${HERE}?plan=${encodeURIComponent(plan.id)}`} plain>
    <Select
      ask={ask}
      name="centre"
      label={ask.words('people.centre')}
      value={plan.centre}
      options={centresOf(ask).map(({ key }) => ({ value: key, label: centreName(ask, key) }))}
    />
    <Select
      ask={ask}
      name="mediator"
      label={ask.words('agenda.mediator')}
      value={plan.mediator ?? ''}
      options={[{ value: '', label: ask.words('plans.nobody') }, ...colleagues.map(({ id, name }) => ({ value: id, label: name }))]}
    />
    <Checks
      ask={ask}
      name="services"
      label={ask.words('agenda.service')}
      chosen={plan.services}
      options={ask.parts.content().services.map(({ key }) => ({ value: key, label: serviceName(ask, key) }))}
    />
    <div class="plan-fields">
      {NUMBERS.map(name => (
        <Field
          key={name}
          ask={ask}
          name={name}
          label={ask.words(`plans.${name}`)}
          type="number"
          min={0}
          value={String(plan[name])}
          required
        />
      ))}
      {DAYS_HELD.map(name => (
        <Field
          key={name}
          ask={ask}
          name={name}
          label={ask.words(`plans.${name}`)}
          hint={ask.words(`plans.${name}-hint`)}
          type="date"
          value={plan[name] ?? ''}
        />
      ))}
    </div>
    {(['hours', 'ramadanHours'] as const).map(which => (
      <fieldset key={which} class="field">
        <legend class="form-label">{ask.words(`plans.${which}`)}</legend>
        {WEEKDAYS.map(day => (
          <Field
            key={day}
            ask={ask}
            name={`${which}-${day}`}
            label={ask.words(`hours.weekday.${day}`)}
            value={lineOf(plan[which], day)}
            dir="ltr"
            maxLength={80}
          />
        ))}
      </fieldset>
    ))}
    <Checks
      ask={ask}
      name="open"
      label={ask.words('plans.state')}
      chosen={plan.open ? ['yes'] : []}
      options={[{ value: 'yes', label: ask.words('plans.open') }]}
    />
    <div class="actions">
      <button type="submit" class="btn" formaction={`${HERE}/preview?plan=${encodeURIComponent(plan.id)}`}>
        {ask.words('plans.preview')}
      </button>
      <button type="submit" class="btn btn-primary">
        {ask.words('form.save')}
      </button>
    </div>
  </Form>
)
