import { z } from 'zod'
import { fileRoute, upload } from './page.ts'

const EVERYBODY = ['mediator', 'officer', 'manager', 'administrator'] as const

/** A file of a conversation, looked at, listened to or saved. */
export const media = fileRoute({
  path: '/console/media/:id',
  roles: EVERYBODY,
  params: z.object({ id: z.uuid() }),
  open: ({ parts, staff }, { id }, part) => parts.files.open(staff, id, part),
})

/** Takes a file that is to be sent: answers its id for the message that follows. */
export const attach = upload({
  path: '/console/conversations/:id/media',
  roles: EVERYBODY,
  params: z.object({ id: z.string().max(64) }),
  take: ({ parts, staff }, { id }, content, claimed) => parts.files.put(staff, id, content, claimed),
})
