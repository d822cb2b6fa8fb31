import { setImmediate as arrivals } from 'node:timers/promises'

/** A reading that those who ask for the same before it begins share: none is given what was read before it asked. */
export function shared<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const waiting = new Map<string, Promise<T>>()
  return key => {
    const found = waiting.get(key)
    if (found) return found
    const reading = arrivals().then(() => {
      waiting.delete(key)
      return read(key)
    })
    waiting.set(key, reading)
    return reading
  }
}
