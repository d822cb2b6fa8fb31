import { expect, test } from 'vitest'
import { newSession } from '../bot/turn.ts'
import type { Session } from '../flows/engine/types.ts'
import { step } from '../flows/index.ts'
import { MONDAY_MORNING, worldAt } from './support/world.ts'

const world = worldAt(MONDAY_MORNING)
const after = (text: string): Session => step(newSession('fr'), { kind: 'text', text }, world).session

test.each([
  ['réclamation', 'oui aidez moi vite il me frappe'],
  ['je voudrais un rendez-vous', 'oui je veux me suicider'],
  ['menu', 'parler à une personne je veux me suicider'],
  ['menu', 'واحد كيضربني'],
])('after “%s”, “%s” is danger before it is a choice', (before, text) => {
  const { actions } = step(after(before), { kind: 'text', text }, world)
  expect(actions[0]).toMatchObject({ kind: 'hand-over', urgent: true })
})

test.each(['6', '٦', '6️⃣', 'واحد', 'wa7d', '1', 'deux'])('“%s” typed at the menu is never danger', text => {
  const { session } = step(after('menu'), { kind: 'text', text }, world)
  expect(session.discreet).toBe(false)
})
