/**
 * Prisma's client unpacks the graph of its schema into one object a node, whose keys are the numbers of names. An object with a high number
 * for a key is given room for all lower ones, and many nodes are the same: laid out as Prisma does it the graph of our schema takes 16 MB,
 * with each node once and the names most used first 3 MB. What the graph says stays the same. The layout is that of the client's own
 * reader (`parameterizationSchema`): numbers of seven bits a byte, lowest first; a number that may be absent is 0, or one more than itself.
 */
const NAMES = /strings: JSON\.parse\(("(?:[^"\\]|\\.)*")\)/
const GRAPH = /graph: "([\w-]*)"/

/** The source of a generated client with a leaner graph. Throws when its graph is laid out otherwise. */
export function leanGraph(source) {
  const [, written = ''] = NAMES.exec(source) ?? []
  const [, packed = ''] = GRAPH.exec(source) ?? []
  if (written === '' || packed === '') throw new Error('the client Prisma generated holds no graph of its schema')
  const names = JSON.parse(JSON.parse(written))
  const graph = eachOnce(unpacked(Buffer.from(packed, 'base64url')))
  const order = byUse(graph, names.length)
  const places = order.map(() => 0)
  for (const [place, name] of order.entries()) places[name] = place
  const text = JSON.stringify(JSON.stringify(order.map(name => names[name])))
  return source
    .replace(NAMES, () => `strings: JSON.parse(${text})`)
    .replace(GRAPH, () => `graph: "${repacked(graph, places).toString('base64url')}"`)
}

/** Input nodes are lists of edges, whose `child` is an input node; so are the `args` of outputs and roots. */
function unpacked(bytes) {
  let at = 0
  const byte = () => bytes[at++]
  const number = () => {
    let [value, shift] = [0, 0]
    for (let next = 128; next >= 128; shift += 7) {
      next = byte()
      value |= (next & 127) << shift
    }
    return value
  }
  const list = (count, read) => Array.from({ length: count }, read)
  const [inputs, outputs, roots] = list(3, number)
  const input = () => ({ name: number(), types: [byte(), byte()], child: number(), oneOf: number(), flags: byte() })
  const output = () => ({ name: number(), args: number(), output: number() })
  const graph = {
    inputs: list(inputs, () => list(number(), input)),
    outputs: list(outputs, () => list(number(), output)),
    roots: list(roots, output),
  }
  if (at !== bytes.length) throw new Error('the graph of the client Prisma generated is laid out otherwise than its reader was')
  return graph
}

/** The graph with each input node once: those that say the same are found again and again, as their children become the same. */
function eachOnce({ inputs, outputs, roots }) {
  let same = inputs.map((_, node) => node)
  for (let before = 0, found = inputs.length; before !== found; ) {
    before = found
    const first = new Map()
    same = inputs.map((edges, node) => {
      const said = JSON.stringify(edges.map(edge => ({ ...edge, child: edge.child && same[edge.child - 1] + 1 })))
      if (!first.has(said)) first.set(said, node)
      return first.get(said)
    })
    found = first.size
  }
  const kept = [...new Set(same)]
  const places = new Map(kept.map((node, place) => [node, place]))
  const moved = node => node && places.get(same[node - 1]) + 1
  const withArgs = edge => ({ ...edge, args: moved(edge.args) })
  return {
    inputs: kept.map(node => inputs[node].map(edge => ({ ...edge, child: moved(edge.child) }))),
    outputs: outputs.map(edges => edges.map(withArgs)),
    roots: roots.map(withArgs),
  }
}

/** The names, those most used as keys first. */
function byUse({ inputs, outputs }, count) {
  const uses = Array.from({ length: count }, () => 0)
  for (const { name } of [...inputs, ...outputs].flat()) uses[name] += 1
  return [...uses.keys()].sort((a, b) => uses[b] - uses[a])
}

function repacked({ inputs, outputs, roots }, places) {
  const bytes = []
  const number = value => {
    for (; value >= 128; value >>= 7) bytes.push((value & 127) | 128)
    bytes.push(value)
  }
  for (const { length } of [inputs, outputs, roots]) number(length)
  for (const edges of inputs) {
    number(edges.length)
    for (const { name, types, child, oneOf, flags } of edges) {
      number(places[name])
      bytes.push(...types)
      number(child)
      number(oneOf && places[oneOf - 1] + 1)
      bytes.push(flags)
    }
  }
  const output = ({ name, args, output }) => {
    for (const value of [places[name], args, output]) number(value)
  }
  for (const edges of outputs) {
    number(edges.length)
    edges.forEach(output)
  }
  roots.forEach(output)
  return Buffer.from(bytes)
}
