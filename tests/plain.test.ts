import { describe, expect, it } from 'vitest'
import type { Option } from '../bot/channels/channel.ts'
import { numbered, plainer } from '../bot/channels/plain.ts'

const options = (count: number): Option[] => Array.from({ length: count }, (_, i) => ({ id: `service:${i}`, label: `خدمة ${i}` }))
const show = (text: string, choices: readonly Option[], buttons: number, textLength = 4096) =>
  plainer({ text, choices, locale: 'ary' }, { buttons, textLength })

describe('choices', () => {
  it('stay buttons where there are enough', () => {
    expect(show('شنو؟', options(3), 3)).toEqual([{ text: 'شنو؟', choices: options(3), locale: 'ary' }])
  })
  it('all become numbers where one is too many', () => {
    expect(show('شنو؟', options(3), 2)).toEqual([{ text: 'شنو؟\n1) خدمة 0\n2) خدمة 1\n3) خدمة 2', choices: [], locale: 'ary' }])
  })
  it.each([
    ['menu', 4, '0) x'],
    ['person', 4, '9) x'],
    ['service:emf', 4, '5) x'],
    ['menu:more', 0, '1) x'],
  ])('%s at place %i is “%s”', (id, index, line) => {
    expect(numbered({ id, label: 'x' }, index)).toBe(line)
  })
})

describe('a long text', () => {
  it.each([
    ['between lines', `${'a'.repeat(30)}\n${'b'.repeat(30)}`, 40, ['a'.repeat(30), 'b'.repeat(30)]],
    ['between sentences', 'Une phrase assez longue. Une autre phrase.', 30, ['Une phrase assez longue.', 'Une autre phrase.']],
    ['after an Arabic question', 'واش عندكم شي ورقة؟ وريوها لينا', 24, ['واش عندكم شي ورقة؟', 'وريوها لينا']],
    ['between words', 'kelma wa7da o kelma', 12, ['kelma wa7da', 'o kelma']],
    ['where there is no better place', 'x'.repeat(25), 10, ['x'.repeat(10), 'x'.repeat(10), 'x'.repeat(5)]],
    ['never inside an emoji', '👍'.repeat(5), 5, ['👍👍', '👍👍', '👍']],
    ['not at all when it fits', 'x'.repeat(10), 10, ['x'.repeat(10)]],
  ])('is cut %s', (_, text, limit, parts) => {
    expect(show(text, [], 0, limit).map(part => part.text)).toEqual(parts)
  })

  it('has its buttons below the last part only', () => {
    const parts = show('kelma '.repeat(20).trim(), options(2), 2, 50)
    expect(parts.length).toBeGreaterThan(1)
    expect(parts.map(part => part.choices.length)).toEqual([...parts.slice(1).map(() => 0), 2])
  })

  it('loses nothing and keeps its limit, whatever it is made of', () => {
    const alphabet = ['a', 'م', 'َ', '👍🏽', ' ', '\n', '. ', '؟ ', '…', '1️⃣', 'كلمة']
    let seed = 7
    const next = (below: number) => {
      seed = (seed * 48_271) % 2_147_483_647
      return seed % below
    }
    for (let round = 0; round < 400; round++) {
      const text = Array.from({ length: 1 + next(300) }, () => alphabet[next(alphabet.length)])
        .join('')
        .trim()
      const limit = 8 + next(120)
      const parts = show(text, [], 0, limit).map(part => part.text)
      expect(parts.every(part => part.length <= limit)).toBe(true)
      expect(parts.join('').replace(/\s/g, '')).toBe(text.replace(/\s/g, ''))
      expect(parts.every(part => Buffer.from(part).toString() === part)).toBe(true)
    }
  })
})
