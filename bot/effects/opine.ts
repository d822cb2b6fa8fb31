import { keepOpinion } from '../../prisma/store/opinions.ts'
import type { Effect } from './index.ts'

/** How somebody found an offer, when they were asked. */
export const opine: Effect<'opine'> = (tx, { kind: _, offer, ...opinion }, { conversationId, at, session }) =>
  keepOpinion(tx, { offerId: offer, conversationId, locale: session.locale, at, ...opinion })
