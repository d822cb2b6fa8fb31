import type { Agenda, Entry } from '../../../bot/appointments/staff/agenda.ts'
import { daysAfter, weekdayOf } from '../../../flows/centres/opening.ts'
import { render } from '../../../locales/index.ts'
import { ROLES } from '../../../prisma/store/staff.ts'
import { centreName, centresOf } from '../centres.ts'
import { Refusal } from '../form.tsx'
import { type Ask, page } from '../page.ts'
import { Asked, addressOf, HERE, shownOf, type Whole, wholeOf } from './asked.ts'
import { EntryRow } from './entry.tsx'
import { EXPORTING_ROLES } from './export.ts'
import { Away, CloseDay, Feed, WalkIn } from './forms.tsx'

/** Who comes, a day or a week of a centre or of one of its mediators. */
export const agenda = page({
  path: HERE,
  roles: ROLES,
  place: 'agenda',
  params: Asked,
  wide: false,
  async load(ask, asked) {
    if (!wholeOf(ask, asked)) return { whole: null, agenda: null, at: '' }
    const shown = await shownOf(ask, asked)
    return shown && { ...shown, at: asked.at }
  },
  title: (_, ask) => ask.words('agenda.title'),
  view: ({ whole, agenda, at }, ask) =>
    whole && agenda ? (
      <div class="agenda">
        <h1>{ask.words('agenda.title')}</h1>
        <Refusal ask={ask} />
        <Heading ask={ask} whole={whole} mediators={agenda.mediators} />
        <p class="quiet">{ask.words('shell.casablanca')}</p>
        <Where ask={ask} whole={whole} mediators={agenda.mediators} />
        <Days ask={ask} whole={whole} agenda={agenda} at={at} />
        <Taking ask={ask} whole={whole} />
        <div class="cards no-print">
          <WalkIn ask={ask} whole={whole} />
          {ask.staff.role !== 'mediator' && <CloseDay ask={ask} whole={whole} />}
          <Away ask={ask} />
          <Feed ask={ask} whole={whole} />
        </div>
      </div>
    ) : (
      <div>
        <h1>{ask.words('agenda.title')}</h1>
        <p class="empty">{ask.words('agenda.no-centre')}</p>
      </div>
    ),
})

/** A date in the reader's words, with its weekday. */
export const dayIn = ({ staff }: Ask, date: string): string =>
  render({ key: 'appointment.day', params: { day: { date } } }, staff.locale === 'ar' ? 'ar' : 'fr')

// on paper nothing else says whose agenda it is
const Heading = ({ ask, whole, mediators }: { ask: Ask; whole: Whole; mediators: Agenda['mediators'] }) => (
  <p class="print-only">
    <bdi>{centreName(ask, whole.centre)}</bdi>
    {whole.mediator !== '' && <bdi> · {mediators.find(({ id }) => id === whole.mediator)?.name}</bdi>}
  </p>
)

/** The agenda that is shown, on paper or in another program. */
const Taking = ({ ask, whole }: { ask: Ask; whole: Whole }) => (
  <div class="agenda-taking no-print">
    <button type="button" class="btn" data-print>
      {ask.words('agenda.print')}
    </button>
    <a class="btn" href={addressOf(whole, '.ics')} download>
      {ask.words('agenda.ics')}
    </a>
    {EXPORTING_ROLES.some(role => role === ask.staff.role) && (
      <a class="btn" href={addressOf(whole, '.csv')} download>
        {ask.words('agenda.csv')}
      </a>
    )}
  </div>
)

const Where = ({ ask, whole, mediators }: { ask: Ask; whole: Whole; mediators: Agenda['mediators'] }) => {
  const step = whole.view === 'week' ? 7 : 1
  const today = ask.parts.clock.local(ask.now).date
  const to = (different: Partial<Whole>) => addressOf({ ...whole, ...different })
  return (
    <nav class="agenda-where no-print" aria-label={ask.words('agenda.where')}>
      <a class="btn" href={to({ first: daysAfter(whole.first, -step) })}>
        {ask.words(whole.view === 'week' ? 'agenda.week-before' : 'agenda.day-before')}
      </a>
      <a class="btn" href={to({ first: today })}>
        {ask.words('agenda.today')}
      </a>
      <a class="btn" href={to({ first: daysAfter(whole.first, step) })}>
        {ask.words(whole.view === 'week' ? 'agenda.week-after' : 'agenda.day-after')}
      </a>
      <a class="btn" href={to({ view: whole.view === 'week' ? 'day' : 'week' })}>
        {ask.words(whole.view === 'week' ? 'agenda.as-day' : 'agenda.as-week')}
      </a>
      <form method="get" action={HERE} class="filters">
        <input type="hidden" name="view" value={whole.view} />
        <Choice
          name="centre"
          label={ask.words('people.centre')}
          value={whole.centre}
          options={centresOf(ask).map(({ key, names }) => ({ value: key, label: names[ask.staff.locale] }))}
        />
        <Choice
          name="mediator"
          label={ask.words('agenda.mediator')}
          value={whole.mediator}
          options={[{ value: '', label: ask.words('filter.any') }, ...mediators.map(({ id, name }) => ({ value: id, label: name }))]}
        />
        <div class="filter">
          <label class="form-label" for="agenda-first">
            {ask.words('agenda.date')}
          </label>
          <input id="agenda-first" class="form-control" type="date" name="first" value={whole.first} />
        </div>
        <div class="filter-end">
          <button type="submit" class="btn">
            {ask.words('agenda.show')}
          </button>
        </div>
      </form>
    </nav>
  )
}

type ChoiceProps = { name: string; label: string; value: string; options: readonly { value: string; label: string }[] }
const Choice = ({ name, label, value, options }: ChoiceProps) => (
  <div class="filter">
    <label class="form-label" for={`agenda-${name}`}>
      {label}
    </label>
    <select id={`agenda-${name}`} class="form-select" name={name}>
      {options.map(option => (
        <option key={option.value} value={option.value} selected={option.value === value}>
          {option.label}
        </option>
      ))}
    </select>
  </div>
)

const Days = ({ ask, whole, agenda, at }: { ask: Ask; whole: Whole; agenda: Agenda; at: string }) => {
  const dates = Array.from({ length: agenda.days }, (_, i) => daysAfter(agenda.first, i))
  const of = (date: string): readonly Entry[] => agenda.entries.filter(entry => entry.date === date)
  return (
    <>
      {dates
        .filter(date => agenda.days === 1 || of(date).length > 0 || weekdayOf(date) <= 5)
        .map(date => (
          <section key={date} class="card agenda-day">
            <h2>{dayIn(ask, date)}</h2>
            {of(date).length === 0 ? (
              <p class="empty">{ask.words('agenda.empty')}</p>
            ) : (
              <ol class="rows">
                {of(date).map(entry => (
                  <EntryRow key={entry.code} ask={ask} whole={whole} entry={entry} here={entry.code === at} />
                ))}
              </ol>
            )}
          </section>
        ))}
    </>
  )
}
