import { describe, expect, it } from 'vitest'
import { fold, LOOKED_AT } from '../../nlu/fold.ts'
import { romanise, skeleton, tokens } from '../../nlu/words.ts'

describe('folding', () => {
  it.each([
    ['السَّلامُ عَلَيْكُم', 'السلام عليكم'],
    ['أإآٱا', 'ا'],
    ['بطاقة الإعاقة', 'بطاقه الاعاقه'],
    ['مسؤول على شيء', 'مسوول علي شيء'],
    ['حگرة، ڭاع، ڤيلا، پاسبور', 'حكره, كاع, فيلا, باسبور'],
    ['ســـلام', 'سلام'],
    ['سلاااااام', 'سلام'],
    ['Été à l’école, ÇA', "ete a l'ecole, ca"],
    ['١٢-۰۳-1984', '12-03-1984'],
    ['2️⃣ １５ 𝟚', '2 15 2'],
    ['0666666666', '0666666666'],
    ['\u200fسلام\u200e \u2067fr\u2069', 'سلام fr'],
    ['раssроrt', 'passport'],
    ['bezzzzzaf', 'bezaf'],
    ['cœur', 'coeur'],
    ['سلام؟', 'سلام?'],
  ])('%s becomes %s', (typed, folded) => expect(fold(typed)).toBe(folded))

  it('folds twice as once, whatever the letters', () => {
    let random = 7
    const next = (below: number) => {
      random = (Math.imul(random, 1664525) + 1013904223) >>> 0
      return random % below
    }
    for (let i = 0; i < 3000; i++) {
      const text = Array.from({ length: 12 }, () => String.fromCodePoint(next(2) === 0 ? next(0xd7ff) : 0x600 + next(0x150))).join('')
      expect(fold(fold(text))).toBe(fold(text))
    }
  })

  it('reads only the beginning of a long text and cuts no character in half', () => {
    expect(fold('س '.repeat(60_000)).length).toBeLessThanOrEqual(LOOKED_AT)
    expect(fold(`${'a '.repeat(999)}a😀😀`)).not.toMatch(/[\ud800-\udbff]$/)
  })
})

describe('words', () => {
  it.each([
    ['n9eyed wldi f 10', ['n9eyed', 'wldi', 'f', '10']],
    ["l'adresse, c'est où ?", ['l', 'adresse', 'c', 'est', 'ou']],
    ['😀😀', []],
  ])('of %s', (text, words) => expect(tokens(text)).toEqual(words))

  it.each([
    ['بغيت', 'bghit'],
    ['بغيت', 'bghyt'],
    ['واش', 'wach'],
    ['واش', 'wax'],
    ['بطاقة', 'bita9a'],
    ['الإعاقة', 'l2i3a9a'],
    ['شهادة', 'chahada'],
    ['سماعة', 'sma3a'],
    ['وراق', 'wra9'],
    ['يمكن', 'ymken'],
    ['غدا', 'ghda'],
    ['شنو', 'chno'],
    ['خياطة', 'khiyata'],
    ['خياطة', '5iyata'],
    ['واخا', 'wakha'],
    ['الحلاقة', 'l7la9a'],
    ['موعد', 'maw3id'],
    ['گاع', 'ga3'],
    ['مركز', 'markaz'],
    ['بزاف', 'bzaf'],
  ])('%s and %s sound alike', (arabic, latin) => expect(skeleton(latin)).toBe(skeleton(arabic)))

  it.each([
    ['بغيت', 'بعت'],
    ['wach', 'wakha'],
    ['حيد', 'خيط'],
  ])('%s and %s do not', (one, other) => expect(skeleton(one)).not.toBe(skeleton(other)))

  it('long numbers are only numbers, short ones stay', () => expect(['0612345678', '10'].map(skeleton)).toEqual(['#', '10']))

  it('romanises by rule', () => expect(romanise(fold('بغيت الموعد'))).toBe('bghit lmou3d'))
})
