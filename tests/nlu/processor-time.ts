/** Milliseconds of processor time a piece of work takes: what other work on the machine does not lengthen. The quickest of several runs. */
export function processorTime(work: () => void, good: number, runs = 30): number {
  let best = Number.POSITIVE_INFINITY
  for (let run = 0; run < runs && best >= good; run++) {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    best = Math.min(best, (user + system) / 1000)
  }
  return best
}
