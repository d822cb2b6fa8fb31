/** An export under way: how many rows have gone. */
export type Job = { owner: string; done: number; state: 'running' | 'over' | 'broken' }

/** The exports of this process; each is seen by who began it. */
export type Jobs = {
  /** Follows one under an id its page made: what has gone, and at the end that it is over. */
  follow(owner: string, id: string): { told(done: number): void; over(): void; broke(): void }
  of(owner: string, id: string): Job | null
}

/** So many are remembered, the oldest go first. */
const MOST = 200

export function createJobs(): Jobs {
  const jobs = new Map<string, Job>()
  const add = (id: string, job: Job): Job => {
    jobs.set(id, job)
    for (const [oldest] of jobs) if (jobs.size > MOST) jobs.delete(oldest)
    return job
  }
  const of = (owner: string, id: string): Job | null => {
    const job = jobs.get(id)
    return job?.owner === owner ? job : null
  }
  return {
    follow(owner, id) {
      const job = of(owner, id) ?? add(id, { owner, done: 0, state: 'running' })
      Object.assign(job, { done: 0, state: 'running' })
      const end = (state: Job['state']) => () => void Object.assign(job, { state })
      return { told: done => void Object.assign(job, { done }), over: end('over'), broke: end('broken') }
    },
    of,
  }
}
