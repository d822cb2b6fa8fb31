import { expect, test } from 'vitest'
import { written } from '../bot/show.ts'
import { render } from '../locales/index.ts'
import { numbersInOrder } from '../locales/left-to-right.ts'

test.each([
  ['اتصلوا بالرقم 05 28 00 00 00.', 'اتصلوا بالرقم \u206605 28 00 00 00\u2069.'],
  ['واتساب +212 6-12-34-56-78 أو 0528000000', 'واتساب \u2066+212 6-12-34-56-78\u2069 أو \u20660528000000\u2069'],
  // once is enough, and what is no number of a telephone stays as it is
  ['الرقم \u206605 28 00 00 00\u2069', 'الرقم \u206605 28 00 00 00\u2069'],
  ['من 9:00 إلى 12:30 يوم 07/12/2026، 18 سنة', 'من 9:00 إلى 12:30 يوم 07/12/2026، 18 سنة'],
  ['Appelez le 05 28 00 00 00.', 'Appelez le 05 28 00 00 00.'],
])('%s', (text, shown) => {
  expect(numbersInOrder(text)).toBe(shown)
})

test('what staff write to one person and to many keeps its numbers in order', () => {
  const text = 'الرقم 05 28 00 00 00'
  const shown = 'الرقم \u206605 28 00 00 00\u2069'
  expect(written({ kind: 'text', text }, 'ar', null).text).toBe(shown)
  const words = { ar: text, ary: text, 'ary-Latn': text, fr: text }
  expect(render({ key: 'announcement.plain', params: { text: words } }, 'ar')).toContain(shown)
})
