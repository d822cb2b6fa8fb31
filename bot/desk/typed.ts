import { fold } from '../../nlu/fold.ts'
import { theTelephone } from '../../prisma/store/accounts.ts'
import { keepTyped, typedIn } from '../../prisma/store/typed.ts'
import type { HearTyped } from '../hear.ts'
import { storable } from '../storable.ts'
import { type ActParts, act, look } from './act.ts'
import type { Verb } from './verbs.ts'

const LONGEST = 4_000

/**
 * Hears what somebody wrote on the centre's own telephone: it is kept as the telephone's turn, and the assistant is silent. Who has the
 * floor in the console keeps it; where nobody has, the telephone takes it, until a person in the console ends the case or time does.
 */
export const hearTyped =
  (parts: ActParts): HearTyped =>
  async (channel, to, { of, text }) => {
    const { db, clock, news } = parts
    const conversationId = await typedIn(db, channel, to, of)
    const found = conversationId === null ? null : await look(parts, null, conversationId)
    if (conversationId === null || !found) return
    const telephone = await theTelephone(db, clock.now())
    await act(parts, { ...telephone, role: 'administrator', centres: [] }, conversationId, holds(telephone))
    const words = storable(text).slice(0, LONGEST).toWellFormed()
    await keepTyped(db, {
      conversationId,
      staffId: telephone.id,
      of,
      body: { kind: 'text', text: words },
      words: fold(words),
      locale: found.seen.session.locale,
      at: clock.now(),
    })
    news.tell({ conversationId, kind: 'message', centre: found.standing.centre, asked: true })
  }

const holds =
  (telephone: { id: string; name: string }): Verb =>
  ({ open, now }) => {
    if (open?.assignee) return 'done'
    return {
      event: { kind: 'taken', name: telephone.name, quiet: true },
      change: { state: 'taken', assigneeId: telephone.id, takenAt: now, snoozedUntil: null },
      happened: { kind: 'taken' },
      ...(!open && { opens: 'staff' as const }),
    }
  }
