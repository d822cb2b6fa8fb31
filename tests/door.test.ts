import { Agent, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { fastify } from 'fastify'
import { expect, onTestFinished, test } from 'vitest'
import { letEveryoneIn } from '../server/door.ts'

const CROWD = 60
const EACH = 4

/** So many visitors who connect at once and each ask again as soon as they are answered; what each was answered, in order. */
async function answersToACrowd(door: (app: ReturnType<typeof fastify>) => void): Promise<number[]> {
  const app = fastify()
  door(app)
  // serving keeps the process busy, as the database does
  app.get('/', async () => {
    for (const until = performance.now() + 1; performance.now() < until; );
    return 'served'
  })
  await app.listen({ port: 0, host: '127.0.0.1' })
  onTestFinished(() => app.close())
  const { port } = app.server.address() as AddressInfo
  const answered: number[] = []
  const visit = async (visitor: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let i = 0; i < EACH; i++) {
      await new Promise((resolve, reject) => {
        get({ port, host: '127.0.0.1', agent }, answer => answer.resume().once('end', resolve)).once('error', reject)
      })
      answered.push(visitor)
    }
    agent.destroy()
  }
  await Promise.all(Array.from({ length: CROWD }, (_, visitor) => visit(visitor)))
  return answered
}

test('of a crowd that connects at once nobody is served for the third time before everybody was once', async () => {
  const answered = await answersToACrowd(app => letEveryoneIn(app, { longestMs: 60_000 }))
  const served = new Map<number, number>()
  const thirdTime = answered.findIndex(visitor => {
    served.set(visitor, (served.get(visitor) ?? 0) + 1)
    return served.get(visitor) === 3
  })
  expect(new Set(answered.slice(0, thirdTime)).size).toBe(CROWD)
  expect(answered).toHaveLength(CROWD * EACH)
})

test('who need not wait is served before those who came earlier and must', async () => {
  const app = fastify()
  letEveryoneIn(app, { waits: ({ url }) => url !== '/now' })
  const served: string[] = []
  app.get('/*', async ({ url }) => {
    served.push(url)
    return ''
  })
  onTestFinished(() => app.close())
  await app.ready()
  await Promise.all([app.inject('/crowd'), app.inject('/now')])
  expect(served).toEqual(['/now', '/crowd'])
})
