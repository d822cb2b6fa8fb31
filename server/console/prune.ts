/**
 * Leaves of a stylesheet the rules whose classes are all among `words`, the way a page that never names a class never needs
 * its rules. A class put together from pieces is not found: write it whole.
 */
export const prune = (css: string, words: ReadonlySet<string>): string =>
  pruned(css.replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, ''), words)

function pruned(css: string, words: ReadonlySet<string>): string {
  let [kept, at] = ['', 0]
  for (;;) {
    const open = css.indexOf('{', at)
    if (open < 0) return kept + css.slice(at)
    const close = endOf(css, open)
    const statement = css.lastIndexOf(';', open) + 1
    const begins = Math.max(at, statement)
    kept += css.slice(at, begins) + prunedRule(css.slice(begins, open), css.slice(open + 1, close), words)
    at = close + 1
  }
}

function prunedRule(head: string, body: string, words: ReadonlySet<string>): string {
  if (/^\s*@(media|supports|layer|container)\b/.test(head)) {
    const inside = pruned(body, words)
    return inside.trim() === '' ? '' : `${head}{${inside}}`
  }
  if (head.trimStart().startsWith('@')) return `${head}{${body}}`
  const selectors = selectorsOf(head).filter(selector => classesOf(selector).every(name => words.has(name)))
  return selectors.length === 0 ? '' : `${selectors.join(',')}{${body}}`
}

// what an element must not have needs not be known
const classesOf = (selector: string): string[] =>
  [...selector.replace(/:not\((?:[^()]|\([^()]*\))*\)/g, '').matchAll(/\.(-?[A-Za-z_][\w-]*)/g)].map(([, name]) => name as string)

// commas between selectors, not those inside :is(…)
function selectorsOf(head: string): string[] {
  const found = ['']
  let depth = 0
  for (const sign of head) {
    depth += Number(sign === '(') - Number(sign === ')')
    if (sign === ',' && depth === 0) found.push('')
    else found.push(`${found.pop()}${sign}`)
  }
  return found
}

// where a block ends that opens at `open`; braces inside strings and addresses do not count
function endOf(css: string, open: number): number {
  let [depth, quote] = [0, '']
  for (let i = open; i < css.length; i++) {
    const sign = css[i] as string
    if (sign === '\\') i++
    else if (quote !== '') quote = sign === quote ? '' : quote
    else if (sign === '"' || sign === "'") quote = sign
    else if (sign === '{') depth++
    else if (sign === '}' && --depth === 0) return i
  }
  return css.length
}

/** Every word of some source texts that may be the name of a class. */
export const wordsOf = (sources: readonly string[]): Set<string> =>
  new Set(sources.flatMap(source => source.match(/[A-Za-z_][\w-]*/g) ?? []))
