import { expect, it } from 'vitest'
import { understand } from './model.ts'

const LONG = 100_000

/** No request, however it is typed: never an exception, never an intent to act upon. */
const NO_REQUEST: readonly [string, string][] = [
  ['letters of the left hand', 'asdf sdfg dfgh fghj'],
  ['letters without an end', 'qsdfghjklm'.repeat(LONG / 10)],
  ['mash in Latin letters', 'jkhgf dsfkjh qzkxv mpwqz xzcvb'],
  ['mash in Arabic letters', 'ضصثق فغعهخ حجدش سيبلا تنمك ظطذد'],
  ['mash in both', 'شسيب asdf لاتن qwer ىةور zxcv'],
  ['mash with digits', '3k9d7f2 8sdf7 9zx3c 5tgb7'],
  ['only digits', '8'.repeat(LONG)],
  ['numbers', '12 90871 3 776655 0 19'],
  ['digits of the Arabs', '٧٧٧٧٧ ٣٣ ٩٩٩٩'],
  ['ten thousand emoji', '🐟🐠🐡🦐'.repeat(2500)],
  ['ten thousand hearts', '❤️'.repeat(10_000)],
  ['flags', '🇲🇦'.repeat(4000)],
  ['one word turned over and over', '\u202exyz\u202c'.repeat(LONG / 5)],
  ['marks of direction alone', '\u2066\u2067\u2069\u202a\u202b'.repeat(LONG / 5)],
  ['letters under marks', 'z̷̢̛x̸̡q̵'.repeat(4000)],
  ['punctuation', '?!.,;:…—«»'.repeat(LONG / 10)],
  ['Han', '漢字'.repeat(LONG / 2)],
  ['Cyrillic', 'щзшхыъ эюя'.repeat(1000)],
  ['a file', '%PDF-1.7\n%\u0000\u0001\u0002'.repeat(5000)],
  ['code', 'function(){return null}//;'.repeat(4000)],
]

it.each(NO_REQUEST)('%s: nothing to act upon', (_, text) => {
  const { intent, sure, also, danger } = understand(text)
  expect({ danger, also, acts: sure && intent !== 'out_of_scope' && intent !== 'give_date' && intent !== 'thanks' }).toEqual({
    danger: null,
    also: null,
    acts: false,
  })
})

/** What is meant is heard through look-alikes, marks and directions. */
const MEANT: readonly [string, string, string][] = [
  ['Cyrillic а and о', 'je vоudrаis un rendez-vоus', 'book_appointment'],
  ['Cyrillic е and с', 'quеls dосumеnts fаut-il', 'documents'],
  ['Greek ο and ν', 'bοnjοur', 'greeting'],
  ['Greek in Darija', 'chnο lwra9 li khassni njib', 'documents'],
  ['full width', 'ｃｏｍｂｉｅｎ ｃａ ｃｏｕｔｅ', 'cost'],
  ['both directions', '\u202bشنو \u2066lwra9\u2069 اللي خاصني نجيب\u202c', 'documents'],
  ['vowel marks and tatweel', 'مَا هِيَ الوثـــــائق المطلـــوبة', 'documents'],
  ['letters held down', 'fiiiiiin jaaaat ladresssse', 'location'],
  ['a long message that begins with it', `bghit rendez-vous 3afak. ${'.'.repeat(LONG)}`, 'book_appointment'],
]

it.each(MEANT)('%s: “%s” is heard', (_, text, intent) => expect(understand(text)).toMatchObject({ intent, sure: true }))
