import { randomUUID } from 'node:crypto'
import type { Progress } from '../../../bot/registrations/index.ts'

/** Something long under way. `total` is null where nobody counted before. */
export type Job = {
  owner: string
  done: number
  total: number | null
  refused: Progress['refused']
  state: 'running' | 'over' | 'stopped' | 'broken'
}

/** What is long and under way in this process; each is seen by who began it. */
export type Jobs = {
  /** Begins something that tells how far it is. Returns its id. */
  begin(owner: string, work: AsyncIterable<Progress>, total: number): string
  /** Something told from elsewhere, under an id a page made: what it has done, and at the end that it is over. */
  follow(owner: string, id: string): { told(done: number): void; over(): void; broke(): void }
  of(owner: string, id: string): Job | null
  /** Stops after the step it is at; what was done stays done. */
  stop(owner: string, id: string): void
  /** Stops all, and waits until they have. */
  close(): Promise<void>
}

/** So many are remembered, the oldest go first. */
const MOST = 200

export function createJobs(failed: (error: unknown) => void): Jobs {
  const jobs = new Map<string, Job>()
  const running = new Set<Promise<void>>()
  const add = (id: string, job: Job): Job => {
    jobs.set(id, job)
    for (const [oldest] of jobs) if (jobs.size > MOST) jobs.delete(oldest)
    return job
  }
  const of = (owner: string, id: string): Job | null => {
    const job = jobs.get(id)
    return job?.owner === owner ? job : null
  }

  async function run(job: Job, work: AsyncIterable<Progress>): Promise<void> {
    try {
      for await (const { done, refused } of work) {
        Object.assign(job, { done, refused })
        if (job.state === 'stopped') return
      }
      job.state = 'over'
    } catch (error) {
      job.state = 'broken'
      failed(error)
    }
  }

  return {
    begin(owner, work, total) {
      const id = randomUUID()
      const going = run(add(id, { owner, done: 0, total, refused: [], state: 'running' }), work).finally(() => running.delete(going))
      running.add(going)
      return id
    },
    follow(owner, id) {
      const job = of(owner, id) ?? add(id, { owner, done: 0, total: null, refused: [], state: 'running' })
      Object.assign(job, { done: 0, state: 'running' })
      const end = (state: Job['state']) => () => void Object.assign(job, { state })
      return { told: done => void Object.assign(job, { done }), over: end('over'), broke: end('broken') }
    },
    of,
    stop(owner, id) {
      const job = of(owner, id)
      if (job?.state === 'running') job.state = 'stopped'
    },
    async close() {
      for (const job of jobs.values()) if (job.state === 'running') job.state = 'stopped'
      await Promise.all(running)
    },
  }
}
