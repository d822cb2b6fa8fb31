import { Agent, request } from 'node:http'

/**
 * Two ways of loading a server, both our own because the usual generators answer another question. A generator that sends each
 * connection's share of a rate at the start of every second makes queues that citizens do not make; one that waits for an answer before it
 * sends the next message stops asking just when the server is slow, and never sees the wait it causes (“coordinated omission”).
 */
type Headers = Readonly<Record<string, string>>
/** `headers`: what goes with each message; where it is signed, made from its body. */
export type Target = { url: string; headers: Headers | ((body: string) => Headers) }

/** What became of a load: a latency in milliseconds for each message, those not answered with 200, and how long it all took. */
export type Sent = { latencies: number[]; failed: number; seconds: number }

const TIMEOUT_MS = 60_000

/**
 * Messages that come when they come, whether or not the earlier ones are answered: Poisson arrivals, the same for the same seed. The
 * latency counts from the instant a message was due, so that every wait is seen, ours included. `next` gives the body to send.
 */
export async function arriving(
  target: Target,
  { perSecond, seconds, seed }: { perSecond: number; seconds: number; seed: number },
  next: () => string,
): Promise<Sent> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1_000 })
  const sent: Sent = { latencies: [], failed: 0, seconds: 0 }
  const began = performance.now()
  const answers: Promise<void>[] = []
  for (const due of arrivals(perSecond, seconds, seed)) {
    await until(began + due)
    answers.push(post(target, agent, next(), began + due, sent))
  }
  await Promise.all(answers)
  agent.destroy()
  return { ...sent, seconds: (performance.now() - began) / 1000 }
}

/** The instants of seeded Poisson arrivals, in milliseconds. */
function arrivals(perSecond: number, seconds: number, seed: number): number[] {
  const instants: number[] = []
  let random = seed
  for (let at = 0; at < seconds * 1000; ) {
    random = (Math.imul(random, 1664525) + 1013904223) >>> 0
    at += (-Math.log((random + 1) / 2 ** 32) / perSecond) * 1000
    instants.push(at)
  }
  return instants
}

async function until(instant: number): Promise<void> {
  for (let left = instant - performance.now(); left > 0; left = instant - performance.now())
    await new Promise(resolve => setTimeout(resolve, left))
}

/**
 * Users who each wait for the answer before the next message, on connections of their own, all from the same moment: so many messages
 * each, or for so many seconds.
 */
export async function asUsers(
  target: Target,
  {
    users,
    messages = Number.POSITIVE_INFINITY,
    seconds = Number.POSITIVE_INFINITY,
  }: { users: number; messages?: number; seconds?: number },
  next: (user: number) => string,
): Promise<Sent> {
  const sent: Sent = { latencies: [], failed: 0, seconds: 0 }
  const began = performance.now()
  const until = began + seconds * 1000
  const talk = async (user: number) => {
    const agent = new Agent({ keepAlive: true, maxSockets: 1 })
    for (let count = 0; count < messages && performance.now() < until; count++)
      await post(target, agent, next(user), performance.now(), sent)
    agent.destroy()
  }
  await Promise.all(Array.from({ length: users }, (_, user) => talk(user)))
  return { ...sent, seconds: (performance.now() - began) / 1000 }
}

/** Sends one message; notes how long after `due` it was answered. */
const post = ({ url, headers }: Target, agent: Agent, body: string, due: number, sent: Sent): Promise<void> =>
  new Promise(resolve => {
    const failed = () => {
      sent.failed += 1
      resolve()
    }
    const length = { 'content-length': Buffer.byteLength(body) }
    const asked = request(
      url,
      { method: 'POST', agent, headers: { ...(typeof headers === 'function' ? headers(body) : headers), ...length }, timeout: TIMEOUT_MS },
      answer => {
        answer.resume()
        answer.once('error', failed)
        answer.once('end', () => {
          sent.latencies.push(performance.now() - due)
          if (answer.statusCode !== 200) sent.failed += 1
          resolve()
        })
      },
    )
    asked.once('timeout', () => asked.destroy(new Error('no answer')))
    asked.once('error', failed)
    asked.end(body)
  })
