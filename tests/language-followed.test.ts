import { describe, expect, test } from 'vitest'
import { newSession } from '../bot/turn.ts'
import { step } from '../flows/index.ts'
import { talk, write } from './support/talk.ts'
import { MONDAY_MORNING, worldAt } from './support/world.ts'

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

test('a place, where something else is asked, changes no language', () =>
  expect(talk('fr', 'je veux m’inscrire en couture', 'oui', 'Dakhla, Al Massira').session.locale).toBe('fr'))

describe('one word that every variety borrows', () => {
  test.each(['incubateur', 'formation', 'projet', 'stage'])('%s, after a language was chosen, keeps it', word =>
    expect(talk('fr', word).session.locale).toBe('fr'),
  )

  test.each(['مشروع', 'إعاقة'])('%s keeps Standard Arabic', word => expect(talk('ar', word).session.locale).toBe('ar'))
})

test('who chose French before writing anything is not taken for another by two words', () => {
  const chosen = step(newSession('ar'), { kind: 'choice', id: 'language:fr' }, worldAt(MONDAY_MORNING)).session
  expect(write(chosen, 'salam lalla').session.locale).toBe('fr')
  expect(write(chosen, 'bghit ntsejjel f takwin').session.locale).toBe('ary-Latn')
})
