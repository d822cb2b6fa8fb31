import { z } from 'zod'
import { ROLES } from '../../prisma/store/staff.ts'
import { countWaiting } from '../../prisma/store/waiting.ts'
import { page } from './page.ts'

/** What now: who waits, what is urgent, what lies with me. */
export const home = page({
  path: '/console',
  roles: ROLES,
  place: 'home',
  params: z.object({}),
  load: ({ parts, staff }) => countWaiting(parts.db, staff),
  title: (_, ask) => ask.words('home.title'),
  view: ({ waiting, urgent, mine }, ask) => (
    <>
      <h1>{ask.words('home.hello', { name: ask.staff.name })}</h1>
      <ul class="figures">
        <Figure count={urgent} label={ask.words('home.urgent')} tone={urgent > 0 ? 'danger' : ''} />
        <Figure count={waiting} label={ask.words('home.waiting')} tone="" />
        <Figure count={mine} label={ask.words('home.mine')} tone="" />
      </ul>
    </>
  ),
})

const Figure = ({ count, label, tone }: { count: number; label: string; tone: string }) => (
  <li class={`figure card ${tone}`}>
    <strong>{count}</strong>
    <span>{label}</span>
  </li>
)
