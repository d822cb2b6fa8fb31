import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Content, Service, Theme } from '../flows/content.ts'
import { LOCALES, type Locale, type Words } from '../locales/locale.ts'

const read = (name: keyof Content): unknown => JSON.parse(readFileSync(new URL(`../prisma/seed/${name}.json`, import.meta.url), 'utf8'))
const themes = read('themes') as Theme[]
const services = read('services') as Service[]
const SERVICES = (
  'reception mediation cef apprenticeship literacy digital emf coaph disability_attestation disability_card schooling_disability ' +
  'technical_aids child_protection eps_students eps_elderly women_empowerment incubator direct_social_aid amo_tadamon rsu'
).split(' ')
const STATE_AIDS = { direct_social_aid: 'asd.ma', amo_tadamon: 'amotadamon.ma', rsu: 'rsu.ma' }
const NO_PAPERS = ['reception', 'mediation', 'emf', 'child_protection']

const keysOf = (value: object): string[] => Object.keys(value).sort()
const isWords = (value: object): value is Words => 'ar' in value || 'fr' in value

/** Every text of a value with the place it stands in. */
function textsIn(value: unknown, path: string): [string, Words][] {
  if (typeof value !== 'object' || value === null) return []
  if (isWords(value)) return [[path, value]]
  return Object.entries(value).flatMap(([key, part]) => textsIn(part, `${path}.${key}`))
}

const TABLES = ['themes', 'services', 'centres', 'hotlines', 'holidays', 'communes'] as const
const texts = TABLES.flatMap(table => (read(table) as { key?: string }[]).flatMap((row, n) => textsIn(row, `${table}.${row.key ?? n}`)))

/** What is wrong, one line a fault, so that a failing test names each text to correct. */
const faults = (wrong: (text: string, locale: Locale) => boolean, all = texts): string[] =>
  all.flatMap(([path, words]) =>
    LOCALES.filter(locale => wrong(words[locale], locale)).map(locale => `${path} ${locale}: ${words[locale]}`),
  )

const isArabic = (locale: Locale): boolean => locale === 'ar' || locale === 'ary'
const withoutAcronyms = (text: string): string => text.replace(/\b[a-z.]+\.ma\b/g, '').replace(/\b(?:AMO|CIN|CNSS|COAPH|RNP|RSU)\b/g, '')
const hasWord = (text: string, words: string): boolean => text.split(/[^\p{L}]+/u).some(word => words.split(' ').includes(word))
/** Numbers in figures; the figures inside a Latin-letter Darija word are letters. */
const numbersIn = (text: string): string[] => (text.match(/(?<![A-Za-z\d])\d+(?![A-Za-z\d])/g) ?? []).sort()

describe('every text', () => {
  test('is written in the four varieties and no other', () => {
    expect(texts.length).toBeGreaterThan(200)
    expect(texts.filter(([, words]) => keysOf(words).join() !== [...LOCALES].sort().join())).toEqual([])
    expect(faults(text => typeof text !== 'string' || text.trim() === '' || text !== text.trim())).toEqual([])
  })

  test('can be read aloud: 300 characters and three lines at most', () => {
    expect(faults(text => text.length > 300 || text.split('\n').length > 3)).toEqual([])
  })

  test('keeps to its script', () => {
    expect(faults((text, locale) => !isArabic(locale) && /\p{Script=Arabic}/u.test(text))).toEqual([])
    expect(faults((text, locale) => isArabic(locale) && /\p{Script=Latin}/u.test(withoutAcronyms(text)))).toEqual([])
    expect(faults((text, locale) => isArabic(locale) && !/\p{Script=Arabic}/u.test(text))).toEqual([])
  })

  test('avoids words that hurt, certified copies, and words that guess a gender', () => {
    const forbidden =
      /معاق|معوق|عجزة|العجزة|خويا|ختي|légalis|(?<!pas de |sans )copie (?:certifiée )?conforme|handicapés|vous êtes|chère?\b/i
    expect(faults(text => forbidden.test(text))).toEqual([])
  })

  test('is standard Arabic in ar and Darija in ary', () => {
    expect(faults((text, locale) => locale === 'ar' && hasWord(text, 'ديال اللي كاين كاينة واش فين دابا شنو'))).toEqual([])
    const sentences = services.flatMap(({ key, what, audience, steps, where }) => textsIn({ what, audience, steps, where }, key))
    expect(sentences.filter(([, words]) => words.ar === words.ary)).toEqual([])
    expect(faults((text, locale) => locale === 'ary' && hasWord(text, 'الذي التي يمكنكم لدى سوف ليس'), sentences)).toEqual([])
  })

  test('says the same numbers in every variety', () => {
    const differ = texts.filter(([, { ar, ary, fr, 'ary-Latn': latin }]) => {
      const french = numbersIn(fr)
      return (
        numbersIn(ar).join() !== french.join() ||
        numbersIn(ary).join() !== numbersIn(latin).join() ||
        !french.every(n => numbersIn(ary).includes(n))
      )
    })
    expect(differ).toEqual([])
  })

  test('gives no telephone number: those are hotlines or belong to a centre', () => {
    expect(faults(text => /\d[\d .-]{5,}\d/.test(text))).toEqual([])
  })
})

