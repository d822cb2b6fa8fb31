import { z } from 'zod'
import { clockTime as timeOf } from '../../flows/centres/opening.ts'
import type { Centre, Opening } from '../../flows/content.ts'
import { BackTo } from './back-to.tsx'
import { nothing } from './body.ts'
import { centresOf } from './centres.ts'
import { Form, Refusal, SaveOrCancel } from './form.tsx'
import { type Ask, page } from './page.ts'
import { LOOK_AFTER } from './people.tsx'
import { SettingsHead } from './settings-head.tsx'

export const HERE = '/console/settings/hours'
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const
export const PLANS = ['hours', 'ramadanHours'] as const
type Plan = (typeof PLANS)[number]
/** Rows a form offers beyond those that are set. */
const SPARE = 1
/** Stretches of one day, at most. */
export const MOST = 4

/** When the centres are open. */
export const hours = page({
  path: HERE,
  roles: LOOK_AFTER,
  place: 'settings',
  params: nothing,
  load: async ask => ({ centres: centresOf(ask) }),
  title: (_, ask) => ask.words('hours.title'),
  view: ({ centres }, ask) => (
    <>
      <SettingsHead ask={ask} here="hours" />
      <h1>{ask.words('hours.title')}</h1>
      <p class="quiet">{ask.words('hours.use')}</p>
      <div class="cards">
        {centres.map(centre => (
          <section key={centre.key} class="card">
            <h2>{centre.names[ask.staff.locale]}</h2>
            <Week ask={ask} openings={centre.hours} />
            <a class="btn" href={`${HERE}/${centre.key}`}>
              {ask.words('hours.change')}
              <span class="unseen"> · {centre.names[ask.staff.locale]}</span>
            </a>
          </section>
        ))}
      </div>
    </>
  ),
})

const Week = ({ ask, openings }: { ask: Ask; openings: readonly Opening[] }) => (
  <dl class="week">
    {WEEKDAYS.map(weekday => (
      <div key={weekday}>
        <dt>{ask.words(`hours.weekday.${weekday}`)}</dt>
        <dd>{spansOf(openings, weekday) ?? <span class="quiet">{ask.words('hours.closed')}</span>}</dd>
      </div>
    ))}
  </dl>
)

function spansOf(openings: readonly Opening[], weekday: number) {
  const spans = openings.filter(opening => opening.weekday === weekday).sort((a, b) => a.from - b.from)
  if (spans.length === 0) return null
  return spans.map(({ from, to }) => (
    <bdi key={from} dir="ltr" class="span">
      {timeOf(from)} – {timeOf(to)}
    </bdi>
  ))
}

export const CentreParams = z.object({ centre: z.string().max(100) })

/** A centre one looks after. */
export const centreFor = (ask: Ask, key: string): Centre | null => centresOf(ask).find(centre => centre.key === key) ?? null

/** When one centre is open: several stretches a day, in ordinary times and in Ramadan. */
export const centreHours = page({
  path: `${HERE}/:centre`,
  roles: LOOK_AFTER,
  place: 'settings',
  params: CentreParams,
  load: async (ask, { centre }) => centreFor(ask, centre),
  title: (centre, ask) => centre.names[ask.staff.locale],
  view: (centre, ask) => (
    <>
      <BackTo href={HERE} label={ask.words('hours.title')} />
      <h1>{centre.names[ask.staff.locale]}</h1>
      <Refusal ask={ask} />
      <p class="quiet">{ask.words('hours.how')}</p>
      <Form ask={ask} action={`${HERE}/${centre.key}`}>
        <div class="cards">
          {PLANS.map(plan => (
            <section key={plan} class="card">
              <h2>{ask.words(`hours.${plan}`)}</h2>
              {WEEKDAYS.map(weekday => (
                <DayFields key={weekday} ask={ask} plan={plan} weekday={weekday} openings={centre[plan]} />
              ))}
            </section>
          ))}
        </div>
        <SaveOrCancel ask={ask} back={HERE} />
      </Form>
    </>
  ),
})

type DayProps = { ask: Ask; plan: Plan; weekday: (typeof WEEKDAYS)[number]; openings: readonly Opening[] }

function DayFields({ ask, plan, weekday, openings }: DayProps) {
  const set = openings.filter(opening => opening.weekday === weekday).sort((a, b) => a.from - b.from)
  const name = `${plan}.${weekday}`
  const typed = { from: typedTimes(ask, `${name}.from`), to: typedTimes(ask, `${name}.to`) }
  const rows = typed.from ? typed.from.length : Math.min(MOST, set.length + SPARE)
  const wrong = ask.again?.wrong[name]
  return (
    <fieldset class="day" aria-describedby={wrong ? `wrong-${name}` : undefined}>
      <legend>{ask.words(`hours.weekday.${weekday}`)}</legend>
      {Array.from({ length: rows }, (_, i) => (
        <div key={i} class="span-fields">
          <Time
            ask={ask}
            name={`${name}.from`}
            word="hours.from"
            value={typed.from?.[i] ?? shown(set[i]?.from)}
            wrong={wrong !== undefined}
          />
          <span aria-hidden="true">–</span>
          <Time ask={ask} name={`${name}.to`} word="hours.to" value={typed.to?.[i] ?? shown(set[i]?.to)} wrong={wrong !== undefined} />
        </div>
      ))}
      {wrong && (
        <p class="wrong" id={`wrong-${name}`}>
          {wrong}
        </p>
      )}
    </fieldset>
  )
}

const shown = (minutes: number | undefined): string => (minutes === undefined ? '' : timeOf(minutes))

function typedTimes(ask: Ask, name: string): string[] | null {
  const typed = ask.again?.typed[name]
  return typed === undefined ? null : [typed].flat().map(String)
}

type TimeProps = { ask: Ask; name: string; word: 'hours.from' | 'hours.to'; value: string; wrong: boolean }
// plain text: a browser's own field of times counts to twelve or to twenty-four as its machine likes
const Time = ({ ask, name, word, value, wrong }: TimeProps) => (
  <input
    class={wrong ? 'form-control is-invalid' : 'form-control'}
    type="text"
    name={name}
    value={value}
    dir="ltr"
    inputMode="numeric"
    maxLength={7}
    placeholder="--:--"
    autocomplete="off"
    aria-label={ask.words(word)}
    aria-invalid={wrong ? 'true' : undefined}
  />
)
