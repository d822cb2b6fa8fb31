import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { record } from '../../prisma/store/audit.ts'
import { addShift, peopleOf, removeShift } from '../../prisma/store/on-call.ts'
import { line, nothing } from './body.ts'
import { localInstant, minutesOf } from './local-instant.ts'
import { HERE, onCall } from './on-call.tsx'
import { type Ask, deed, type Outcome } from './page.ts'
import { LOOK_AFTER } from './people.tsx'

/** A time on call is a matter of hours or days; what is longer is a slip of the pen. */
const LONGEST_MS = 31 * 24 * 3_600_000

const time = line(7).refine(typed => minutesOf(typed) !== null, 'on-call.wrong-time')
const Shift = z.object({
  centre: z.string(),
  person: z.string(),
  'from-date': z.iso.date('form.required'),
  'from-time': time,
  'until-date': z.iso.date('form.required'),
  'until-time': time,
})

const instantOf = ({ parts }: Ask, date: string, typed: string): Date => localInstant(parts.clock, date, minutesOf(typed) ?? 0)

/** Says who is on call for a centre, from when until when. */
export const addOnCall = deed({
  path: HERE,
  roles: LOOK_AFTER,
  params: nothing,
  back: onCall,
  body: Shift,
  async act(ask, _, { centre, person, ...typed }) {
    const { parts, staff, now, words } = ask
    const wrong = (
      field: string,
      word: 'on-call.wrong-person' | 'on-call.wrong-order' | 'on-call.over' | 'on-call.clash' | 'form.unreadable',
    ): Outcome => ({
      refused: 422,
      sentence: words('form.wrong'),
      fields: { [field]: words(word) },
    })
    if (!staff.centres.includes(centre)) return wrong('centre', 'form.unreadable')
    const people = await peopleOf(parts.db, [centre])
    if (!people.some(({ id }) => id === person)) return wrong('person', 'on-call.wrong-person')
    const from = instantOf(ask, typed['from-date'], typed['from-time'])
    const until = instantOf(ask, typed['until-date'], typed['until-time'])
    if (until <= from || until.getTime() - from.getTime() > LONGEST_MS) return wrong('until-date', 'on-call.wrong-order')
    if (until <= now) return wrong('until-date', 'on-call.over')
    const shift = { id: randomUUID(), centre, staffId: person, from, until }
    const added = await parts.db.$transaction(async tx => {
      if (!(await addShift(tx, shift))) return false
      await record(tx, { at: now, by: staff, action: 'settings.on-call-added', subject: 'staff', about: person, centre })
      return true
    })
    if (!added) return wrong('person', 'on-call.clash')
    await parts.reread()
    return { go: HERE, told: words('on-call.added') }
  },
})

/** Takes a time on call away. */
export const removeOnCall = deed({
  path: `${HERE}/remove`,
  roles: LOOK_AFTER,
  params: nothing,
  back: onCall,
  body: z.object({ shift: z.string().max(64) }),
  async act({ parts, staff, now, words }, _, { shift }) {
    const centre = await parts.db.$transaction(async tx => {
      const removed = await removeShift(tx, shift, staff.centres)
      if (removed !== null)
        await record(tx, { at: now, by: staff, action: 'settings.on-call-removed', subject: 'on-call', about: shift, centre: removed })
      return removed
    })
    if (centre === null) return null
    await parts.reread()
    return { go: HERE, told: words('on-call.removed') }
  },
})
