import { afterAll, beforeAll, onTestFinished } from 'vitest'

type End = () => unknown

/** What is begun for a whole file is ended with the file. */
let ends: End[] | null = null

/** Has something done when the test that runs now has ended; inside `shared`, when the tests of the file have. */
export function atEnd(end: End): void {
  if (ends) ends.push(end)
  else onTestFinished(async () => void (await end()))
}

/** Makes something once for the tests of a file (or a `describe`), for tests that only look at it. Answers how to get it. */
export function shared<T>(make: () => Promise<T>): () => T {
  let made: { it: T } | undefined
  const mine: End[] = []
  beforeAll(async () => {
    ends = mine
    try {
      made = { it: await make() }
    } finally {
      ends = null
    }
  })
  afterAll(async () => {
    for (const end of mine.reverse()) await end()
  })
  return () => {
    if (!made) throw new Error('it is there while tests run')
    return made.it
  }
}
