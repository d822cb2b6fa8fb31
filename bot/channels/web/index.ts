import type { Channel, Outgoing, Received } from '../channel.ts'

/** What an open page is told as it happens. The page reads the words themselves from the history, by their ids. */
export type Arrival = { kind: 'message'; message: Outgoing } | { kind: 'typing' }
export type Listener = (arrival: Arrival) => void
export type WebChannel = Channel & {
  /** Passes on what a page posted to whoever listens. Rejects while nobody does, so that the page keeps it and tries again. */
  receive(received: Received): Promise<void>
  /** Tells `listener` all that reaches `address`, until the function it returns is called. */
  connect(address: string, listener: Listener): () => void
}

/**
 * The web chat as a channel. A message is delivered once it is in the history, whether a page is open or not: a page that
 * connects later replays it. So sending never fails, and there is no limit to what a page can show.
 */
export function createWeb(): WebChannel {
  const pages = new Map<string, Set<Listener>>()
  let hearing: ((received: Received) => Promise<void>) | null = null
  let sent = 0

  const tell = (address: string, arrival: Arrival): void => {
    for (const listener of pages.get(address) ?? []) listener(arrival)
  }

  return {
    name: 'web',
    repeatable: true,
    can: { buttons: Number.POSITIVE_INFINITY, textLength: Number.POSITIVE_INFINITY },
    async start(hear) {
      hearing = hear
      return {
        stop: async () => {
          if (hearing === hear) hearing = null
        },
      }
    },
    async receive(received) {
      if (!hearing) throw new Error('the web chat is not listening')
      await hearing(received)
    },
    async send(to, message) {
      tell(to, { kind: 'message', message })
      sent += 1
      return { id: `web-${sent}` }
    },
    typing: async to => tell(to, { kind: 'typing' }),
    connect(address, listener) {
      const listeners = pages.get(address) ?? new Set<Listener>()
      pages.set(address, listeners.add(listener))
      return () => {
        listeners.delete(listener)
        if (listeners.size === 0 && pages.get(address) === listeners) pages.delete(address)
      }
    },
  }
}
