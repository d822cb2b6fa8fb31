import { expect, test } from 'vitest'
import { newSession } from '../bot/turn.ts'
import { step } from '../flows/index.ts'
import { MONDAY_MORNING, worldAt } from './support/world.ts'

const real = worldAt(MONDAY_MORNING)
// whatever is said, a doubt between two things
const doubting = {
  ...real,
  understand: (text: string) => ({
    ...real.understand(text),
    intent: 'opening_hours' as const,
    confidence: 0.2,
    sure: false,
    also: null,
    ranked: [
      { intent: 'opening_hours' as const, confidence: 0.2 },
      { intent: 'location' as const, confidence: 0.15 },
    ],
  }),
}

test('what a doubtful message names is kept: once it is known what was meant, the day is not asked for again', () => {
  const begun = { ...newSession('fr'), welcomed: true }
  const { session } = step(begun, { kind: 'text', text: 'samedi à El Argoub' }, doubting)
  expect(session.offered.map(({ id }) => id).slice(0, 2)).toEqual(['mean:opening_hours', 'mean:location'])
  const { actions } = step(session, { kind: 'choice', id: 'mean:opening_hours' }, real)
  expect(JSON.stringify(actions)).toContain('2026-11-28')
})
