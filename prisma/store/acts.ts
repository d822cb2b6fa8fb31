import type { Db } from '../client.ts'
import { record } from './audit.ts'
import { type CarryOut, carryOutAll, type Decided, moveOn, queueReplies } from './decided.ts'
import { addEvent } from './handover-events.ts'
import { isClash } from './turns.ts'

/** What becomes of a hand-over. What is left out stays. `openFor`: the conversation while it is not resolved, then null. */
export type HandoverChange = {
  state?: string
  openFor?: string | null
  assigneeId?: string | null
  takenAt?: Date | null
  waitingSince?: Date | null
  snoozedUntil?: Date | null
  noticedAt?: Date
  resolvedAt?: Date | null
  resolvedById?: string | null
  ratingAskedAt?: Date
}
type Detail = Readonly<Record<string, string | number>>

/** Something done with a hand-over, to be kept whole or not at all. */
export type Act = {
  conversationId: string
  at: Date
  /** Who does it; null: time. */
  by: { id: string; login: string } | null
  /** The hand-over as it was when this was decided; `isNew` when there was none. */
  handover: { id: string; state: string; assigneeId: string | null; isNew?: { reason: string } }
  change: HandoverChange
  happened: { kind: string; detail?: Detail }
  /** The centre that follows the conversation from now on. */
  centre?: string | null
  /** What the citizen's side makes of it; null when nothing. */
  turn: Decided | null
}

class Overtaken extends Error {}

/** Keeps an act in one transaction with what is said of it. False when anything it was decided on has changed since: nothing is kept. */
export async function keepAct(db: Db, act: Act, carryOut: CarryOut): Promise<boolean> {
  try {
    await db.$transaction(tx => keepAll(tx, act, carryOut))
    return true
  } catch (error) {
    if (error instanceof Overtaken || isClash(error)) return false
    throw error
  }
}

type InTx = Parameters<CarryOut>[0]

async function keepAll(tx: InTx, act: Act, carryOut: CarryOut): Promise<void> {
  const { conversationId, at, by, handover, happened, centre, turn } = act
  if (turn && (await moveOn(tx, [turn])).length === 0) throw new Overtaken()
  await changeHandover(tx, act)
  if (centre !== undefined) {
    await tx.conversation.update({ where: { id: conversationId }, data: { centre } })
    await tx.handover.updateMany({ where: { conversationId }, data: { centre } })
  }
  await addEvent(tx, handover.id, { ...happened, staffId: by?.id ?? null, at })
  if (by)
    await record(tx, {
      at,
      by,
      action: `handover.${happened.kind}`,
      subject: 'conversation',
      about: conversationId,
      ...(centre !== undefined && { centre }),
    })
  if (!turn) return
  await queueReplies(tx, [turn])
  await carryOutAll(tx, [turn], new Map(), carryOut)
}

async function changeHandover(tx: InTx, { conversationId, at, handover, change }: Act): Promise<void> {
  const { id, state, assigneeId, isNew } = handover
  if (isNew) {
    const { centre } = await tx.conversation.findUniqueOrThrow({ where: { id: conversationId }, select: { centre: true } })
    const { reason } = isNew
    await tx.handover.create({
      data: { id, conversationId, openFor: conversationId, reason, urgent: false, centre, openedAt: at, ...change },
    })
    await tx.conversation.updateMany({ where: { id: conversationId, askedAt: null }, data: { askedAt: at } })
  } else if ((await tx.handover.updateMany({ where: { id, state, assigneeId }, data: change })).count === 0) throw new Overtaken()
}
