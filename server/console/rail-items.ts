import { countToApprove } from '../../prisma/store/announcements-to-approve.ts'
import type { Role } from '../../prisma/store/staff.ts'
import { countWaiting } from '../../prisma/store/waiting.ts'
import { routes } from './index.ts'
import type { Ask, ConsolePath, Place } from './page.ts'
import type { RailItem } from './rail.tsx'

const RAIL = [
  { place: 'home', href: '/console' },
  { place: 'messages', href: '/console/messages' },
  { place: 'agenda', href: '/console/agenda' },
  { place: 'files', href: '/console/files' },
  { place: 'announcements', href: '/console/announcements' },
  { place: 'settings', href: '/console/settings' },
] as const satisfies readonly { place: Place; href: ConsolePath }[]

/** Whether there is a page at an address for a role. */
export const opens = (role: Role, path: ConsolePath): boolean =>
  routes.some(route => route.kind === 'page' && route.path === path && route.roles.includes(role))

/** The places this person may go to: those that exist and that their role allows, with how many wait there. */
export async function railOf({ staff, parts, opens }: Ask): Promise<RailItem[]> {
  const [{ waiting, urgent }, files, announcements] = await Promise.all([
    countWaiting(parts.db, staff),
    parts.registrations.counts(staff),
    countToApprove(parts.db, staff),
  ])
  const counts: Partial<Record<Place, number>> = { messages: waiting, files: files.received ?? 0, announcements }
  return RAIL.filter(({ href }) => opens(href)).map(item => ({
    ...item,
    count: counts[item.place] ?? 0,
    urgent: item.place === 'messages' && urgent > 0,
  }))
}
