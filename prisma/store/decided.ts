import type { Action, Say } from '../../flows/engine/action.ts'
import type { Session } from '../../flows/engine/types.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Tx } from '../client.ts'
import type { Standing } from './conversations.ts'
import { nudge } from './handovers.ts'

/** What was decided on a conversation as it stood, to be kept whole. `heard`: where and when it happened. */
export type Decided = { standing: Standing; session: Session; actions: readonly Action[]; heard: { channel: string; at: Date } }

/** What an action belongs to. `messageId`: what was heard; null where nothing was. `session`: as the turn left it. */
export type TurnKept = { conversationId: string; messageId: number | null; at: Date; session: Session }

/** What is done for each turn by itself; what is said and who is nudged is kept for all turns in one statement. */
export type Alone = Exclude<Action, Say | { kind: 'nudge' }>

/** Does what an action asks for, inside the turn's transaction. */
export type CarryOut = (tx: Tx, action: Alone, turn: TurnKept) => Promise<void>

/** Moves conversations on, each from the version it was decided on. Returns the ids of those that were still there. */
export async function moveOn(tx: Tx, turns: readonly Decided[]): Promise<string[]> {
  const [first] = turns
  if (!first) return []
  const rows = turns.map(({ standing, session }) => Prisma.sql`(${standing.id}, ${standing.version}, ${JSON.stringify(session)})`)
  const moved = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Conversation" SET "session" = v.column3, "version" = "version" + 1, "seenAt" = ${first.heard.at}
    FROM (VALUES ${Prisma.join(rows)}) AS v WHERE "id" = v.column1 AND "version" = CAST(v.column2 AS INTEGER) RETURNING "id"`
  return moved.map(({ id }) => id)
}

/** Keeps what is said, and queues it to be sent. */
export async function queueReplies(tx: Tx, turns: readonly Decided[]): Promise<void> {
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

/** Does all else that was decided. `messageIds`: what was heard, by conversation. */
export async function carryOutAll(
  tx: Tx,
  turns: readonly Decided[],
  messageIds: ReadonlyMap<string, number>,
  carryOut: CarryOut,
): Promise<void> {
  await nudge(tx, turns.filter(({ actions }) => actions.some(({ kind }) => kind === 'nudge')).map(nudged))
  for (const { standing, heard, session, actions } of turns) {
    const turn = { conversationId: standing.id, messageId: messageIds.get(standing.id) ?? null, at: heard.at, session }
    for (const action of actions) if (action.kind !== 'say' && action.kind !== 'nudge') await carryOut(tx, action, turn)
  }
}

const nudged = ({ standing, heard }: Decided) => ({ conversationId: standing.id, at: heard.at })
