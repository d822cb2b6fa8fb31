import { z } from 'zod'
import { record } from '../../prisma/store/audit.ts'
import { ROLES } from '../../prisma/store/staff.ts'
import { endSession } from '../../prisma/store/staff-sessions.ts'
import { deed } from './page.ts'

/** Ends the session this browser has. What its cookie holds opens nothing any more. */
export const signOut = deed({
  path: '/console/sign-out',
  roles: ROLES,
  params: z.object({}),
  body: z.object({}),
  back: null,
  async act({ parts, staff, session, now }) {
    await endSession(parts.db, staff.id, session)
    await record(parts.db, { at: now, by: staff, action: 'staff.signed-out', subject: 'staff', about: staff.id })
    await parts.streams.recheck()
    return { go: '/console/sign-in' }
  },
})
