import { setWord } from './page.ts'

/** Shorter waits are not worth a word. */
const AFTER_MS = 300
const LONGEST_MS = 15_000
const SOON_MS = 1_500

/** “Jisr is writing…”, said and shown while an answer is awaited, never longer than an answer may take. */
export function createTyping(line: HTMLElement) {
  let begins: ReturnType<typeof setTimeout> | undefined
  let ends: ReturnType<typeof setTimeout> | undefined

  function stop(): void {
    clearTimeout(begins)
    clearTimeout(ends)
    begins = undefined
    line.textContent = ''
  }

  function write(): void {
    const words = document.createElement('span')
    setWord(words, 'web.typing')
    line.append(words)
    line.scrollIntoView({ block: 'nearest' })
  }

  return {
    start(): void {
      clearTimeout(ends)
      ends = setTimeout(stop, LONGEST_MS)
      begins ??= setTimeout(write, AFTER_MS)
    },
    stopSoon(): void {
      clearTimeout(ends)
      ends = setTimeout(stop, SOON_MS)
    },
    stop,
  }
}
