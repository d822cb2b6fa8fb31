/**
 * Makes a look-up of phrases of several words: how many words from `start` on are the longest of the phrases, 0 when none begins there.
 * Most words begin no phrase, and cost one look-up.
 */
export function phrases(list: Iterable<string>): (words: readonly string[], start: number) => number {
  const all = new Set(list)
  const longest = new Map<string, number>()
  for (const phrase of all) {
    const [first = '', ...rest] = phrase.split(' ')
    longest.set(first, Math.max(longest.get(first) ?? 0, rest.length + 1))
  }
  return (words, start) => {
    const most = Math.min(longest.get(words[start] ?? '') ?? 0, words.length - start)
    for (let length = most; length > 1; length--) if (all.has(words.slice(start, start + length).join(' '))) return length
    return most > 0 && all.has(words[start] ?? '') ? 1 : 0
  }
}
