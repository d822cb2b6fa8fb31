/**
 * Prisma's client unpacks the graph of its schema into one object a node, whose keys are the numbers of names. An object with a high number
 * for a key is given room for all lower ones: numbered as Prisma does it, the graph of our schema takes 16 MB, with the names most used
 * first 5 MB. What the graph says stays the same. The layout is that of the client's own reader (`parameterizationSchema`).
 */
const NAMES = /strings: JSON\.parse\(("(?:[^"\\]|\\.)*")\)/
const GRAPH = /graph: "([\w-]*)"/

/** The source of a generated client with the names numbered by how often they are used. Throws when its graph is laid out otherwise. */
export function namesByUse(source) {
  const [, written = ''] = NAMES.exec(source) ?? []
  const [, packed = ''] = GRAPH.exec(source) ?? []
  if (written === '' || packed === '') throw new Error('the client Prisma generated holds no graph of its schema')
  const names = JSON.parse(JSON.parse(written))
  const graph = Buffer.from(packed, 'base64url')
  const uses = names.map(() => 0)
  renumbered(graph, name => {
    uses[name] += 1
    return name
  })
  const order = [...uses.keys()].sort((a, b) => uses[b] - uses[a])
  const places = order.map(() => 0)
  for (const [place, name] of order.entries()) places[name] = place
  const again = renumbered(graph, name => places[name])
  return source
    .replace(NAMES, () => `strings: JSON.parse(${JSON.stringify(JSON.stringify(order.map(name => names[name])))})`)
    .replace(GRAPH, () => `graph: "${again.toString('base64url')}"`)
}

/** The graph with another number for each name. */
function renumbered(graph, numberOf) {
  const out = []
  let at = 0
  const byte = () => out.push(graph[at++])
  const number = () => {
    let [value, shift] = [0, 0]
    for (let next = 128; next >= 128; shift += 7) {
      next = graph[at++]
      value |= (next & 127) << shift
    }
    return value
  }
  const put = value => {
    let left = value
    for (; left >= 128; left >>= 7) out.push((left & 127) | 128)
    out.push(left)
    return value
  }
  const same = () => put(number())
  const name = () => put(numberOf(number()))
  // nothing is 0, and what there is one more
  const nameIfAny = () => {
    const found = number()
    put(found === 0 ? 0 : numberOf(found - 1) + 1)
  }
  const each = (count, act) => {
    for (let i = 0; i < count; i++) act()
  }

  const [inputs, outputs, roots] = [same(), same(), same()]
  each(inputs, () =>
    each(same(), () => {
      name()
      each(2, byte)
      same()
      nameIfAny()
      byte()
    }),
  )
  const named = () => {
    name()
    each(2, same)
  }
  each(outputs, () => each(same(), named))
  each(roots, named)
  if (at !== graph.length)
    throw new Error('the graph of the client Prisma generated is laid out otherwise than its reader was when this was written')
  return Buffer.from(out)
}
