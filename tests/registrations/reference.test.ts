import { expect, test } from 'vitest'
import { REFERENCES, readReference, referenceOf } from '../../flows/preregister/reference.ts'

// a thousand references spread over all there are
const some = Array.from({ length: 1_000 }, (_, i) => referenceOf((i * 39_989 * 7) % REFERENCES))
const digitsOf = (reference: string) => reference.replace(/\D/g, '')
const isRead = (digits: string) => readReference(`JSR-${digits}`) !== 'wrong'

test('every reference is read back as itself, and none is a telephone number', () => {
  for (const reference of some) {
    expect(readReference(reference)).toEqual({ reference })
    expect(digitsOf(reference)).toMatch(/^[1-4]\d{8}$/)
  }
  expect(new Set(some).size).toBe(some.length)
})

test('every single wrong digit is caught', () => {
  for (const reference of some.slice(0, 300)) {
    const digits = digitsOf(reference)
    for (let at = 0; at < 9; at++)
      for (let wrong = 0; wrong < 10; wrong++)
        if (String(wrong) !== digits[at]) expect(isRead(digits.slice(0, at) + wrong + digits.slice(at + 1))).toBe(false)
  }
})

test('every swap of neighbours is caught', () => {
  for (const reference of some) {
    const digits = digitsOf(reference)
    for (let at = 0; at < 8; at++)
      if (digits[at] !== digits[at + 1])
        expect(isRead(digits.slice(0, at) + digits[at + 1] + digits[at] + digits.slice(at + 2))).toBe(false)
  }
})

test('a missing or a doubled digit is caught', () => {
  for (const reference of some) expect([isRead(digitsOf(reference).slice(1)), isRead(`${digitsOf(reference)}0`)]).toEqual([false, false])
})

test.each([
  [(nine: string) => nine, 'bare'],
  [(nine: string) => `mon dossier ${nine.slice(0, 3)} ${nine.slice(3, 6)} ${nine.slice(6)} svp`, 'in a sentence'],
  [(nine: string) => `jsr ${nine}`, 'in small letters'],
  [(nine: string) => `جسر ${[...nine].map(d => '٠١٢٣٤٥٦٧٨٩'[Number(d)]).join('')}`, 'in Arabic digits'],
  [(nine: string) => [...nine].map(d => '۰۱۲۳۴۵۶۷۸۹'[Number(d)]).join(''), 'in Persian digits'],
  [(nine: string) => `\u2066JSR-${nine.slice(0, 3)}-${nine.slice(3, 6)}-${nine.slice(6)}\u2069`, 'as copied from a message'],
])('is read as people write it: %#', (write, _) => {
  for (const reference of some.slice(0, 50)) expect(readReference(write(digitsOf(reference)))).toEqual({ reference })
})

test.each(['0612345678', '+212612345678', '12/03/1984', 'bonjour', '', '212 612 345 678', '😊'])('%s is no reference', text => {
  expect(readReference(text)).toBeNull()
})
