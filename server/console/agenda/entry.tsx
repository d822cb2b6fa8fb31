import type { Entry } from '../../../bot/appointments/staff/agenda.ts'
import type { Mark } from '../../../bot/appointments/staff/changing.ts'
import { clockTime } from '../../../flows/centres/opening.ts'
import { Field, TextArea } from '../fields.tsx'
import { AskFirst, Form, PostButton } from '../form.tsx'
import type { Ask } from '../page.ts'
import { addressOf, type Whole } from './asked.ts'

type Props = { ask: Ask; whole: Whole; entry: Entry }

/** What may be marked, by what it is now. */
const MARKS: Readonly<Record<Entry['state'], readonly Mark[]>> = {
  booked: ['arrived', 'no-show'],
  arrived: ['done', 'booked'],
  done: ['booked'],
  'no-show': ['arrived', 'booked'],
}

/** One appointment: when, who, what for, and what can be done with it in one click. `here`: the keyboard is at it. */
export const EntryRow = ({ ask, whole, entry, here }: Props & { here: boolean }) => (
  <li id={`entry-${entry.code}`} class={`agenda-entry agenda-${entry.state}`} {...(here && { tabIndex: -1, 'data-focus': 'here' })}>
    <span class="agenda-time">
      <bdi dir="ltr">
        {clockTime(entry.from)}–{clockTime(entry.to)}
      </bdi>
    </span>
    <span class="grow">
      <strong>
        <bdi>{entry.name ?? ask.words('agenda.no-name')}</bdi>
      </strong>{' '}
      <span class={`tag agenda-tag-${entry.state}`}>{ask.words(`agenda.state.${entry.state}`)}</span>{' '}
      {entry.confirmed && <span class="tag tag-active">{ask.words('agenda.coming')}</span>}{' '}
      {entry.toConfirm && <span class="tag tag-invited">{ask.words('agenda.to-confirm')}</span>}
      <br />
      <span class="quiet">
        {serviceName(ask, entry.service)} · <bdi dir="ltr">{entry.code}</bdi>
        {entry.phone && (
          <>
            {' · '}
            <bdi dir="ltr">{entry.phone}</bdi>
          </>
        )}
        {entry.mediator && (
          <>
            {' · '}
            <bdi>{entry.mediator.name}</bdi>
          </>
        )}
      </span>
    </span>
    <span class="agenda-deeds no-print">
      {MARKS[entry.state].map(mark => (
        <PostButton key={mark} ask={ask} action={addressOf(whole, '/mark')} values={{ code: entry.code, mark }}>
          {ask.words(`agenda.mark.${mark}`)}
          <span class="visually-hidden"> {entry.code}</span>
        </PostButton>
      ))}
      {entry.state === 'booked' && <Change ask={ask} whole={whole} entry={entry} />}
    </span>
  </li>
)

// what was refused belongs to the form it was typed into, and to no other
const typedInto = (ask: Ask, isIt: boolean): Ask => (isIt ? ask : { ...ask, again: null })

function Change({ ask: asked, whole, entry }: Props) {
  const typed = asked.again?.typed
  const isMove = typed?.code === entry.code && 'plan' in typed
  const isCancel = typed?.code === entry.code && !isMove
  return (
    <>
      <Move ask={typedInto(asked, isMove)} whole={whole} entry={entry} open={isMove} />
      <Cancel ask={typedInto(asked, isCancel)} whole={whole} entry={entry} open={isCancel} />
    </>
  )
}

const Move = ({ ask, whole, entry, open }: Props & { open: boolean }) => (
  <details class="ask-first" open={open}>
    <summary class="btn">{ask.words('agenda.move')}</summary>
    <Form ask={ask} action={addressOf(whole, '/move')} class="ask-first-body">
      <input type="hidden" name="code" value={entry.code} />
      <input type="hidden" name="plan" value={entry.plan} />
      <Field ask={ask} name="date" place={entry.code} label={ask.words('agenda.date')} type="date" value={entry.date} required />
      <Field ask={ask} name="time" place={entry.code} label={ask.words('agenda.time')} dir="ltr" value={clockTime(entry.from)} required />
      <Over ask={ask} place={entry.code} />
      <button type="submit" class="btn btn-primary">
        {ask.words('agenda.move-yes')}
      </button>
    </Form>
  </details>
)

const Cancel = ({ ask, whole, entry, open }: Props & { open: boolean }) => (
  <AskFirst label={ask.words('agenda.cancel')} why={ask.words('agenda.cancel-why')} open={open}>
    <Form ask={ask} action={addressOf(whole, '/cancel')}>
      <input type="hidden" name="code" value={entry.code} />
      <TextArea ask={ask} name="words" place={entry.code} label={ask.words('agenda.words')} rows={2} />
      <button type="submit" class="btn btn-danger">
        {ask.words('agenda.cancel-yes')}
      </button>
    </Form>
  </AskFirst>
)

/** Staff may book over what is taken, and say that they mean it. */
export const Over = ({ ask, place }: { ask: Ask; place: string }) => (
  <label class="form-check" for={`over-${place}`}>
    <input id={`over-${place}`} class="form-check-input" type="checkbox" name="over" value="yes" />
    <span class="form-check-label">{ask.words('agenda.over')}</span>
  </label>
)

export const serviceName = ({ parts, staff }: Ask, key: string): string =>
  parts.content().services.find(service => service.key === key)?.names[staff.locale] ?? key
