import { describe, expect, test } from 'vitest'
import { talk } from './support/talk.ts'

describe('the words of an option, written before anything else, tell the language one writes', () => {
  test.each([
    ['je veux parler à une personne', 'fr'],
    ['bghit nhder m3a chi wa7d', 'ary-Latn'],
    ['m’inscrire', 'fr'],
  ] as const)('%s: %s', (text, locale) => expect(talk('ar', text).session.locale).toBe(locale))

  test('a number tells nothing', () => expect(talk('ar', '2').session.locale).toBe('ar'))

  test('one who writes Darija and types the name of an option as it is shown keeps Darija', () =>
    expect(talk('ar', 'شنو عندكم فالإعاقة', 'شهادة الإعاقة').session.locale).toBe('ary'))

  test('later, other letters are followed', () => expect(talk('ar', 'أريد القائمة', 'parler à une personne').session.locale).toBe('fr'))
})

test.each(['Khadija El Amrani', 'Fatima Zahra Benali'])('%s, where something else is asked, changes no language', name =>
  expect(talk('fr', 'je veux m’inscrire en couture', 'oui', name).session.locale).toBe('fr'),
)
