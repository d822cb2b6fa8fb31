import { openHandover } from '../../prisma/store/handovers.ts'
import { missesOf } from '../../prisma/store/learning.ts'
import { openForm } from '../desk/content.ts'
import type { Summary } from '../desk/view.ts'
import type { Effect } from './index.ts'

const MISSES = 5

/** A person is called, with what is known by now: the language, what is talked about, answers to a form, what was not understood. */
export const handOver: Effect<'hand-over'> = (tx, { reason, urgent }, turn) =>
  openHandover(tx, { ...turn, reason, urgent }, async () => {
    const { session, conversationId } = turn
    const misses = session.discreet ? [] : await missesOf(tx, conversationId, MISSES)
    return JSON.stringify({ locale: session.locale, topic: session.topic, form: openForm(session), misses } satisfies Summary)
  })
