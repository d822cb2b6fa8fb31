import { randomUUID } from 'node:crypto'
import type { Session } from '../../flows/engine/types.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db } from '../client.ts'

/**
 * A conversation as it stood before a turn. A new one has no `version` yet. `centre`: the one that follows it; `asked`: a person was asked
 * for; `named`: somebody has a name for whoever writes.
 */
export type Standing = { id: string; session: Session; version: number | null; centre: string | null; asked: boolean; named: boolean }

/** Where a conversation is held. */
export type Place = { channel: string; address: string }

/** The conversations held at some places, in their order; a new one, beginning with `begin`'s session, where there is none. */
export async function findConversations(db: Db, places: readonly (Place & { begin: Session })[]): Promise<Standing[]> {
  const rows = await db.$queryRaw<(Place & Row)[]>`
    SELECT "channel", "address", "id", "session", "version", "centre", "askedAt" IS NOT NULL AS "asked", "name" IS NOT NULL AS "named" FROM "Conversation"
    WHERE ${Prisma.join(
      places.map(({ channel, address }) => Prisma.sql`("channel" = ${channel} AND "address" = ${address})`),
      ' OR ',
    )}`
  const found = new Map(rows.map(row => [`${row.channel} ${row.address}`, row]))
  return places.map(({ channel, address, begin }) => {
    const row = found.get(`${channel} ${address}`)
    return row ? standingOf(row) : { id: randomUUID(), session: begin, version: null, centre: null, asked: false, named: false }
  })
}

type Row = { id: string; session: string; version: number; centre: string | null; asked: unknown; named: unknown }

const standingOf = ({ id, session, version, centre, asked, named }: Row): Standing => ({
  id,
  session: JSON.parse(session) as Session,
  version: Number(version),
  centre,
  asked: Boolean(Number(asked)),
  named: Boolean(Number(named)),
})

/** A conversation by its id, with where it is held; null when there is none. */
export async function findConversation(db: Db, id: string): Promise<(Standing & Place & { seenAt: Date }) | null> {
  const row = await db.conversation.findUnique({ where: { id } })
  if (!row) return null
  const { channel, address, askedAt, name, seenAt } = row
  return { ...standingOf({ ...row, asked: askedAt !== null, named: name !== null }), channel, address, seenAt }
}

/** The conversation held at a place, as far as it is told to staff; null when there is none. */
export async function findConversationAt(db: Db, { channel, address }: Place): Promise<Pick<Standing, 'id' | 'centre' | 'asked'> | null> {
  const row = await db.conversation.findUnique({
    where: { channel_address: { channel, address } },
    select: { id: true, centre: true, askedAt: true },
  })
  return row && { id: row.id, centre: row.centre, asked: row.askedAt !== null }
}
