import { describe, expect, it } from 'vitest'
import { ordinalWord, readNumber } from '../../nlu/numbers.ts'
import { tokens } from '../../nlu/words.ts'

// biome-ignore format: a table reads better in rows
const WHOLE: readonly [text: string, value: number][] = [
  ['0', 0], ['2', 2], ['٢', 2], ['۴', 4], ['２', 2], ['2️⃣', 2], ['34', 34], ['٣٤', 34],
  ['واحد', 1], ['wa7d', 1], ['wahed', 1], ['جوج', 2], ['زوج', 2], ['jouj', 2], ['zouj', 2], ['joj', 2], ['اثنان', 2], ['اثنتين', 2], ['تلاتة', 3], ['tlata', 3], ['ثلاث', 3],
  ['ربعة', 4], ['reb3a', 4], ['أربعة', 4], ['خمسة', 5], ['khamsa', 5], ['5amsa', 5], ['ستة', 6], ['setta', 6], ['سبعة', 7], ['seb3a', 7], ['تمنية', 8], ['tmnya', 8], ['ثمانية', 8],
  ['تسعود', 9], ['ts3oud', 9], ['تسعة', 9], ['عشرة', 10], ['l3achra', 10], ['حداش', 11], ['7dach', 11], ['إحدى عشرة', 11], ['طناش', 12], ['tnach', 12], ['اثنا عشر', 12],
  ['تلطاش', 13], ['telttach', 13], ['ربعطاش', 14], ['أربعة عشر', 14], ['خمسطاش', 15], ['khmstach', 15], ['خمسة عشر', 15], ['سطاش', 16], ['settach', 16], ['سبعطاش', 17], ['تمنطاش', 18],
  ['tmntach', 18], ['تسعطاش', 19], ['عشرين', 20], ['3chrin', 20], ['عشرون', 20], ['خمسة وعشرين', 25], ['خمسة و عشرين', 25], ['khamsa w 3chrin', 25], ['tlata o3chrin', 23],
  ['ثلاثون', 30], ['reb3in', 40], ['ستة وستين', 66], ['seb3in', 70], ['ثمانين', 80], ['تسعة وتسعون', 99], ['مية', 100], ['مائة', 100], ['mya w 3chrin', 120], ['ميتين', 200],
  ['تلت مية', 300], ['ربعمية', 400], ['خمسمائة', 500], ['ميه و خمسة وعشرين', 125],
  ['zéro', 0], ['un', 1], ['deux', 2], ['dix-sept', 17], ['vingt et un', 21], ['trente-quatre', 34], ['soixante-dix', 70], ['soixante et onze', 71], ['soixante-dix-sept', 77],
  ['quatre-vingts', 80], ['quatre-vingt-douze', 92], ['quatre-vingt-dix-neuf', 99], ['septante', 70], ['cent', 100], ['cent vingt', 120], ['deux cents', 200], ['trois cent quarante-cinq', 345],
]

describe('numbers in words and digits', () => {
  it.each(WHOLE)('%s is %d', (text, value) => {
    const words = tokens(text)
    expect(readNumber(words)).toEqual({ value, length: words.length })
  })

  // biome-ignore format: a table reads better in rows
  it.each(['hadchi', 'site', 'taman', 'toilette', 'dar', 'b3d', 'n9ra', 'set', 'دار', 'عين', 'wala', 'mi', ''])('%s is none', word => expect(readNumber(tokens(word))).toBeNull())

  // biome-ignore format: a table reads better in rows
  it.each([['khamsa drari', 5, 1], ['vingt jours', 20, 1], ['soixante personnes', 60, 1], ['tlata wla reb3a', 3, 1]])('%s stops after the number', (text, value, length) => {
    expect(readNumber(tokens(text))).toEqual({ value, length })
  })

  it('reads from any word and never beyond the last', () => {
    expect(readNumber(tokens('3ndi jouj drari'), 1)).toEqual({ value: 2, length: 1 })
    expect(readNumber([], 0)).toBeNull()
    expect(readNumber(['jouj'], 5)).toBeNull()
  })
})

describe('ordinals', () => {
  // biome-ignore format: a table reads better in rows
  it.each([
    ['premier', 1], ['première', 1], ['1er', 1], ['الأول', 1], ['اللول', 1], ['الأولى', 1], ['lowel', 1], ['lewel', 1], ['lowla', 1], ['deuxième', 2], ['2ème', 2], ['seconde', 2], ['التاني', 2],
    ['الثانية', 2], ['tani', 2], ['ttanya', 2], ['troisième', 3], ['الثالث', 3], ['talet', 3], ['الرابع', 4], ['الخامسة', 5], ['sixième', 6], ['3e', 3], ['dernier', -1], ['الأخير', -1], ['lekher', -1],
  ])('%s is %d', (word, place) => expect(ordinalWord(tokens(word)[0] ?? '')).toBe(place))

  // biome-ignore format: a table reads better in rows
  it.each(['la', 'wala', 'dar', 'le', 'ola'])('%s is none', word => expect(ordinalWord(word)).toBeNull())
})
