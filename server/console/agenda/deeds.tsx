import { z } from 'zod'
import type { AppointmentRefusal } from '../../../bot/appointments/staff/refusal.ts'
import { ROLES } from '../../../prisma/store/staff.ts'
import { line } from '../body.ts'
import { minutesOf } from '../local-instant.ts'
import { type Ask, deed, type Outcome } from '../page.ts'
import { Asked, addressOf, HERE, wholeOf } from './asked.ts'
import { agenda } from './page.tsx'
import { calledOffOf, words } from './told.ts'

const code = z.string().max(20)
const optional = (longest: number) =>
  z
    .string()
    .trim()
    .max(longest, 'form.too-long')
    .optional()
    .transform(text => text || null)
const date = z.iso.date('form.required')
const time = line(7).refine(typed => minutesOf(typed) !== null, 'on-call.wrong-time')
const over = z
  .string()
  .optional()
  .transform(said => said === 'yes')
const about = { roles: ROLES, params: Asked, back: agenda } as const

/** Back to the same agenda, with what was done. */
function done(ask: Ask, asked: Asked, told: string, at = ''): Outcome {
  const whole = wholeOf(ask, asked)
  return whole && { go: addressOf(whole, '', at), told }
}

function refused(ask: Ask, refusal: AppointmentRefusal): Outcome {
  if (refusal.refused === 'not-found') return null
  if (refusal.refused === 'not-allowed') return { refused: 403, sentence: ask.words('refused.role') }
  if (refusal.refused === 'taken') return { refused: 409, sentence: ask.words('agenda.taken') }
  if (refusal.refused === 'changed') return { refused: 409, sentence: ask.words('agenda.changed') }
  return { refused: 422, sentence: ask.words('form.wrong'), fields: { date: ask.words('agenda.past') } }
}

export const markAppointment = deed({
  ...about,
  path: `${HERE}/mark`,
  body: z.object({ code, mark: z.enum(['arrived', 'done', 'no-show', 'booked']) }),
  async act(ask, asked, { code, mark }) {
    const kept = await ask.parts.appointments.mark(ask.staff, code, mark)
    return 'refused' in kept ? refused(ask, kept) : done(ask, asked, ask.words(`agenda.marked.${mark}`), code)
  },
})

export const moveAppointment = deed({
  ...about,
  path: `${HERE}/move`,
  body: z.object({ code, plan: z.string().max(64), date, time, over }),
  async act(ask, asked, { code, plan, date, time, over }) {
    const kept = await ask.parts.appointments.move(ask.staff, code, { plan, date, from: minutesOf(time) ?? 0 }, over)
    return 'refused' in kept ? refused(ask, kept) : done(ask, asked, tellingOf(ask, 'agenda.moved', kept.told === 'told'), code)
  },
})

export const cancelAppointment = deed({
  ...about,
  path: `${HERE}/cancel`,
  body: z.object({ code, words }),
  async act(ask, asked, { code, words }) {
    const kept = await ask.parts.appointments.cancel(ask.staff, code, words)
    return 'refused' in kept ? refused(ask, kept) : done(ask, asked, tellingOf(ask, 'agenda.cancelled', kept.told === 'told'))
  },
})

// who hears of it by no message must be called
const tellingOf = (ask: Ask, what: 'agenda.moved' | 'agenda.cancelled', told: boolean): string =>
  `${ask.words(what)} ${ask.words(told ? 'agenda.told' : 'agenda.call')}`

export const bookAtDesk = deed({
  ...about,
  path: `${HERE}/walk-in`,
  body: z.object({ service: z.string().max(64), date, time, name: optional(80), phone: optional(20), over }),
  async act(ask, asked, { service, date, time, name, phone, over }) {
    const whole = wholeOf(ask, asked)
    if (!whole) return null
    const { appointments } = ask.parts
    const from = minutesOf(time) ?? 0
    const mine = ({ mediator }: { mediator: string | null }) => whole.mediator === '' || mediator === whole.mediator
    const plans = (await appointments.plans(ask.staff)).filter(
      plan => plan.open && plan.centre === whole.centre && plan.services.includes(service) && mine(plan),
    )
    const free = ((await appointments.free(ask.staff, service, whole.centre)) ?? []).filter(mine)
    const plan = free.find(slot => slot.date === date && slot.from === from)?.plan ?? plans[0]?.id
    if (plan === undefined) return { refused: 422, sentence: ask.words('form.wrong'), fields: { service: ask.words('agenda.no-plan') } }
    const person = { service, who: 'me', name, phone, locale: ask.staff.locale } as const
    const kept = await appointments.walkIn(ask.staff, { ...person, slot: { plan, date, from }, over })
    return 'refused' in kept ? refused(ask, kept) : done(ask, asked, ask.words('agenda.booked', { code: { code: kept.code } }), kept.code)
  },
})

export const closeDay = deed({
  ...about,
  path: `${HERE}/close`,
  roles: ['officer', 'manager', 'administrator'],
  body: z.object({ date, words }),
  async act(ask, asked, { date, words }) {
    const whole = wholeOf(ask, asked)
    if (!whole) return null
    const closed = await ask.parts.appointments.closeDay(ask.staff, { centre: whole.centre, plan: null, date, words })
    if ('refused' in closed) return refused(ask, closed)
    return done(ask, asked, `${ask.words('agenda.closed')} ${calledOffOf(ask, closed)}`)
  },
})

/** The secret address is shown once: whoever has it reads the hours. */
export const newFeed = deed({
  ...about,
  path: `${HERE}/feed`,
  body: z.object({}),
  async act(ask, asked) {
    const secret = await ask.parts.appointments.renewFeed(ask.staff)
    const whole = wholeOf(ask, asked)
    const content = (
      <div>
        <h1>{ask.words('agenda.feed')}</h1>
        <p>{ask.words('agenda.feed-once')}</p>
        <p>
          <code dir="ltr">{`${ask.parts.config.publicUrl ?? ask.origin}/calendar/${secret}.ics`}</code>
        </p>
        <a class="btn btn-primary" href={whole ? addressOf(whole) : HERE}>
          {ask.words('agenda.back')}
        </a>
      </div>
    )
    return { once: { title: ask.words('agenda.feed'), place: 'agenda', content } }
  },
})

export const feedOff = deed({
  ...about,
  path: `${HERE}/feed-off`,
  body: z.object({}),
  async act(ask, asked) {
    await ask.parts.appointments.revokeFeed(ask.staff)
    return done(ask, asked, ask.words('agenda.feed-is-off'))
  },
})
