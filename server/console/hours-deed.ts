import { z } from 'zod'
import type { Opening } from '../../flows/content.ts'
import type { ConsoleKey } from '../../locales/console.ts'
import { record } from '../../prisma/store/audit.ts'
import { setHours } from '../../prisma/store/hours.ts'
import { several } from './body.ts'
import { CentreParams, centreFor, centreHours, HERE, MOST, PLANS, WEEKDAYS } from './hours.tsx'
import { DAY_MINUTES, minutesOf } from './local-instant.ts'
import { deed } from './page.ts'
import { LOOK_AFTER } from './people.tsx'

type Day = { openings: Opening[] } | { wrong: ConsoleKey & `hours.wrong.${string}` }

/** The stretches of one day as they were typed; an empty row is none, and midnight at the end is the end of the day, `00:00` or `24:00`. */
export function dayOf(weekday: number, from: readonly string[], to: readonly string[]): Day {
  const rows = from.map((begin, i) => [begin, to[i] ?? ''] as const).filter(row => row.some(text => text !== ''))
  if (rows.length > MOST) return { wrong: 'hours.wrong.many' }
  const openings: Opening[] = []
  for (const [begin, end] of rows) {
    const [first, last] = [minutesOf(begin), minutesOf(end) === 0 ? DAY_MINUTES : minutesOf(end)]
    if (first === null || last === null) return { wrong: 'hours.wrong.half' }
    if (first >= last) return { wrong: 'hours.wrong.order' }
    openings.push({ weekday, from: first, to: last })
  }
  openings.sort((a, b) => a.from - b.from)
  const overlap = openings.some((opening, i) => opening.from < (openings[i - 1]?.to ?? 0))
  return overlap ? { wrong: 'hours.wrong.overlap' } : { openings }
}

type Posted = Readonly<Record<string, unknown>>

function read(posted: Posted): {
  plans: Record<(typeof PLANS)[number], Opening[]>
  wrong: Record<string, Extract<Day, { wrong: string }>['wrong']>
} {
  const plans = { hours: [] as Opening[], ramadanHours: [] as Opening[] }
  const wrong: ReturnType<typeof read>['wrong'] = {}
  for (const plan of PLANS)
    for (const weekday of WEEKDAYS) {
      const name = `${plan}.${weekday}`
      const day = dayOf(weekday, several.parse(posted[`${name}.from`]), several.parse(posted[`${name}.to`]))
      if ('wrong' in day) wrong[name] = day.wrong
      else plans[plan].push(...day.openings)
    }
  return { plans, wrong }
}

/** Changes when a centre is open. The next answer to a citizen goes by it. */
export const changeHours = deed({
  path: `${HERE}/:centre`,
  roles: LOOK_AFTER,
  params: CentreParams,
  back: centreHours,
  body: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  async act(ask, { centre: key }, posted) {
    const { parts, staff, now, words } = ask
    const centre = centreFor(ask, key)
    if (!centre) return null
    const { plans, wrong } = read(posted)
    const fields = Object.fromEntries(Object.entries(wrong).map(([name, word]) => [name, words(word)]))
    if (Object.keys(fields).length > 0) return { refused: 422, sentence: words('form.wrong'), fields }
    await parts.db.$transaction(async tx => {
      await setHours(tx, key, plans.hours, plans.ramadanHours)
      await record(tx, { at: now, by: staff, action: 'settings.hours-changed', subject: 'centre', about: key, centre: key })
    })
    await parts.reread()
    return { go: HERE, told: words('hours.kept', { centre: centre.names[staff.locale] }) }
  },
})
