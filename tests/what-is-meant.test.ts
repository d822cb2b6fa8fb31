import { describe, expect, test } from 'vitest'
import { keysOf, talk } from './support/talk.ts'

describe('a nursery is no matter of protection', () => {
  test.each([
    ['ary', 'كاين شي روض'],
    ['fr', 'je cherche une crèche pour mon fils'],
    ['ar', 'أبحث عن روض لابني الصغير'],
    ['ary-Latn', 'wach kayn rawd l drari sghar'],
  ] as const)('%s: %s', (locale, text) => expect(keysOf(talk(locale, text)).at(-1)).toBe('services.nursery'))
})

describe('what is asked after a theme is asked of that theme', () => {
  test.each([
    ['fr', 'slt besoin d’aide pour mon fils handicapé', 'quels papiers'],
    ['ary', 'واش كاين شي تكوين', 'شحال الثمن'],
  ] as const)('%s: %s, %s', (locale, ...texts) => expect(keysOf(talk(locale, ...texts))).toEqual(['services.ask-service']))
})
