import { createInterface, type Interface } from 'node:readline'
import { Writable } from 'node:stream'

/** Asks somebody at the terminal, or reads the answers from lines when nobody sits there. */
export type Terminal = {
  ask(question: string): Promise<string>
  /** What is typed is not shown. */
  askHidden(question: string): Promise<string>
  close(): void
}

/** A terminal on standard input; questions go to standard error, so that standard output holds the result only. */
export function openTerminal(input: NodeJS.ReadStream = process.stdin, output: NodeJS.WritableStream = process.stderr): Terminal {
  let hidden = false
  const shown = new Writable({
    write(chunk, _encoding, done) {
      if (!hidden) output.write(chunk)
      done()
    },
  })
  const lines = createInterface({ input, output: shown, terminal: input.isTTY === true })
  const next = linesOf(lines)

  async function ask(question: string, hide: boolean): Promise<string> {
    output.write(`${question} `)
    hidden = hide
    const answer = await next()
    hidden = false
    if (hide || !input.isTTY) output.write('\n')
    return answer
  }
  return { ask: question => ask(question, false), askHidden: question => ask(question, true), close: () => lines.close() }
}

// lines may come before they are asked for; after the end there are none
function linesOf(lines: Interface): () => Promise<string> {
  const waiting: ((line: string) => void)[] = []
  const typed: string[] = []
  let over = false
  lines.on('line', line => {
    const first = waiting.shift()
    if (first) first(line)
    else typed.push(line)
  })
  lines.on('close', () => {
    over = true
    for (const each of waiting.splice(0)) each('')
  })
  return () => {
    const line = typed.shift()
    if (line !== undefined || over) return Promise.resolve(line ?? '')
    return new Promise(resolve => waiting.push(resolve))
  }
}
