import { describe, expect, test } from 'vitest'
import { keysOf, talk, write } from './support/talk.ts'

describe('while one may say whether it is safe to write', () => {
  test('thanks bring no courtesy of the trade, and the question stays open', () => {
    const turn = talk('fr', 'mon mari me frappe', 'merci')
    expect(keysOf(turn)).toEqual(['distress.near', 'distress.safe'])
    expect(keysOf(write(turn.session, 'non'))).toEqual(['distress.stop-writing'])
  })

  test('an answer is an answer', () => expect(keysOf(talk('fr', 'mon mari me frappe', 'oui'))).toEqual(['distress.go-on']))
})

describe('who already waits for a person is not asked again whether to be passed on', () => {
  test.each([
    ['fr', 'je veux parler à une personne', 'j’ai une réclamation'],
    ['ary', 'راجلي ضربني البارح', 'بغيت نشكي'],
  ] as const)('%s: %s, %s', (locale, ...texts) => expect(keysOf(talk(locale, ...texts))[0]).toBe('handover.already'))
})
