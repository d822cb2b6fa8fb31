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

describe('after danger, while the team is awaited, nothing of the trade is offered unasked', () => {
  test.each([
    ['fr', 'mon mari me tape', 'je veux une médiation avec lui'],
    ['ary', 'طردني راجلي من الدار', 'واش عندكم شي بلاصة'],
    ['ar', 'ابني يريد الانتحار', 'ماذا أفعل الآن'],
  ] as const)('%s: %s, yes, %s', (locale, danger, text) => expect(keysOf(talk(locale, danger, 'oui', text))).toEqual(['distress.near']))

  test('the menu is still there for who asks for it', () =>
    expect(keysOf(talk('fr', 'mon mari me tape', 'oui', 'le menu svp'))).toEqual(['menu.ask']))
})
