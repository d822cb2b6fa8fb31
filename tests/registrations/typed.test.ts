import { expect, test } from 'vitest'
import { typedBirth, typedName, typedPhone } from '../../bot/registrations/typed.ts'

const TODAY = '2026-11-23'

test.each([
  ['', { value: null }],
  ['1984', { value: '1984' }],
  ['12/3/84', { value: '1984-03-12' }],
  ['١٢-٠٣-١٩٨٤', { value: '1984-03-12' }],
  ['12 mars 1984', { value: '1984-03-12' }],
  ['42 ans', { value: '1984' }],
  ['a18-29', { value: 'a18-29' }],
  ['31/02/1990', 'wrong'],
  ['2031', 'wrong'],
  ['1890', 'wrong'],
  ['avant la guerre', 'wrong'],
])('a birth typed as %j', (text, kept) => expect(typedBirth(text, TODAY, 'me')).toEqual(kept))

test('a child may be born this year, who asks for themselves may not', () => {
  expect(typedBirth('2026', TODAY, 'child')).toEqual({ value: '2026' })
  expect(typedBirth('2026', TODAY, 'me')).toBe('wrong')
})

test.each([
  ['', { value: null }],
  ['06 12 34 56 78', { value: '+212612345678' }],
  ['٠٦١٢٣٤٥٦٧٨', { value: '+212612345678' }],
  ['+33 6 12 34 56 78', { value: '+33612345678' }],
  ['12', 'wrong'],
])('a phone typed as %j', (text, kept) => expect(typedPhone(text, TODAY)).toEqual(kept))

test.each([
  [' ', { value: null }],
  ['  Amina   Idrissi ', { value: 'Amina Idrissi' }],
  ['فاطمة الزهراء\u202e', { value: 'فاطمة الزهراء' }],
  ['<b>x</b> 12', 'wrong'],
  ['…', 'wrong'],
  ['a'.repeat(61), 'wrong'],
])('a name typed as %j', (text, kept) => expect(typedName(text)).toEqual(kept))