describe('themes', () => {
  test('are at most six, in order, with names short enough for a button', () => {
    expect(themes.length).toBeLessThanOrEqual(6)
    expect(themes.map(theme => theme.position)).toEqual(themes.map((_, n) => n + 1))
    expect(new Set(themes.flatMap(theme => [theme.key, theme.emoji])).size).toBe(2 * themes.length)
    expect(themes.filter(theme => theme.names.fr.length > 24)).toEqual([])
    for (const theme of themes) expect(keysOf(theme)).toEqual(['emoji', 'key', 'names', 'position'])
  })

  test('hold one to six services each', () => {
    const sizes = themes.map(theme => services.filter(service => service.theme === theme.key).length)
    expect(sizes.filter(size => size < 1 || size > 6)).toEqual([])
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(services.length)
  })
})

describe('services', () => {
  test('are the twenty known ones, each once and whole', () => {
    expect(services.map(service => service.key).sort()).toEqual([...SERVICES].sort())
    const fields = ['audience', 'confirmed', 'cost', 'key', 'names', 'papers', 'steps', 'theme', 'what', 'where']
    for (const service of services) expect(keysOf(service), service.key).toEqual(fields)
  })

  test('have names no two of which are the same', () => {
    for (const locale of LOCALES) expect(new Set(services.map(service => service.names[locale])).size).toBe(services.length)
  })

  test.each(services)('$key numbers its steps', ({ steps }) => {
    for (const locale of LOCALES) {
      const lines = steps[locale].split('\n')
      expect(lines.map(line => line.slice(0, 3))).toEqual(lines.map((_, n) => `${n + 1}. `))
    }
  })

  test('ask no paper where none is needed, and a list that fits one message elsewhere', () => {
    expect(
      services
        .filter(service => service.papers.length === 0)
        .map(service => service.key)
        .sort(),
    ).toEqual([...NO_PAPERS].sort())
    const tooLong = services.flatMap(({ key, papers }) =>
      LOCALES.filter(locale => papers.map(paper => `• ${paper[locale]}`).join('\n').length > 300).map(locale => `${key} ${locale}`),
    )
    expect(tooLong).toEqual([])
  })

  test('say that they are to be confirmed while they are', () => {
    const words = {
      ar: /تأكيد المركز/,
      ary: /يأكد(?:و|ها) ليكم المركز/,
      'ary-Latn': /y2akk(?:do|edha) likom lmarkaz/i,
      fr: /à confirmer par le centre/,
    }
    const silent = services
      .filter(service => !service.confirmed)
      .flatMap(service =>
        LOCALES.filter(locale => !textsIn(service, '').some(([, text]) => words[locale].test(text[locale]))).map(
          locale => `${service.key} ${locale}`,
        ),
      )
    expect(silent).toEqual([])
    expect(
      services
        .filter(service => service.confirmed)
        .map(service => service.key)
        .sort(),
    ).toEqual(['amo_tadamon', 'child_protection', 'direct_social_aid', 'disability_card', 'rsu'])
  })

  test('only orient towards the aids of the State', () => {
    for (const [key, site] of Object.entries(STATE_AIDS)) {
      const service = services.find(one => one.key === key)
      expect(service?.what.fr).toContain('Le centre informe et oriente seulement')
      for (const locale of LOCALES) expect(service?.where[locale]).toContain(site)
    }
  })
})
