import { describe, expect, test } from 'vitest'
import { newSession } from '../../bot/turn.ts'
import { asChoice } from '../../flows/engine/as-choice.ts'
import { MONDAY_MORNING, worldAt } from '../support/world.ts'
import { understand } from './model.ts'

describe('what one was told of is liked', () => {
  test.each([
    'ça m’intéresse',
    'Oui ça m’intéresse beaucoup !',
    'je suis intéressée',
    'Intéressé',
    'je la veux',
    'bghitha',
    'ana mhtama',
    'wakha 3jbatni',
    'kathemni',
    'bghit ncharek',
    'بغيتها',
    'أنا مهتمة',
    'انا مهتم بهذا التكوين',
    'كتهمني',
    'عجبتني',
    'أريد المشاركة',
  ])('%s', text => expect(understand(text).interested).toBe(true))
})

describe('what is not liked, is asked, or is something else', () => {
  test.each([
    'ça ne m’intéresse pas',
    'pas intéressé',
    'je ne suis pas intéressée',
    'ma kathemnich',
    'ما كتهمنيش',
    'معجبنيش',
    'ma3jbatnich',
    'ما بغيتهاش',
    'لا أريدها',
    'oui',
    '',
  ])('%s', text => expect(understand(text).interested).toBe(false))
})

test('whether it is full is no yes to what was offered', () => {
  const offered = [{ id: 'offer-register:couture', label: { key: 'announcement.register', params: {} } as const }]
  const world = worldAt(MONDAY_MORNING)
  const choice = (text: string) => asChoice({ kind: 'text', text }, { ...newSession('fr'), offered }, world.understand(text), world)
  expect(choice('c’est complet ?').kind).toBe('text')
  expect(choice('oui')).toEqual({ kind: 'choice', id: 'offer-register:couture' })
})

test.each(['reste-t-il des places ?', 'reste-t-il encore des places', 'il reste des places ?'])('%s asks for room', text =>
  expect(understand(text).questionOf).toBe('places'),
)
