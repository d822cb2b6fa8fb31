import { aloud } from '../flows/announcements/told.ts'
import type { Say } from '../flows/engine/action.ts'
import type { Due } from '../prisma/store/outbox.ts'
import type { IsThere } from './show.ts'

/** What is said next, once a message has gone: its recording, while that is still there. */
export const followingOf = (body: Due['body'], isThere: IsThere): Say | null =>
  body.kind === 'say' && body.voice && isThere(body.voice.id) ? aloud(body.voice) : null
