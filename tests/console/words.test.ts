import { describe, expect, test } from 'vitest'
import { CONSOLE_LOCALES, consoleText } from '../../locales/console.ts'
import { consoleSentencesOf } from '../../locales/sentences.ts'

const PLURAL = /_(zero|one|two|few|many|other)$/
const ARABIC = /[\u0600-\u06ff]/
const plain = (key: string) => key.replace(PLURAL, '')
const holes = (text = '') => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort()
const fr = consoleSentencesOf('fr')
const bare = (text: string) => text.replace(/\{\{\w+\}\}/g, '')
/** What is called the same in every language. */
const NAMES = /\b(Jisr|CSV|QR|TOTP)\b/g

describe.each(CONSOLE_LOCALES)('in %s', locale => {
  const sentences = consoleSentencesOf(locale)
  const keys = Object.keys(sentences)

  test('the words are those of the French reference', () => {
    const names = (all: readonly string[]) => [...new Set(all.map(plain))].sort()
    expect(names(keys)).toEqual(names(Object.keys(fr)))
  })

  test('what is counted has every plural form the language needs, and no other', () => {
    const needed = new Intl.PluralRules(locale).resolvedOptions().pluralCategories
    const counted = [...new Set(keys.filter(key => PLURAL.test(key)).map(plain))]
    for (const key of counted) {
      const forms = keys.filter(each => PLURAL.test(each) && plain(each) === key).map(each => each.slice(key.length + 1))
      expect(forms.sort(), key).toEqual([...needed].sort())
    }
  })

  test('each is whole, short, and leaves the holes of the reference', () => {
    for (const [key, text] of Object.entries(sentences)) {
      expect(text.trim(), key).not.toBe('')
      expect(text.length, key).toBeLessThanOrEqual(300)
      // «شخصان» needs no figure
      if (!/_(zero|one|two)$/.test(key)) expect(holes(text), key).toEqual(holes(fr[key] ?? fr[`${plain(key)}_other`]))
    }
  })

  test('each is written in its own letters', () => {
    const foreign = keys.filter(key => {
      const text = bare(sentences[key] ?? '').replace(NAMES, '')
      return /\p{L}/u.test(text) && ARABIC.test(text) !== (locale === 'ar')
    })
    expect(foreign).toEqual([])
  })
})

test('what fills a hole keeps its direction inside the other script', () => {
  expect(consoleText('fr', 'shell.title', { page: 'Salma' })).toBe('Salma · Jisr')
  expect(consoleText('fr', 'shell.title', { page: 'سلمى' })).toBe('\u2068سلمى\u2069 · Jisr')
  expect(consoleText('ar', 'shell.title', { page: 'Salma' })).toBe('\u2068Salma\u2069 · جسر')
  expect(consoleText('ar', 'shell.title', { page: { code: '10:00' } })).toBe('\u206610:00\u2069 · جسر')
})
