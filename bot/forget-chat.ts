import type { Db } from '../prisma/client.ts'
import { findConversationAt } from '../prisma/store/conversations.ts'
import type { NewsDesk } from './desk/news.ts'
import { eraseConversation } from './erase.ts'
import type { Clock } from './hear.ts'
import type { MediaStore } from './media/store.ts'
import { type OneAtATime, turnOf } from './one-at-a-time.ts'
import type { ForgetChat } from './ports.ts'
import { proofOf } from './registrations/forget.ts'
import type { Chance } from './registrations/look.ts'

type Parts = { db: Db; media: MediaStore; queue: OneAtATime; clock: Clock; chance: Chance; news: Pick<NewsDesk, 'tell'> }

/**
 * Erases the conversation at an address: after the turn that is under way there, so that nothing of it is written behind. Staff who look at
 * it are told that it changed, and find it gone.
 */
export const createForgetChat =
  ({ db, media, queue, clock, chance, news }: Parts): ForgetChat =>
  (channel, address) =>
    queue(turnOf(channel, address), async () => {
      const found = await findConversationAt(db, { channel, address })
      if (!found) return false
      const proof = { id: proofOf(chance), at: clock.now() }
      const erased = await eraseConversation(db, media, found.id, proof)
      if (erased) news.tell({ conversationId: found.id, kind: 'handover', centre: found.centre, asked: found.asked })
      return erased
    })
