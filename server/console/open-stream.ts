import type { Context } from './answer.ts'
import type { Ask, Say, Stream } from './page.ts'

/** Opens a stream of events; one that is not for this person is a plain 404, which a page's script understands. */
export async function openStream({ parts, reply }: Context, ask: Ask, stream: Stream, asked: object): Promise<unknown> {
  const early: Parameters<Say>[] = []
  let say: Say = (...said) => void early.push(said)
  const leave = await stream.open(ask, asked, (...said) => say(...said))
  if (!leave) return reply.code(404).send()
  reply.hijack()
  reply.raw.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
  })
  const opened = parts.streams.open(ask.session, reply.raw, leave)
  say = opened
  for (const said of early) say(...said)
  return undefined
}
