import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { NEVER_ASKED } from '../flows/engine/lost.ts'
import { features } from '../flows/index.ts'
import { LOCALES } from '../locales/locale.ts'
import { sentencesOf } from '../locales/sentences.ts'
import { INTENTS } from '../nlu/intents.ts'

const sentences = Object.fromEntries(LOCALES.map(locale => [locale, sentencesOf(locale)])) as Record<
  (typeof LOCALES)[number],
  Record<string, string>
>
const holes = (text = '') => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
const keys = Object.keys(sentences.fr)
const PLURAL = /_(zero|one|two|few|many|other)$/
const TAG = { ar: 'ar', ary: 'ar-MA', 'ary-Latn': 'fr-MA', fr: 'fr' }
const ARABIC = /[\u0600-\u06ff]/

describe.each(LOCALES)('in %s', locale => {
  test('the sentences are those of the French reference', () => {
    const plain = (names: readonly string[]) => [...new Set(names.map(name => name.replace(PLURAL, '')))].sort()
    expect(plain(Object.keys(sentences[locale]))).toEqual(plain(keys))
  })

  test('what is counted has every plural form the language needs', () => {
    const needed = new Intl.PluralRules(TAG[locale]).resolvedOptions().pluralCategories
    const counted = new Set(Object.keys(sentences[locale]).flatMap(key => (PLURAL.test(key) ? [key.replace(PLURAL, '')] : [])))
    for (const key of counted) for (const form of needed) expect(Object.keys(sentences[locale])).toContain(`${key}_${form}`)
  })

  test.each(Object.keys(sentences[locale]))('%s is whole, short, and leaves the same holes', key => {
    const text = sentences[locale][key] ?? ''
    expect(text.trim()).not.toBe('')
    expect(text.length).toBeLessThanOrEqual(300)
    expect(text.split('\n').length).toBeLessThanOrEqual(3)
    // «عامين» needs no figure
    if (!/_(zero|two)$/.test(key)) expect(holes(text)).toEqual(holes(sentences.fr[key] ?? sentences.fr[key.replace(PLURAL, '_other')]))
  })

  test('is written in its own letters', () => {
    const other = keys.filter(
      key => !key.startsWith('language.') && (locale === 'fr' || locale === 'ary-Latn') === ARABIC.test(sentences[locale][key] ?? ''),
    )
    const wordless = other.filter(key => /\p{L}/u.test((sentences[locale][key] ?? '').replace(/\{\{\w+\}\}/g, '')))
    expect(wordless).toEqual([])
  })
})

const handled = new Set(features.flatMap(feature => ('intents' in feature ? Object.keys(feature.intents) : [])))
// danger is a rule of its own, before any intent
const RULED = ['violence', 'distress']

test.each(INTENTS)('%s is answered by a feature', intent => {
  expect(handled.has(intent) || RULED.includes(intent)).toBe(true)
})

test('every intent that may be asked back has its sentence', () => {
  const askable = INTENTS.filter(intent => !NEVER_ASKED.some(never => never === intent))
  expect(keys.filter(key => key.startsWith('mean.')).sort()).toEqual(askable.map(intent => `mean.${intent}`).sort())
})

test('no two features answer the same intent or open the same route', () => {
  for (const part of ['intents', 'routes'] as const) {
    const names = features.flatMap(feature => Object.keys((part in feature && feature[part as keyof typeof feature]) || {}))
    expect(names.filter((name, i) => names.indexOf(name) !== i)).toEqual([])
  }
})

const CONVERSATIONS = [
  'welcome',
  'papers',
  'browse',
  'centres',
  'person',
  'distress',
  'language',
  'outside',
  'by-person',
  'media',
  'staff',
  'on-call',
]
test.each(LOCALES.flatMap(locale => CONVERSATIONS.map(name => `${locale}/${name}`)))('%s has its transcript', name => {
  expect(existsSync(new URL(`./transcripts/${name}.txt`, import.meta.url))).toBe(true)
})
