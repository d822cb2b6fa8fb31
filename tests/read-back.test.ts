import { expect, test } from 'vitest'
import { readBack } from '../flows/read-back.ts'
import { render } from '../locales/index.ts'
import { LOCALES } from '../locales/locale.ts'
import type { Entity } from '../nlu/understood.ts'
import { seedFiles } from '../prisma/seed.ts'

const { content } = seedFiles()
const said = (entity: Entity, locale: (typeof LOCALES)[number]) =>
  // any sentence with one hole shows what fills it
  render({ key: 'services.audience', params: { audience: readBack(entity, content) } }, locale)
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/^[^:]*: ?/, '')

test.each([
  [{ kind: 'date', value: '2026-11-23', text: '' }, 'lundi 23 novembre', 'الاثنين 23 نونبر', 'التنين 23 نونبر', 'tnin 23 novembre'],
  [{ kind: 'time', value: '14:30', text: '' }, '14:30', '14:30', '14:30', '14:30'],
  [{ kind: 'part', value: 'morning', text: '' }, 'le matin', 'صباحا', 'فالصباح', 'f sbah'],
  [{ kind: 'part', value: 'afternoon', text: '' }, 'l’après-midi', 'بعد الزوال', 'فالعشية', 'f l3chiya'],
  [{ kind: 'phone', value: '+212661223344', text: '' }, '06 61 22 33 44', '06 61 22 33 44', '06 61 22 33 44', '06 61 22 33 44'],
  [{ kind: 'phone', value: '+33612345678', text: '' }, '+33612345678', '+33612345678', '+33612345678', '+33612345678'],
  [{ kind: 'cin', value: 'AB123456', text: '' }, 'AB123456', 'AB123456', 'AB123456', 'AB123456'],
  [{ kind: 'age', value: 1, text: '' }, '1 an', '1 سنة', '1 عام', '1 3am'],
  [{ kind: 'age', value: 2, text: '' }, '2 ans', 'سنتان', 'عامين', '2 3am'],
  [{ kind: 'age', value: 7, text: '' }, '7 ans', '7 سنوات', '7 سنين', '7 3am'],
  [{ kind: 'age', value: 34, text: '' }, '34 ans', '34 سنة', '34 عام', '34 3am'],
  [{ kind: 'age', value: 100, text: '' }, '100 ans', '100 سنة', '100 عام', '100 3am'],
  [{ kind: 'birth', value: '1984', text: '' }, 'année de naissance 1984', 'سنة الازدياد 1984', 'عام الازدياد 1984', '3am lizdyad 1984'],
  [
    { kind: 'birth', value: '1984-03-12', text: '' },
    'date de naissance 12 mars 1984',
    'تاريخ الازدياد 12 مارس 1984',
    'نهار الازدياد 12 مارس 1984',
    'nhar lizdyad 12 mars 1984',
  ],
  [{ kind: 'number', value: 15, text: '' }, '15', '15', '15', '15'],
  [{ kind: 'commune', value: 'El Argoub', text: '' }, 'El Argoub', 'العركوب', 'العرگوب', 'L3argoub'],
  [{ kind: 'name', value: 'Fatima Ould Ali', text: '' }, 'Fatima Ould Ali', 'Fatima Ould Ali', 'Fatima Ould Ali', 'Fatima Ould Ali'],
] as [Entity, string, string, string, string][])('%j is said back', (entity, fr, ar, ary, latn) => {
  expect((['fr', 'ar', 'ary', 'ary-Latn'] as const).map(locale => said(entity, locale))).toEqual([fr, ar, ary, latn])
})

test('services and centres are said back by their names', () => {
  const service = content.services[0]
  const centre = content.centres[0]
  for (const locale of LOCALES) {
    expect(said({ kind: 'service', value: service?.key ?? '', text: '' }, locale)).toBe(service?.names[locale])
    expect(said({ kind: 'centre', value: centre?.key ?? '', text: '' }, locale)).toBe(centre?.names[locale])
  }
})
