import type { Incoming, Refusal } from '../../flows/engine/incoming.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db, Tx } from '../client.ts'
import { type CarryOut, carryOutAll, type Decided, moveOn, queueReplies } from './decided.ts'
import { keepWords } from './found.ts'
import { type KeptFile, keepHeardFiles } from './media.ts'

/** What was heard, to be kept with what was decided. */
export type HeardMessage = {
  channel: string
  address: string
  externalId: string
  event: Incoming
  at: Date
  /** That of a media event, where it is kept already. */
  file?: KeptFile
  /** What the channel calls this person, and the same folded. Kept where nobody has a name for them yet. */
  called?: { name: string; folded: string }
  /** The words of the event, folded, to be found by. */
  words?: string
}

/** A turn as it was decided, to be kept whole. */
export type DecidedTurn = Decided & { heard: HeardMessage }

/**
 * What became of a turn: kept; already kept before; decided on a state that another turn has changed since; or what it
 * decided can no longer be done.
 */
export type Kept = 'kept' | 'heard-before' | 'overtaken' | { refused: Refusal }

/** Which of some turns will be refused, looked up for all at once. */
export type Foresee = (tx: Tx, turns: readonly DecidedTurn[]) => Promise<ReadonlyMap<DecidedTurn, Refusal>>
const nothing: Foresee = async () => new Map()

/**
 * Keeps turns in one transaction, at most one a conversation; of each everything or nothing: what was heard, the session,
 * what was decided, and what is to be sent. Returns what became of each. The one path every message takes: it is written
 * in SQL both databases know, and a hundred turns cost hardly more statements than one.
 */
export async function keepTurns(db: Db, turns: readonly DecidedTurn[], carryOut: CarryOut, foresee: Foresee = nothing): Promise<Kept[]> {
  return db.$transaction(async tx => {
    const before = await heardBefore(tx, turns)
    // of two decided on the same state the later one comes too late
    const firsts = new Map([...turns].reverse().map(turn => [turn.standing.id, turn]))
    const first = turns.filter(turn => !before.has(turn) && firsts.get(turn.standing.id) === turn)
    const refused = await foresee(tx, first)
    const fresh = first.filter(turn => !refused.has(turn))
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
    await keepWords(
      tx,
      kept.map(({ standing, heard }) => ({ messageId: messageIds.get(standing.id) ?? 0, words: heard.words ?? '' })),
    )
    await queueReplies(tx, kept)
    await nameThem(tx, kept)
    await carryOutAll(tx, kept, messageIds, carryOut)
    return turns.map(turn => {
      const reason = refused.get(turn)
      if (reason) return { refused: reason }
      return before.has(turn) ? 'heard-before' : kept.includes(turn) ? 'kept' : 'overtaken'
    })
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
      Prisma.sql`(${standing.id}, ${heard.channel}, ${heard.address}, ${JSON.stringify(session)}, 1, ${heard.at}, ${heard.at}, ${heard.called?.name ?? null}, ${heard.called?.folded ?? null})`,
  )
  const begun = await tx.$queryRaw<{ id: string }[]>`
    INSERT INTO "Conversation" ("id", "channel", "address", "session", "version", "createdAt", "seenAt", "name", "folded") VALUES ${Prisma.join(rows)}
    ON CONFLICT DO NOTHING RETURNING "id"`
  return begun.map(({ id }) => id)
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

// the channel's name for somebody is kept where there is none; one that staff wrote stays
async function nameThem(tx: Tx, turns: readonly DecidedTurn[]): Promise<void> {
  for (const { standing, heard } of turns) {
    if (standing.version === null || standing.named || !heard.called) continue
    const { name, folded } = heard.called
    await tx.conversation.updateMany({ where: { id: standing.id, name: null }, data: { name, folded } })
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
