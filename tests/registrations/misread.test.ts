import { describe, expect, test } from 'vitest'
import { keysOf, talk } from '../support/talk.ts'

describe('“where do I register”, of an aid that is not registered for here', () => {
  test.each([
    ['ar', 'ما هي شروط الدعم الاجتماعي المباشر', 'وأين أسجل'],
    ['fr', 'c’est quoi le RSU', 'comment m’inscrire'],
  ] as const)('%s: %s, %s', (locale, ...texts) => expect(keysOf(talk(locale, ...texts))[0]).toBe('preregister.not-open'))
})

describe('in a form', () => {
  const naming = ['je veux m’inscrire en couture', 'oui', '1'] as const

  test.each(['صافي من بعد', 'la safi', 'plus tard', 'non merci'])('“%s” is no name', text =>
    expect(talk('fr', ...naming, text).session.at?.answers ?? {}).not.toHaveProperty('name'),
  )

  test.each([
    ['ar', 'أريد التسجيل في التدرج المهني', 'موافق', 'لا أفهم السؤال'],
    ['fr', 'je veux m’inscrire en couture', 'oui', 'je ne comprends pas la question'],
  ] as const)('%s: who does not understand a question is not shown out', (locale, ...texts) =>
    expect(talk(locale, ...texts).session.at?.flow).toBe('preregister'),
  )

  test('“menu” leaves it', () => expect(talk('fr', ...naming, 'menu').session.at).toBeNull())
})

test.each([
  ['fr', 'où en est mon dossier', 'je n’ai pas de numéro'],
  ['ary', 'فين وصل الدوسي ديالي', 'ما عنديش الرقم'],
  ['ary-Latn', 'fin wsel dossier dyali', 'ma3ndich nmra'],
  ['ar', 'أين وصل ملفي', 'ليس عندي رقم'],
  ['ar', 'أين وصل ملفي', 'نسيت الرقم'],
  ['fr', 'où en est mon dossier', 'j’ai perdu le numéro'],
] as const)('%s: %s, “%s”: a person finds the file', (locale, ...texts) =>
  expect(keysOf(talk(locale, ...texts))).toEqual(['file.without-reference']),
)
