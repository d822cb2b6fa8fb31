import { fold } from '../nlu/fold.ts'

/** Whether each word looked for is somewhere in some texts, whatever accents, marks, case and spelling of Arabic letters. */
export function holds(texts: readonly string[], looked: string): boolean {
  const within = texts.map(fold).join('\n')
  return fold(looked)
    .split(/\s+/)
    .every(word => within.includes(word))
}
