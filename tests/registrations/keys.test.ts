import { expect, test } from 'vitest'
import { createKeys, keyIdOf, newDataKeys, readDataKeys } from '../../bot/keys.ts'

const old = newDataKeys('k1')
const recent = newDataKeys('k2')
const keysOf = (text: string) => createKeys(readDataKeys(text))
const VALUES = ['', 'Fatima', 'فاطمة الزهراء 😊', 'x'.repeat(10_000), null, 0, { name: 'é', birth: '1984' }, ['a', { b: [] }]]

test.each(VALUES)('what is sealed is opened again: %#', value => {
  const keys = keysOf(old)
  const sealed = keys.seal(value, 'person:1')
  expect(keys.open(sealed, 'person:1')).toEqual(value)
  expect(keyIdOf(sealed)).toBe('k1')
})

test('the same value is never sealed alike twice, and shows nothing of itself', () => {
  const keys = keysOf(old)
  const sealed = Array.from({ length: 100 }, () => keys.seal('Fatima Zahra', 'person:1'))
  expect(new Set(sealed).size).toBe(100)
  expect(sealed.join()).not.toMatch(/Fatima/)
})

test('a value that was moved, changed or cut does not open', () => {
  const keys = keysOf(old)
  const sealed = keys.seal({ name: 'Fatima' }, 'person:1')
  expect(() => keys.open(sealed, 'person:2')).toThrow()
  for (let at = 3; at < sealed.length - 1; at++) {
    const changed = sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1)
    expect(() => keys.open(changed, 'person:1')).toThrow()
  }
  expect(() => keys.open(sealed.slice(0, 20), 'person:1')).toThrow()
})

test('after a new key the old values still open, and are sealed anew with the new one', () => {
  const sealed = keysOf(old).seal('Fatima', 'person:1')
  const both = keysOf(`${recent},${old}`)
  expect(both.open(sealed, 'person:1')).toBe('Fatima')
  expect(keyIdOf(both.seal('Fatima', 'person:1'))).toBe('k2')
  expect(() => keysOf(recent).open(sealed, 'person:1')).toThrow('“k1”, which is not in DATA_KEYS')
})

test('hashes tell equal from different, by kind and by key', () => {
  const keys = keysOf(`${recent},${old}`)
  expect(keys.hash('phone', '+212612345678')).toBe(keys.hash('phone', '+212612345678'))
  expect(keys.hash('phone', '1')).not.toBe(keys.hash('name', '1'))
  expect(keys.hashes('phone', '1')).toEqual([keysOf(recent).hash('phone', '1'), keysOf(old).hash('phone', '1')])
})

test.each(['', 'k1', 'k1:short', `${old},${old}`, 'K 1:abc'])('%s is no set of keys, and the complaint holds no secret', text => {
  expect(() => readDataKeys(text)).toThrow(/^DATA_KEYS is wrong/)
  expect(() => readDataKeys(text)).not.toThrow(/short|abc/)
})
