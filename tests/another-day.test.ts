import { describe, expect, test } from 'vitest'
import { keysOf, talk } from './support/talk.ts'

describe('what comes after the hours asks of another day', () => {
  test.each([
    ['fr', 'horaires', 'dakhla', 'et samedi ?'],
    ['ary', 'فوقاش كتحلو', '1', 'والجمعة'],
    ['ary', 'فوقاش كتحلو', '1', 'والسبت؟'],
    ['ar', 'متى تفتحون', '1', 'والأحد؟'],
  ] as const)('%s: %s, %s, %s', (locale, ...texts) => expect(keysOf(talk(locale, ...texts))[0]).toMatch(/^centres\.(open|closed)-on$/))

  test('and of Ramadan', () => expect(keysOf(talk('ary', 'فوقاش كتحلو', '1', 'وفرمضان'))).toEqual(['centres.ramadan']))
})
