import { claimTestPlace } from '../../prisma/store/test-places.ts'
import type { Effect } from './index.ts'

/** Somebody of the staff shows that a conversation is their own. */
export const claimTest: Effect<'claim-test'> = (tx, { code }, { conversationId, at }) => claimTestPlace(tx, code, conversationId, at)
