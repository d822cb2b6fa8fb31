import { randomUUID } from 'node:crypto'
import type { Session } from '../../flows/engine/types.ts'
import type { Db } from '../client.ts'

/** A conversation as it stood before a turn. A new one has no `version` yet. */
export type Standing = { id: string; session: Session; version: number | null }

/** The conversation of an address on a channel, or a new one that begins with `session`. */
export async function findConversation(db: Db, channel: string, address: string, session: Session): Promise<Standing> {
  const [found] = await db.$queryRaw<{ id: string; session: string; version: number }[]>`
    SELECT "id", "session", "version" FROM "Conversation" WHERE "channel" = ${channel} AND "address" = ${address}`
  return found ? { ...found, session: JSON.parse(found.session) as Session } : { id: randomUUID(), session, version: null }
}
