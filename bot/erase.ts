import type { Db } from '../prisma/client.ts'
import { erase } from '../prisma/store/erase.ts'
import { filesOf } from '../prisma/store/media.ts'
import type { MediaStore } from './media/store.ts'

/** Erases a conversation with everything in it, its files too. Returns false when there is none. */
export async function eraseConversation(db: Db, store: MediaStore, conversationId: string): Promise<boolean> {
  const files = await filesOf(db, conversationId)
  const erased = await erase(db, conversationId)
  // a file that a crash leaves here is stray, and goes with the next sweep
  for (const id of files) await store.remove(id)
  return erased
}
