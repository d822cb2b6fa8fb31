import { z } from 'zod'
import type { Absences, ListedAbsence } from '../../../bot/appointments/staff/absences.ts'
import { clockTime } from '../../../flows/centres/opening.ts'
import { ROLES } from '../../../prisma/store/staff.ts'
import { dayIn } from '../agenda/page.tsx'
import { Field, Select, TextArea } from '../fields.tsx'
import { AskFirst, Form, PostButton, Refusal } from '../form.tsx'
import * as icons from '../icons.tsx'
import { DAY_MINUTES } from '../local-instant.ts'
import { type Ask, page } from '../page.ts'

export const HERE = '/console/agenda/absences'
export const AbsenceAsked = z.object({ absence: z.string().max(64).catch('') })

type Edited = Omit<ListedAbsence, 'name'>

/** Who is away, and when. One's own; for those who run a centre, those of its team. */
export const absences = page({
  path: HERE,
  roles: ROLES,
  place: 'agenda',
  params: AbsenceAsked,
  async load(ask, { absence: id }) {
    const found = await ask.parts.appointments.absences(ask.staff)
    const today = ask.parts.clock.local(ask.now).date
    const fresh: Edited = { id: '', mediator: ask.staff.id, first: today, last: today, from: 0, to: DAY_MINUTES }
    const edited = id === '' ? fresh : found.listed.find(each => each.id === id)
    return edited ? { ...found, edited } : null
  },
  title: (_, ask) => ask.words('absences.title'),
  view: ({ listed, people, edited }, ask) => (
    <>
      <a class="back-to" href="/console/agenda">
        <icons.Back />
        {ask.words('agenda.title')}
      </a>
      <h1>{ask.words('absences.title')}</h1>
      <Refusal ask={ask} />
      <p class="quiet">{ask.words('absences.what')}</p>
      <div class="cards">
        <section class="card">
          <h2>{ask.words('absences.coming')}</h2>
          <Listed ask={ask} listed={listed} here={edited.id} />
        </section>
        <section class="card">
          <h2>{ask.words(edited.id === '' ? 'absences.new' : 'absences.change')}</h2>
          <AbsenceForm ask={ask} edited={edited} people={people} />
        </section>
      </div>
    </>
  ),
})

const Listed = ({ ask, listed, here }: { ask: Ask; listed: Absences['listed']; here: string }) =>
  listed.length === 0 ? (
    <p class="empty">{ask.words('absences.none')}</p>
  ) : (
    <ul class="rows">
      {listed.map(each => (
        <li key={each.id}>
          <span class="grow">
            <strong>
              <bdi>{each.name}</bdi>
            </strong>
            <br />
            <span class="quiet">{spanOf(ask, each)}</span>
          </span>
          <a class="btn" href={`${HERE}?absence=${encodeURIComponent(each.id)}`} aria-current={each.id === here ? 'page' : undefined}>
            {ask.words('absences.edit')}
          </a>
          <AskFirst label={ask.words('absences.remove')} why={ask.words('absences.remove-why')}>
            <PostButton ask={ask} action={`${HERE}/remove`} values={{ id: each.id }} class="btn btn-danger">
              {ask.words('absences.remove-yes')}
            </PostButton>
          </AskFirst>
        </li>
      ))}
    </ul>
  )

/** From which day to which, and at which hours where it is not the whole day. */
export function spanOf(ask: Ask, { first, last, from, to }: Pick<Edited, 'first' | 'last' | 'from' | 'to'>): string {
  const days = first === last ? dayIn(ask, first) : ask.words('absences.days', { first: dayIn(ask, first), last: dayIn(ask, last) })
  if (from === 0 && to === DAY_MINUTES) return days
  return `${days} · ${ask.words('absences.hours', { from: { code: clockTime(from) }, to: { code: clockTime(to) } })}`
}

const AbsenceForm = ({ ask, edited, people }: { ask: Ask; edited: Edited; people: Absences['people'] }) => (
  <Form ask={ask} action={`${HERE}?absence=${encodeURIComponent(edited.id)}`}>
    <Select
      ask={ask}
      name="mediator"
      label={ask.words('absences.who')}
      value={edited.mediator}
      options={people.map(({ id, name }) => ({ value: id, label: name }))}
    />
    <Field ask={ask} name="first" label={ask.words('absences.first')} type="date" value={edited.first} required />
    <Field ask={ask} name="last" label={ask.words('absences.last')} type="date" value={edited.last} required />
    <Field ask={ask} name="from" label={ask.words('absences.from')} dir="ltr" maxLength={7} value={clockTime(edited.from)} required />
    <Field
      ask={ask}
      name="to"
      label={ask.words('absences.to')}
      hint={ask.words('absences.to-hint')}
      dir="ltr"
      maxLength={7}
      value={clockTime(edited.to)}
      required
    />
    <TextArea ask={ask} name="words" label={ask.words('agenda.words')} rows={2} />
    <p class="quiet">{ask.words('absences.why')}</p>
    <div class="actions">
      <button type="submit" class="btn btn-primary">
        {ask.words('form.save')}
      </button>
      {edited.id !== '' && (
        <a class="btn" href={HERE}>
          {ask.words('form.cancel')}
        </a>
      )}
    </div>
  </Form>
)
