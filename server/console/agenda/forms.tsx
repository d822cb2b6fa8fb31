import { Field, Select, TextArea } from '../fields.tsx'
import { AskFirst, Form, PostButton } from '../form.tsx'
import type { Ask } from '../page.ts'
import { addressOf, HERE, type Whole } from './asked.ts'
import { Over, serviceName } from './entry.tsx'

type Props = { ask: Ask; whole: Whole }

/** Somebody at the desk, or on the telephone. */
export const WalkIn = ({ ask: asked, whole }: Props) => {
  const ask = asked.again && !('service' in asked.again.typed) ? { ...asked, again: null } : asked
  return (
    <section class="card">
      <h2>{ask.words('agenda.walk-in')}</h2>
      <Form ask={ask} action={addressOf(whole, '/walk-in')}>
        <Select
          ask={ask}
          name="service"
          label={ask.words('agenda.service')}
          options={(ask.parts.content().centres.find(({ key }) => key === whole.centre)?.services ?? []).map(key => ({
            value: key,
            label: serviceName(ask, key),
          }))}
        />
        <Field ask={ask} name="date" label={ask.words('agenda.date')} type="date" value={whole.first} required />
        <Field
          ask={ask}
          name="time"
          label={ask.words('agenda.time')}
          hint={ask.words('agenda.time-hint')}
          dir="ltr"
          maxLength={7}
          required
        />
        <Field ask={ask} name="name" label={ask.words('agenda.name')} dir="auto" maxLength={80} />
        <Field ask={ask} name="phone" label={ask.words('agenda.phone')} dir="ltr" maxLength={20} />
        <Over ask={ask} place="walk-in" />
        <button type="submit" class="btn btn-primary">
          {ask.words('agenda.book')}
        </button>
      </Form>
    </section>
  )
}

/** Nobody comes that day: everyone who had an appointment is told. */
export const CloseDay = ({ ask: asked, whole }: Props) => {
  const typed = asked.again?.typed
  const isIt = typed !== undefined && !('service' in typed) && !('code' in typed)
  const ask = isIt ? asked : { ...asked, again: null }
  return (
    <section class="card">
      <h2>{ask.words('agenda.close')}</h2>
      <AskFirst label={ask.words('agenda.close')} why={ask.words('agenda.close-why')} open={isIt}>
        <Form ask={ask} action={addressOf(whole, '/close')}>
          <Field ask={ask} name="date" place="close" label={ask.words('agenda.date')} type="date" value={whole.first} required />
          <TextArea ask={ask} name="words" place="close" label={ask.words('agenda.words')} rows={2} />
          <button type="submit" class="btn btn-danger">
            {ask.words('agenda.close-yes')}
          </button>
        </Form>
      </AskFirst>
    </section>
  )
}

/** The way to who is away. */
export const Away = ({ ask }: { ask: Ask }) => (
  <section class="card">
    <h2>{ask.words('absences.title')}</h2>
    <p class="quiet">{ask.words('absences.what')}</p>
    <a class="btn" href={`${HERE}/absences`}>
      {ask.words('absences.see')}
    </a>
  </section>
)

/** One's own appointments in a calendar, by a secret address. */
export const Feed = ({ ask, whole }: Props) => (
  <section class="card">
    <h2>{ask.words('agenda.feed')}</h2>
    <p class="quiet">{ask.words('agenda.feed-what')}</p>
    <PostButton ask={ask} action={addressOf(whole, '/feed')} plain>
      {ask.words('agenda.feed-new')}
    </PostButton>{' '}
    <PostButton ask={ask} action={addressOf(whole, '/feed-off')}>
      {ask.words('agenda.feed-off')}
    </PostButton>
  </section>
)
