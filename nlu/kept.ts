/**
 * Makes a function remember what it made of the keys seen lately, at most twice `most`: when that many are new, those not asked for
 * since are forgotten. The function must be pure.
 */
export function kept<V>(most: number, make: (key: string) => V): (key: string) => V {
  let young = new Map<string, V>()
  let old = new Map<string, V>()
  return key => {
    const known = young.get(key)
    if (known !== undefined) return known
    const value = old.get(key) ?? make(key)
    if (young.size >= most) {
      old = young
      young = new Map()
    }
    young.set(own(key), value)
    return value
  }
}

/** V8 keeps a whole message for the sake of a piece of 13 letters or more cut out of it: such a piece is copied. */
const own = (key: string): string => (key.length < 13 ? key : ` ${key}`.slice(1))
