import type { Db } from '../client.ts'

/**
 * A person writes from another address from now on: her conversation, found at one of the addresses she had, goes along. Where she is known at
 * the new one already, both stay as they are. Returns the conversation's id; null when nothing moved.
 */
export async function keepMove(db: Db, channel: string, from: readonly string[], to: string): Promise<string | null> {
  const found = await db.conversation.findMany({ where: { channel, address: { in: [...from, to] } }, select: { id: true, address: true } })
  const old = from.flatMap(address => found.find(one => one.address === address) ?? [])[0]
  if (!old || found.some(({ address }) => address === to)) return null
  const { count } = await db.conversation.updateMany({ where: { id: old.id, address: old.address }, data: { address: to } })
  return count > 0 ? old.id : null
}
