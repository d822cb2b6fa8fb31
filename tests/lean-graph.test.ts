import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { leanGraph } from '../setup/lean-graph.mjs'

const source = readFileSync(new URL('../generated/sqlite/internal/class.ts', import.meta.url), 'utf8')

it('the client that is there is as lean as it gets, with its most used names first', () => {
  expect(leanGraph(source)).toBe(source)
  const [, names = ''] = /strings: JSON\.parse\(("(?:[^"\\]|\\.)*")\)/.exec(source) ?? []
  expect((JSON.parse(JSON.parse(names)) as string[]).slice(0, 12)).toEqual(expect.arrayContaining(['where', 'AND', 'OR', 'NOT', 'id']))
})

it('a graph laid out otherwise stops the set-up', () => {
  expect(() => leanGraph(source.replace(/graph: "/, 'graph: "AA'))).toThrow('laid out otherwise')
  expect(() => leanGraph('export const config = {}')).toThrow('holds no graph')
})
