import type { Understood } from '../../nlu/understood.ts'
import type { Db } from '../../prisma/client.ts'
import { readSeen, readSomeMessages } from '../../prisma/store/cards.ts'
import type { Facts } from '../facts.ts'
import type { Clock } from '../hear.ts'
import type { Acting } from './acting.ts'
import { contentOf } from './content.ts'
import { sightOf } from './sight.ts'

/** What the assistant understands, today, of something a citizen wrote; null for what is no text or may not be seen. */
export async function understood(
  { db, clock, facts }: { db: Db; clock: Clock; facts(): Facts },
  who: Acting,
  id: string,
  messageId: number,
): Promise<Understood | null> {
  const row = await readSeen(db, id, sightOf(who))
  const [message] = row ? await readSomeMessages(db, id, [messageId]) : []
  const content = message && contentOf(message)
  if (!row || content?.author !== 'citizen' || content.event.kind !== 'text') return null
  const now = clock.now()
  return facts().world(now, clock.local(now)).understand(content.event.text)
}
