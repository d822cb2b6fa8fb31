import { randomUUID } from 'node:crypto'
import type { Action, Incoming, Say, Session } from '../../flows/engine/types.ts'
import { Prisma } from '../../generated/sqlite/client.ts'
import type { Db, Tx } from '../client.ts'

/** A conversation as it stood before a turn. A new one has no `version` yet. */
export type Standing = { id: string; session: Session; version: number | null }

/** What was heard, to be kept with what was decided. */
export type HeardMessage = { channel: string; address: string; externalId: string; event: Incoming; at: Date }

/** What became of a turn: kept; already kept before; or decided on a state that another turn has changed since. */
export type Kept = 'kept' | 'heard-before' | 'overtaken'

/** Does what an action asks for, inside the turn's transaction. `messageId`: what was heard. */
export type CarryOut = (
  tx: Tx,
  action: Exclude<Action, Say>,
  turn: { conversationId: string; messageId: number; at: Date },
) => Promise<void>

/** The conversation of an address on a channel, or a new one that begins with `session`. */
export async function findConversation(db: Db, channel: string, address: string, session: Session): Promise<Standing> {
  const found = await db.conversation.findUnique({ where: { channel_address: { channel, address } } })
  return found
    ? { id: found.id, session: found.session as unknown as Session, version: found.version }
    : { id: randomUUID(), session, version: null }
}

/** Keeps everything of a turn, or nothing of it: what was heard, the session, what was decided, and what is to be sent. */
export async function keepTurn(
  db: Db,
  standing: Standing,
  heard: HeardMessage,
  turn: { session: Session; actions: readonly Action[] },
  carryOut: CarryOut,
): Promise<Kept> {
  try {
    return await db.$transaction(async tx => {
      if (!(await moveOn(tx, standing, heard, turn.session))) return 'overtaken'
      const { id: messageId } = await tx.message.create({
        data: {
          conversationId: standing.id,
          author: 'citizen',
          externalId: heard.externalId,
          body: heard.event,
          locale: turn.session.locale,
          at: heard.at,
          state: 'heard',
        },
        select: { id: true },
      })
      const says = turn.actions.filter(action => action.kind === 'say')
      if (says.length > 0) await queue(tx, standing.id, heard, says, turn.session)
      for (const action of turn.actions) {
        if (action.kind !== 'say') await carryOut(tx, action, { conversationId: standing.id, messageId, at: heard.at })
      }
      return 'kept'
    })
  } catch (error) {
    const clash = clashOf(error)
    if (clash === null) throw error
    return clash
  }
}

async function moveOn(tx: Tx, { id, version }: Standing, { channel, address, at }: HeardMessage, session: Session): Promise<boolean> {
  const data = { session: session as unknown as Prisma.InputJsonObject, seenAt: at }
  if (version === null) {
    await tx.conversation.create({ data: { ...data, id, channel, address, version: 1, createdAt: at }, select: { id: true } })
    return true
  }
  const { count } = await tx.conversation.updateMany({ where: { id, version }, data: { ...data, version: version + 1 } })
  return count === 1
}

async function queue(
  tx: Tx,
  conversationId: string,
  { channel, at }: HeardMessage,
  says: readonly Say[],
  { locale }: Session,
): Promise<void> {
  const rows = await tx.message.createManyAndReturn({
    data: says.map(said => ({
      conversationId,
      author: 'bot',
      body: said as unknown as Prisma.InputJsonObject,
      locale,
      at,
      state: 'queued',
    })),
    select: { id: true },
  })
  await tx.outbox.createMany({ data: rows.map(({ id }) => ({ messageId: id, conversationId, channel, notBefore: at })) })
}

// P2002: two rows of one kind; P1008 and P2034: another process was writing
function clashOf(error: unknown): Exclude<Kept, 'kept'> | null {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return null
  if (error.code === 'P2002') return JSON.stringify(error.meta ?? {}).includes('externalId') ? 'heard-before' : 'overtaken'
  return error.code === 'P1008' || error.code === 'P2034' ? 'overtaken' : null
}
