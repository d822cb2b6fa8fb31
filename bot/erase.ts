import type { Db } from '../prisma/client.ts'
import { erase, type Proof } from '../prisma/store/erase.ts'
import { filesOf } from '../prisma/store/media.ts'
import type { MediaStore } from './media/store.ts'

/** Erases a conversation with everything in it, its files too; a proof stays. Returns false when there is none. */
export async function eraseConversation(db: Db, store: MediaStore, conversationId: string, proof: Proof): Promise<boolean> {
  const files = await filesOf(db, conversationId)
  const erased = await erase(db, conversationId, proof)
  // a file that a crash leaves here is stray, and goes with the next sweep
  for (const id of files) await store.remove(id)
  return erased
}
