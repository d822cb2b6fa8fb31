import type { Channel, Received } from './channels/channel.ts'

/** An answer faster than this needs no announcing. */
const PATIENCE_MS = 400

/** So many are announced at once: when everybody waits, announcing would make them wait longer. */
const AT_ONCE = 4

/** Hears through a channel, showing that an answer is coming when it makes itself wait. */
export function hearTyping(
  channel: Channel,
  hear: (received: Received) => Promise<void>,
  patienceMs = PATIENCE_MS,
): (received: Received) => Promise<void> {
  let announcing = 0

  async function announce(to: string): Promise<void> {
    if (!channel.typing || announcing >= AT_ONCE) return
    announcing += 1
    // only a courtesy: that it failed changes nothing
    await channel.typing(to).catch(() => {})
    announcing -= 1
  }

  return async received => {
    const waiting = setTimeout(() => void announce(received.from), patienceMs)
    await hear(received).finally(() => clearTimeout(waiting))
  }
}
