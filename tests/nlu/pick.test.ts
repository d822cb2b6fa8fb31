import { describe, expect, it } from 'vitest'
import { pick } from '../../nlu/pick.ts'

// biome-ignore format: a table reads better in rows
const themes = [
  { id: 'rdv', labels: ['Prendre rendez-vous', 'حجز موعد', 'n7jez maw3id'] },
  { id: 'papers', labels: ['Les papiers', 'الوراق', 'lwra9'] },
  { id: 'training', labels: ['Formation', 'التكوين', 'takwin'] },
  { id: 'dakhla', labels: ['Centre de Dakhla', 'المركز ديال الداخلة'] },
  { id: 'argoub', labels: ["Centre d'El Argoub", 'المركز ديال العركوب'] },
]
// biome-ignore format: a table reads better in rows
const slots = [
  { id: 'a', labels: ['lundi 23 novembre, 10:00'] }, { id: 'b', labels: ['lundi 23 novembre, 11:30'] }, { id: 'c', labels: ['mardi 24 novembre, 10:00'] },
]
const yesNo = [
  { id: 'yes', labels: ['Oui', 'اه', 'نعم', 'ah'] },
  { id: 'no', labels: ['Non', 'لا', 'la'] },
]

describe('which of the offered options', () => {
  // biome-ignore format: a table reads better in rows
  it.each([
    ['2', 'papers'], ['٢', 'papers'], ['2.', 'papers'], ['(2)', 'papers'], ['2️⃣', 'papers'], ['２', 'papers'], ['2-', 'papers'], ['#2', 'papers'], ['جوج', 'papers'], ['jouj', 'papers'], ['zouj', 'papers'],
    ['deux', 'papers'], ['le deuxième', 'papers'], ['2ème', 'papers'], ['التاني', 'papers'], ['num 2', 'papers'], ['n°2', 'papers'], ['num2', 'papers'], ['الرقم 2', 'papers'], ['option 2', 'papers'],
    ['le 2 svp', 'papers'], ['bghit jouj 3afak', 'papers'], ['un', 'rdv'], ['واحد', 'rdv'], ['wa7da', 'rdv'], ['lowla', 'rdv'], ['الأول', 'rdv'], ['رقم خمسة', 'argoub'], ['le dernier', 'argoub'],
    ['الأخير', 'argoub'],
  ])('by number: %s', (text, id) => expect(pick(text, themes)).toBe(id))

  // biome-ignore format: a table reads better in rows
  it.each([
    ['Formation', 'training'], ['formation', 'training'], ['formasion', 'training'], ['takwin', 'training'], ['التكوين', 'training'], ['tkwin 3afak', 'training'], ['les papiers svp', 'papers'], ['papiers', 'papers'],
    ['الوراق عافاك', 'papers'], ['lwra9', 'papers'], ['rendez vous', 'rdv'], ['je veux prendre un rendez-vous', 'rdv'], ['موعد', 'rdv'], ['dakhla', 'dakhla'], ['centre dakhla', 'dakhla'], ['العركوب', 'argoub'],
  ])('by words: %s', (text, id) => expect(pick(text, themes)).toBe(id))

  // biome-ignore format: a table reads better in rows
  it.each(['6', '22', '0', '🔟', '1 et 2', '1 2', '3ndi 2 drari', '3ndi jouj d drari w bghit nsejlhom', 'centre', 'machi takwin', 'pas formation', 'wach kayn takwin?', 'شنو هو التكوين', '', ' ', '🙂', '?', '\u200f', 'chi 7aja khra', 'نمرة الوراق ديال مركز بير كندوز', 'formation à Bir Gandouz', 'larb3a', 'لاربعا', 'الأربعاء', 'nhar larb3a'])(
    'none: %s', text => expect(pick(text, themes)).toBeNull(),
  )

  // biome-ignore format: a table reads better in rows
  it.each([['mardi', 'c'], ['lundi', null], ['10h', null], ['11h30', 'b'], ['lundi 10h', 'a'], ['mardi à 10:00', 'c'], ['24', null], ['lundi 12h', null], ['3', 'c']])('of hours: %s', (text, id) => expect(pick(text, slots)).toBe(id))

  // biome-ignore format: a table reads better in rows
  it.each([['oui', 'yes'], ['Oui merci', 'yes'], ['اه', 'yes'], ['non', 'no'], ['لا شكرا', 'no'], ['la', 'no'], ['1', 'yes'], ['٢', 'no']])('of yes and no: %s', (text, id) => expect(pick(text, yesNo)).toBe(id))

  it('is safe on any text and any list', () => {
    const odd = [
      '2'.repeat(100_000),
      'jouj '.repeat(20_000),
      '\ud83d',
      '\u202e2',
      '(((',
      '-1',
      '1e9',
      '99999999999999999999',
      '.*',
      'null',
      'constructor',
      '__proto__',
    ]
    for (const text of odd)
      for (const options of [themes, [], [{ id: 'x', labels: [] }], [{ id: 'x', labels: ['', '.'] }]]) {
        const id = pick(text, options)
        expect(id === null || options.some(option => option.id === id)).toBe(true)
      }
  })

  it('says nothing when two options have the same words', () => {
    expect(
      pick('centre', [
        { id: 'a', labels: ['Centre'] },
        { id: 'b', labels: ['centre'] },
      ]),
    ).toBeNull()
  })
})
