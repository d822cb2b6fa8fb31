import { randomUUID } from 'node:crypto'
import type { Session } from '../../flows/engine/types.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db } from '../client.ts'

/** A conversation as it stood before a turn. A new one has no `version` yet. */
export type Standing = { id: string; session: Session; version: number | null }

/** Where a conversation is held. */
export type Place = { channel: string; address: string }

/** The conversations held at some places, in their order; a new one, beginning with `begin`'s session, where there is none. */
export async function findConversations(db: Db, places: readonly (Place & { begin: Session })[]): Promise<Standing[]> {
  const rows = await db.$queryRaw<(Place & { id: string; session: string; version: number })[]>`
    SELECT "channel", "address", "id", "session", "version" FROM "Conversation"
    WHERE ${Prisma.join(
      places.map(({ channel, address }) => Prisma.sql`("channel" = ${channel} AND "address" = ${address})`),
      ' OR ',
    )}`
  const found = new Map(rows.map(row => [`${row.channel} ${row.address}`, row]))
  return places.map(({ channel, address, begin }) => {
    const row = found.get(`${channel} ${address}`)
    return row
      ? { id: row.id, session: JSON.parse(row.session) as Session, version: Number(row.version) }
      : { id: randomUUID(), session: begin, version: null }
  })
}
