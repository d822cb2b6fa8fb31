import type { Receipt } from './channel.ts'

/**
 * Sends the parts of a message in order, from the first that the platform does not have. The receipt is that of the last, or of the first
 * that was refused. `before`: the ids of the parts an earlier try got through.
 */
export async function inOrder(parts: readonly (() => Promise<Receipt>)[], before: readonly string[] = []): Promise<Receipt> {
  const taken = [...before]
  for (const send of parts.slice(before.length)) {
    const receipt = await send()
    if ('failed' in receipt) return taken.length > 0 ? { ...receipt, taken } : receipt
    taken.push(receipt.id)
  }
  const id = taken.at(-1)
  return id === undefined ? { failed: 'refused', why: 'nothing to say' } : { id }
}
