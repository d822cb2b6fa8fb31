import { z } from 'zod'
import type { EditedPlan } from '../../../bot/appointments/staff/plans.ts'
import { clockTime } from '../../../flows/centres/opening.ts'
import type { Opening } from '../../../flows/content.ts'
import { dayIn } from '../agenda/page.tsx'
import { several } from '../body.ts'
import { Form } from '../form.tsx'
import { type Ask, deed, type Outcome } from '../page.ts'
import { LOOK_AFTER } from '../people.tsx'
import { openingsIn } from './hours-line.ts'
import { DAYS_HELD, HERE, NUMBERS, PlanAsked, plans, WEEKDAYS } from './page.tsx'

const DAYS = 14
const posted = z.record(z.string(), z.union([z.string(), z.array(z.string())]))
type Posted = z.infer<typeof posted>

const isDayOrNone = (text: string): boolean => text === '' || z.iso.date().safeParse(text).success
const one = (typed: Posted, name: string): string => [typed[name] ?? ''].flat()[0] ?? ''

// the plan as it was typed, or the fields that cannot be read
function read(ask: Ask, id: string, typed: Posted): EditedPlan | { fields: Record<string, string> } {
  const fields: Record<string, string> = {}
  const hours = { hours: [] as Opening[], ramadanHours: [] as Opening[] }
  for (const which of ['hours', 'ramadanHours'] as const)
    for (const day of WEEKDAYS) {
      const openings = openingsIn(one(typed, `${which}-${day}`), day)
      if (openings) hours[which].push(...openings)
      else fields[`${which}-${day}`] = ask.words('hours.wrong.half')
    }
  const numbers = Object.fromEntries(NUMBERS.map(name => [name, Number(one(typed, name))])) as Record<(typeof NUMBERS)[number], number>
  for (const name of NUMBERS) if (!/^\d{1,5}$/.test(one(typed, name))) fields[name] = ask.words('form.unreadable')
  for (const name of DAYS_HELD) if (!isDayOrNone(one(typed, name))) fields[name] = ask.words('form.unreadable')
  if (Object.keys(fields).length > 0) return { fields }
  const services = several.parse(typed.services)
  const mediator = one(typed, 'mediator') || null
  return {
    id,
    centre: one(typed, 'centre'),
    services,
    mediator,
    ...numbers,
    ...hours,
    from: one(typed, 'from') || null,
    until: one(typed, 'until') || null,
    open: one(typed, 'open') === 'yes',
  }
}

const wrong = (ask: Ask, fields: Record<string, string>): Outcome => ({ refused: 422, sentence: ask.words('form.wrong'), fields })

/** Keeps a plan. What was booked on the old one stays. */
export const savePlan = deed({
  path: HERE,
  roles: LOOK_AFTER,
  params: PlanAsked,
  back: plans,
  body: posted,
  async act(ask, { plan: id }, typed) {
    const plan = read(ask, id, typed)
    if ('fields' in plan) return wrong(ask, plan.fields)
    const kept = await ask.parts.appointments.savePlan(ask.staff, plan)
    if (!('refused' in kept)) return { go: `${HERE}?plan=${encodeURIComponent(kept.id)}`, told: ask.words('plans.saved') }
    return kept.refused === 'invalid' ? wrong(ask, { [kept.why]: ask.words('form.unreadable') }) : null
  },
})

/** The time a plan would open, before anything is kept. */
export const previewPlan = deed({
  path: `${HERE}/preview`,
  roles: LOOK_AFTER,
  params: PlanAsked,
  back: plans,
  body: posted,
  async act(ask, { plan: id }, typed) {
    const plan = read(ask, id, typed)
    if ('fields' in plan) return wrong(ask, plan.fields)
    const slots = await ask.parts.appointments.preview(ask.staff, plan, DAYS)
    if (slots === null) return wrong(ask, { minutes: ask.words('form.unreadable') })
    const dates = [...new Set(slots.map(({ date }) => date))]
    const content = (
      <div>
        <h1>{ask.words('plans.preview')}</h1>
        <p>{ask.words('plans.preview-what', { slots: slots.length })}</p>
        <Keeping ask={ask} id={id} typed={typed} />
        {dates.map(date => (
          <section key={date} class="card">
            <h2>{dayIn(ask, date)}</h2>
            <p>
              <bdi dir="ltr">{slots.flatMap(slot => (slot.date === date ? [clockTime(slot.from)] : [])).join(' · ')}</bdi>
            </p>
          </section>
        ))}
      </div>
    )
    return { once: { title: ask.words('plans.preview'), place: 'settings', content } }
  },
})

// what was looked at is what is kept
const Keeping = ({ ask, id, typed }: { ask: Ask; id: string; typed: Posted }) => (
  <Form ask={ask} action={`${HERE}?plan=${encodeURIComponent(id)}`} plain>
    {Object.entries(typed).flatMap(([name, values]) =>
      name === '_csrf' ? [] : [values].flat().map(value => <input key={`${name} ${value}`} type="hidden" name={name} value={value} />),
    )}
    <div class="actions">
      <button type="submit" class="btn btn-primary">
        {ask.words('plans.keep')}
      </button>
    </div>
  </Form>
)
