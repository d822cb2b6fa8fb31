import type { ServerResponse } from 'node:http'
import type { WebChannel } from '../bot/channels/web/index.ts'
import type { ShownMessage } from '../bot/ports.ts'

const HEARTBEAT_MS = 25_000
const AT_ONCE = 100
/** Pages one visitor may have open; the oldest closes first. Its browser would run out of connections anyway. */
const PAGES_EACH = 6

type Page = { address: string; shown: number; response: ServerResponse; reading: boolean; again: boolean; leave: () => void }
/** How the messages of a conversation after one of them are read, and how one is written for the page. */
export type Source = { after(address: string, id: number, limit: number): Promise<ShownMessage[]>; write(message: ShownMessage): unknown }
export type Live = {
  /** Streams to a page all that is said after message `shown`, until either side closes. */
  open(address: string, shown: number, response: ServerResponse): void
  /** Something may be new for this address. */
  poke(address: string): void
  /** Nothing is left of this address: its pages are told, and let go. */
  forget(address: string): void
  close(): void
}

/**
 * Who is connected. Every message is read from the history by its id, never taken from the channel's hands: so each page gets
 * each message once and in order, whatever it missed.
 */
export function createLive(channel: WebChannel, source: Source): Live {
  const pages = new Map<string, Set<Page>>()
  const pagesOf = (address: string): Page[] => [...(pages.get(address) ?? [])]
  const everyPage = (): Page[] => [...pages.values()].flatMap(open => [...open])
  const beat = setInterval(() => {
    for (const page of everyPage()) event(page, 'beat', {})
  }, HEARTBEAT_MS)
  beat.unref()

  async function read(page: Page): Promise<void> {
    page.again = true
    if (page.reading) return
    page.reading = true
    try {
      while (page.again && !page.response.writableEnded) {
        page.again = false
        const messages = await source.after(page.address, page.shown, AT_ONCE)
        for (const message of messages) show(page, message)
        page.again ||= messages.length === AT_ONCE
      }
    } catch {
      // the page comes back by itself and asks from where it was
      end(page)
    } finally {
      page.reading = false
    }
  }

  function show(page: Page, message: ShownMessage): void {
    if (message.id <= page.shown || page.response.writableEnded || page.response.destroyed) return
    page.shown = message.id
    page.response.write(`id: ${message.id}\ndata: ${JSON.stringify(source.write(message))}\n\n`)
  }

  function end(page: Page): void {
    const open = pages.get(page.address)
    if (!open?.delete(page)) return
    if (open.size === 0) pages.delete(page.address)
    page.leave()
    page.response.end()
  }

  return {
    open(address, shown, response) {
      for (const page of pagesOf(address).slice(0, 1 - PAGES_EACH)) end(page)
      const leave = channel.connect(address, arrival => {
        if (arrival.kind === 'typing') event(page, 'typing', {})
        else void read(page)
      })
      const page: Page = { address, shown, response, reading: false, again: false, leave }
      pages.set(address, (pages.get(address) ?? new Set()).add(page))
      response.on('close', () => end(page))
      response.on('error', () => end(page))
      // nothing reaches a browser before a first write
      response.write('retry: 2000\n: connected\n\n')
      event(page, 'beat', {})
      void read(page)
    },
    poke(address) {
      for (const page of pagesOf(address)) void read(page)
    },
    forget(address) {
      for (const page of pagesOf(address)) {
        event(page, 'forgotten', {})
        end(page)
      }
    },
    close() {
      clearInterval(beat)
      for (const page of everyPage()) end(page)
    },
  }
}

const event = (page: Page, name: string, data: object): void => {
  page.response.write(`event: ${name}\ndata: ${JSON.stringify(data)}\n\n`)
}
