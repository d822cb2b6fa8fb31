import type { ServerResponse } from 'node:http'
import type { Say } from './page.ts'

const HEARTBEAT_MS = 20_000

type Open = { session: string; response: ServerResponse; leave: () => void }

/** The streams open pages listen on. */
export type Streams = {
  /** Streams to a page until either side closes or its session is over, then calls `leave`. Answers how to say something. */
  open(session: string, response: ServerResponse, leave: () => void): Say
  /** Closes the streams of sessions that are over; called when some were ended. */
  recheck(): Promise<void>
  close(): void
}

/** `lives` says whether a session still opens anything; each heartbeat asks, so that one ended elsewhere closes too. */
export function createStreams(lives: (session: string) => Promise<boolean>): Streams {
  const open = new Set<Open>()
  const beat = setInterval(() => {
    for (const { response } of open) response.write('event: beat\ndata: {}\n\n')
    void recheck()
  }, HEARTBEAT_MS)
  beat.unref()

  async function recheck(): Promise<void> {
    for (const session of new Set([...open].map(each => each.session))) {
      // a database that does not answer ends nobody's work
      const alive = await lives(session).catch(() => true)
      if (!alive) for (const each of open) if (each.session === session) end(each, 'event: signed-out\ndata: {}\n\n')
    }
  }

  function end(stream: Open, last = ''): void {
    if (!open.delete(stream)) return
    stream.leave()
    stream.response.end(last)
  }

  return {
    open(session, response, leave) {
      const stream: Open = { session, response, leave }
      open.add(stream)
      response.on('close', () => end(stream))
      response.on('error', () => end(stream))
      // nothing reaches a browser before a first write
      response.write('retry: 2000\n: connected\n\n')
      return (event, data) => {
        if (!response.writableEnded && !response.destroyed) response.write(written(event, data))
      }
    },
    recheck,
    close() {
      clearInterval(beat)
      for (const stream of open) end(stream)
    },
  }
}

// a line break inside the data begins a new line of data
function written(event: string, data: unknown): string {
  const text = typeof data === 'string' ? data : JSON.stringify(data)
  return `event: ${event}\n${text
    .split(/\r\n|\r|\n/)
    .map(line => `data: ${line}`)
    .join('\n')}\n\n`
}
