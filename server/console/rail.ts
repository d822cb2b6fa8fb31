import { countWaiting } from '../../prisma/store/waiting.ts'
import { routes } from './index.ts'
import type { RailItem } from './layout.tsx'
import type { Ask, Place } from './page.ts'

const RAIL = [
  { place: 'home', href: '/console' },
  { place: 'messages', href: '/console/messages' },
  { place: 'settings', href: '/console/settings' },
] as const satisfies readonly { place: Place; href: string }[]

/** The places this person may go to: those that exist and that their role allows, with how many wait there. */
export async function railOf({ staff, parts }: Ask): Promise<RailItem[]> {
  const open = RAIL.filter(({ href }) =>
    routes.some(({ kind, path, roles }) => kind === 'page' && path === href && roles.includes(staff.role)),
  )
  const { waiting, urgent } = await countWaiting(parts.db, staff)
  return open.map(({ place, href }) =>
    place === 'messages' ? { place, href, count: waiting, urgent: urgent > 0 } : { place, href, count: 0, urgent: false },
  )
}
