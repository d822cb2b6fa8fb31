import type { FastifyInstance } from 'fastify'

/**
 * A part of the server, under an address of its own, that is built when somebody first opens it: most of what a small machine does is
 * talk to citizens, and the code and forms of a part nobody looks at would lie in its memory all day. What could not be built is tried
 * again by the next who asks.
 */
export function whenOpened(app: FastifyInstance, prefix: string, build: () => Promise<FastifyInstance>): void {
  const isWithin = (url: string) => url.startsWith(prefix) && /^(?:[/?]|$)/.test(url.slice(prefix.length))
  let opened: Promise<FastifyInstance> | undefined

  async function built(): Promise<FastifyInstance> {
    opened ??= build()
    try {
      const part = await opened
      await part.ready()
      return part
    } catch (error) {
      opened = undefined
      throw error
    }
  }

  app.addHook('onRequest', async (request, reply) => {
    if (!isWithin(request.url)) return
    const part = await built()
    reply.hijack()
    part.routing(request.raw, reply.raw)
  })
  // its streams stay open, and would keep the server from closing
  app.addHook('preClose', async () => {
    await (await opened)?.close()
  })
}
