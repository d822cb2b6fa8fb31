import type { Action, Incoming, Say, Session } from '../../flows/engine/types.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db, Tx } from '../client.ts'
import type { Standing } from './conversations.ts'
import { type KeptFile, keepHeardFiles } from './media.ts'

/** What was heard, to be kept with what was decided. `file`: that of a media event, where it is kept already. */
export type HeardMessage = { channel: string; address: string; externalId: string; event: Incoming; at: Date; file?: KeptFile }

/** A turn as it was decided, to be kept whole. */
export type DecidedTurn = { standing: Standing; heard: HeardMessage; session: Session; actions: readonly Action[] }

/** What became of a turn: kept; already kept before; or decided on a state that another turn has changed since. */
export type Kept = 'kept' | 'heard-before' | 'overtaken'

/** Does what an action asks for, inside the turn's transaction. `messageId`: what was heard. */
export type CarryOut = (
  tx: Tx,
  action: Exclude<Action, Say>,
  turn: { conversationId: string; messageId: number; at: Date },
) => Promise<void>

/**
 * Keeps turns in one transaction, at most one a conversation; of each everything or nothing: what was heard, the session,
 * what was decided, and what is to be sent. Returns what became of each. The one path every message takes: it is written
 * in SQL both databases know, and a hundred turns cost hardly more statements than one.
 */
export async function keepTurns(db: Db, turns: readonly DecidedTurn[], carryOut: CarryOut): Promise<Kept[]> {
  return db.$transaction(async tx => {
    const before = await heardBefore(tx, turns)
    // of two decided on the same state the later one comes too late
    const firsts = new Map([...turns].reverse().map(turn => [turn.standing.id, turn]))
    const fresh = turns.filter(turn => !before.has(turn) && firsts.get(turn.standing.id) === turn)
    const moved = new Set([
      ...(await begin(tx, fresh.filter(isNew))),
      ...(await moveOn(
        tx,
        fresh.filter(turn => !isNew(turn)),
      )),
    ])
    const kept = fresh.filter(({ standing }) => moved.has(standing.id))
    const messageIds = await writeHeard(tx, kept)
    await keepHeardFiles(tx, kept, messageIds)
    await queueReplies(tx, kept)
    for (const turn of kept) await carryOutAll(tx, turn, messageIds.get(turn.standing.id) ?? 0, carryOut)
    return turns.map(turn => (before.has(turn) ? 'heard-before' : kept.includes(turn) ? 'kept' : 'overtaken'))
  })
}

const isNew = ({ standing }: DecidedTurn) => standing.version === null

async function heardBefore(tx: Tx, turns: readonly DecidedTurn[]): Promise<Set<DecidedTurn>> {
  const old = turns.filter(turn => !isNew(turn))
  if (old.length === 0) return new Set()
  const rows = await tx.$queryRaw<{ conversationId: string; externalId: string }[]>`
    SELECT "conversationId", "externalId" FROM "Message"
    WHERE ${Prisma.join(
      old.map(({ standing, heard }) => Prisma.sql`("conversationId" = ${standing.id} AND "externalId" = ${heard.externalId})`),
      ' OR ',
    )}`
  const known = new Set(rows.map(row => `${row.conversationId} ${row.externalId}`))
  return new Set(old.filter(({ standing, heard }) => known.has(`${standing.id} ${heard.externalId}`)))
}

async function begin(tx: Tx, turns: readonly DecidedTurn[]): Promise<string[]> {
  if (turns.length === 0) return []
  const rows = turns.map(
    ({ standing, heard, session }) =>
      Prisma.sql`(${standing.id}, ${heard.channel}, ${heard.address}, ${JSON.stringify(session)}, 1, ${heard.at}, ${heard.at})`,
  )
  const begun = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "Conversation" ("id", "channel", "address", "session", "version", "createdAt", "seenAt") VALUES ${Prisma.join(rows)}
    ON CONFLICT DO NOTHING RETURNING "id"`
  return begun.map(({ id }) => id)
}

async function moveOn(tx: Tx, turns: readonly DecidedTurn[]): Promise<string[]> {
  const [first] = turns
  if (!first) return []
  const rows = turns.map(({ standing, session }) => Prisma.sql`(${standing.id}, ${standing.version}, ${JSON.stringify(session)})`)
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Conversation" SET "session" = v.column3, "version" = "version" + 1, "seenAt" = ${first.heard.at}
    FROM (VALUES ${Prisma.join(rows)}) AS v WHERE "id" = v.column1 AND "version" = CAST(v.column2 AS INTEGER) RETURNING "id"`
  return moved.map(({ id }) => id)
}

async function writeHeard(tx: Tx, turns: readonly DecidedTurn[]): Promise<Map<string, number>> {
  if (turns.length === 0) return new Map()
  const rows = turns.map(
    ({ standing, heard, session }) =>
      Prisma.sql`(${standing.id}, 'citizen', ${heard.externalId}, ${JSON.stringify(heard.event)}, ${session.locale}, ${heard.at}, 'heard')`,
  )
  const written = await tx.$queryRaw<{ id: number; conversationId: string }[]>`
    INSERT INTO "Message" ("conversationId", "author", "externalId", "body", "locale", "at", "state") VALUES ${Prisma.join(rows)}
    RETURNING "id", "conversationId"`
  return new Map(written.map(({ id, conversationId }) => [conversationId, Number(id)]))
}

async function queueReplies(tx: Tx, turns: readonly DecidedTurn[]): Promise<void> {
  const rows = turns.flatMap(({ standing, heard, session, actions }) =>
    actions
      .filter(action => action.kind === 'say')
      .map(said => Prisma.sql`(${standing.id}, 'bot', ${JSON.stringify(said)}, ${session.locale}, ${heard.at}, 'queued')`),
  )
  if (rows.length === 0) return
  const written = await tx.$queryRaw<{ id: number; conversationId: string }[]>`
    INSERT INTO "Message" ("conversationId", "author", "body", "locale", "at", "state") VALUES ${Prisma.join(rows)}
    RETURNING "id", "conversationId"`
  const turnOf = new Map(turns.map(turn => [turn.standing.id, turn]))
  // which row comes back first is not promised, and the outbox is sent in the order of its ids
  const waiting = written
    .sort((a, b) => Number(a.id) - Number(b.id))
    .flatMap(({ id, conversationId }) => {
      const heard = turnOf.get(conversationId)?.heard
      return heard ? [Prisma.sql`(${Number(id)}, ${conversationId}, ${heard.channel}, ${heard.at})`] : []
    })
  await tx.$executeRaw`INSERT INTO "Outbox" ("messageId", "conversationId", "channel", "notBefore") VALUES ${Prisma.join(waiting)}`
}

async function carryOutAll(tx: Tx, { standing, heard, actions }: DecidedTurn, messageId: number, carryOut: CarryOut): Promise<void> {
  for (const action of actions) {
    if (action.kind !== 'say') await carryOut(tx, action, { conversationId: standing.id, messageId, at: heard.at })
  }
}

/** Whether a transaction lost against another and may be tried again. */
export function isClash(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  const said = `${error.message} ${JSON.stringify(error.meta ?? {})}`
  return (
    ['P1008', 'P2002', 'P2034'].includes(error.code) ||
    /unique constraint|SQLITE_CONSTRAINT_UNIQUE|SQLITE_BUSY|23505|40001|40P01/i.test(said)
  )
}
