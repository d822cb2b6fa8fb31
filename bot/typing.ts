import type { Channel, Received } from './channels/channel.ts'

/** An answer faster than this needs no announcing. */
const PATIENCE_MS = 400

/** Hears through a channel, showing that an answer is coming when it makes itself wait. */
export function hearTyping(channel: Channel, hear: (received: Received) => Promise<void>): (received: Received) => Promise<void> {
  return async received => {
    const announce = setTimeout(() => void channel.typing?.(received.from).catch(() => {}), PATIENCE_MS)
    await hear(received).finally(() => clearTimeout(announce))
  }
}
