import { expect, test } from 'vitest'
import { beneficiaryIn, takesBack } from '../../nlu/beneficiary.ts'
import { commandIn } from '../../nlu/commands.ts'
import { fold } from '../../nlu/fold.ts'

test.each([
  ['retour', 'back'],
  ['Retour !', 'back'],
  ['رجع', 'back'],
  ['رجوع', 'back'],
  ['rje3', 'back'],
  ['annuler', 'cancel'],
  ['إلغاء', 'cancel'],
  ['lghi', 'cancel'],
  ['لغي', 'cancel'],
  ['passer', 'skip'],
  ['دوز', 'skip'],
  ['douz', 'skip'],
  ['تخطي', 'skip'],
  ['oubliez-moi', 'forget'],
  ['نساوني', 'forget'],
  ['امسحوا بياناتي', 'forget'],
  ['je retire mon accord', 'withdraw'],
  ['ما بقيتش موافق', 'withdraw'],
])('%s asks to go %s', (text, wanted) => {
  expect(commandIn(fold(text))).toMatchObject({ do: wanted })
})

test.each([
  ['modifier 4', '4'],
  ['بدل 4', '4'],
  ['بدل ٤', '4'],
  ['beddel 4', '4'],
  ['صحح رقم 4', '4'],
  ['corriger le téléphone', 'telephone'],
  ['modifier', ''],
])('%s asks for another answer', (text, what) => {
  expect(commandIn(fold(text))).toEqual({ do: 'edit', what })
})

test.each([
  'je suis de retour à Dakhla',
  'رجاء',
  'Rajae',
  'بدلو ليا الموعد عافاكم حيت ما نقدرش نجي نهار الخميس',
  'annuler mon rendez-vous',
  '',
])('%s is no command', text => {
  expect(commandIn(fold(text))).toBeNull()
})

test.each([
  ['je veux inscrire ma fille', 'child'],
  ['بغيت نسجل ولدي', 'child'],
  ['bghit nsjel l bnti', 'child'],
  ['pour ma sœur', 'relative'],
  ["ce n'est pas pour moi, c'est pour ma sœur", 'relative'],
  ['ماشي ليا، لختي', 'relative'],
  ['machi liya, l khti', 'relative'],
  ['أريد تسجيل أمي', 'relative'],
  ['pour moi', 'me'],
  ['ليا أنا', 'me'],
  ['liya', 'me'],
  ['une femme seule', null],
  ["l'espace pour femmes", null],
  ['je veux une formation', null],
  ['ماشي ليا', null],
])('%s speaks for %s', (text, whom) => {
  expect(beneficiaryIn(fold(text))).toBe(whom)
})

test('what is taken back is heard', () => {
  expect(takesBack(fold("ce n'est pas pour moi, c'est pour ma sœur"))).toBe(true)
  expect(takesBack(fold('ماشي ليا، لختي'))).toBe(true)
  expect(takesBack(fold('machi liya, l khti'))).toBe(true)
  expect(takesBack(fold('pour ma sœur'))).toBe(false)
})

test.each([
  ['arrêter', true],
  ['حبس', true],
  ['وقف', true],
  ['7bes', true],
  ['annuler', false],
  ['إلغاء', false],
])('%s, which leaves a form, may mean the announcements too: %s', (text, stops) => {
  expect(commandIn(fold(text))).toEqual({ do: 'cancel', stops })
})
