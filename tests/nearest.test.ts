import { describe, expect, it, test } from 'vitest'
import { newSession } from '../bot/turn.ts'
import { kilometres, nearest } from '../flows/centres/near.ts'
import type { Centre } from '../flows/content.ts'
import type { Session } from '../flows/engine/types.ts'
import { step } from '../flows/index.ts'
import { LOCALES } from '../locales/locale.ts'
import { MONDAY_MORNING, worldAt } from './support/world.ts'

const world = worldAt(MONDAY_MORNING)
// invented points of the sea and the desert: no centre has published where it stands
const POINTS: Readonly<Record<string, { latitude: number; longitude: number }>> = {
  dakhla: { latitude: 23.5, longitude: -16 },
  argoub: { latitude: 24, longitude: -15 },
}
const placed = (keys: readonly string[], sample = true): readonly Centre[] =>
  world.content.centres.map(centre => ({ ...centre, sample, ...(keys.includes(centre.key) && POINTS[centre.key]) }))

describe('as the crow flies', () => {
  it.each([
    [{ latitude: 23.5, longitude: -16 }, { latitude: 23.5, longitude: -16 }, 0],
    [{ latitude: 0, longitude: 0 }, { latitude: 0, longitude: 1 }, 111],
    [{ latitude: 0, longitude: 0 }, { latitude: 90, longitude: 0 }, 10_008],
    [{ latitude: 0, longitude: 179.5 }, { latitude: 0, longitude: -179.5 }, 111],
    [{ latitude: 90, longitude: 0 }, { latitude: -90, longitude: 0 }, 20_015],
  ])('%j to %j', (a, b, km) => {
    expect(Math.round(kilometres(a, b))).toBe(km)
    expect(Math.round(kilometres(b, a))).toBe(km)
  })

  test('the nearest is one whose place is known', () => {
    expect(nearest(placed([]), { latitude: 23.5, longitude: -16 })).toBeNull()
    expect(nearest(placed(['argoub']), { latitude: 23.5, longitude: -16 })?.centre.key).toBe('argoub')
    expect(nearest(placed(['dakhla', 'argoub']), { latitude: 23.6, longitude: -16 })?.centre.key).toBe('dakhla')
  })
})

function share(centres: readonly Centre[], at: { latitude: number; longitude: number }, more: Partial<Session> = {}) {
  const session = { ...newSession('fr'), welcomed: true, ...more }
  const turn = step(session, { kind: 'location', ...at }, { ...world, content: { ...world.content, centres } })
  return { says: turn.actions.flatMap(action => (action.kind === 'say' ? [action] : [])), session: turn.session }
}

describe.each(LOCALES)('where somebody is, in %s', locale => {
  it('leads to the nearest centre, and says that its place is to be confirmed', () => {
    const { says, session } = share(placed(['dakhla', 'argoub']), { latitude: 23.7, longitude: -16 }, { locale })
    expect(says.map(({ key }) => key)).toEqual(['centres.near', 'centres.near-sample', 'centres.where-unknown'])
    expect(says[0]?.params).toMatchObject({ km: 22 })
    expect(session.topic).toMatchObject({ centre: 'dakhla', asked: 'where' })
  })

  it('is kindly answered where no centre’s place is known, with all of them to choose from', () => {
    const { says } = share(placed([]), { latitude: 23.7, longitude: -16 }, { locale })
    expect(says.map(({ key }) => key)).toEqual(['centres.near-unknown'])
    expect(says[0]?.choices.filter(({ id }) => id.startsWith('where:'))).toHaveLength(world.content.centres.length)
  })
})

it('says so when somebody stands before the door, and nothing of confirming where a centre confirmed it', () => {
  const { says } = share(placed(['dakhla'], false), { latitude: 23.501, longitude: -16 })
  expect(says.map(({ key }) => key)).toEqual(['centres.near-here', 'centres.where-unknown'])
})

it('is silent while a person has the floor', () => {
  expect(share(placed(['dakhla']), { latitude: 23.5, longitude: -16 }, { mode: 'staff' }).says).toEqual([])
})

it('asks the open question of a form again after it', () => {
  const opened = step({ ...newSession('fr'), welcomed: true }, { kind: 'choice', id: 'register' }, world).session
  expect(opened.at).not.toBeNull()
  const { says, session } = share(placed(['dakhla']), { latitude: 23.5, longitude: -16 }, opened)
  expect(session.at).toMatchObject({ flow: opened.at?.flow, step: opened.at?.step })
  expect(says[0]?.key).toBe('centres.near-here')
  expect(says.at(-1)?.key).not.toMatch(/^centres/)
})
