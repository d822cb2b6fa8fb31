import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { play } from './support/transcript.ts'

const root = new URL('./transcripts/', import.meta.url)
const files = readdirSync(root, { recursive: true })
  .map(String)
  .filter(file => file.endsWith('.txt'))

describe('transcripts', () => {
  test.each(files)('%s', async file => {
    const path = new URL(file, root).pathname
    await expect(play(readFileSync(path, 'utf8'))).toMatchFileSnapshot(path)
  })
})
