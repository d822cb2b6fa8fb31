import { expect, test } from 'vitest'
import type { ExtraQuestion } from '../../flows/preregister/extra.ts'
import type { Locale } from '../../locales/locale.ts'
import { registering } from '../support/registering.ts'

const words = (text: string) => ({ fr: `${text} (fr)`, ar: `${text} (ar)`, ary: `${text} (ary)`, 'ary-Latn': `${text} (ary-Latn)` })
const QUESTIONS: readonly ExtraQuestion[] = [
  { id: 'q1', kind: 'yes-no', required: true, text: words('Q-yes') },
  {
    id: 'q2',
    kind: 'one-of',
    required: true,
    text: words('Q-one'),
    options: [
      { id: 'o1', label: words('first') },
      { id: 'o2', label: words('second') },
    ],
  },
  { id: 'q3', kind: 'number', required: true, text: words('Q-number') },
  { id: 'q4', kind: 'text', required: true, text: words('Q-text') },
  { id: 'q5', kind: 'date', required: true, text: words('Q-date') },
]

// the language to speak, the training, then who one is
const BEGIN: Readonly<Record<Locale, string>> = {
  fr: 'Je veux m’inscrire',
  ar: 'أريد التسجيل',
  ary: 'بغيت نتسجل',
  'ary-Latn': 'bghit ntsjel',
}

async function asked(locale: Locale) {
  const talk = await registering(locale)
  await talk.bot.db.staff.create({ data: { id: 'nadia', login: 'nadia', name: 'Nadia', role: 'manager', createdAt: new Date(0) } })
  const nadia = { id: 'nadia', login: 'nadia', name: 'Nadia', role: 'manager', centres: ['dakhla'] } as const
  expect(await talk.bot.registrations.publishForm(nadia, 'literacy', QUESTIONS)).toEqual({ version: 1 })
  await talk.writes(BEGIN[locale])
  for (const choice of ['consent/yes', 'who/me', 'area/training', 'offer/literacy']) await talk.taps(`preregister:${choice}`)
  for (const text of ['Amina Idrissi', '1984', '0612345678', 'Dakhla']) await talk.writes(text)
  for (const choice of ['hours/any', 'needs/none', 'rsu/unknown']) await talk.taps(`preregister:${choice}`)
  return { ...talk, nadia }
}

test('each kind of question is answered in the chat, and what is no answer is asked again', async () => {
  const talk = await asked('fr')
  expect(await talk.says('peut-être')).toContain('Q-yes (fr)')
  expect(await talk.says('oui')).toContain('Q-one (fr)')
  expect(await talk.says('7')).toContain('Q-one (fr)')
  expect(await talk.says('second')).toContain('Q-number (fr)')
  expect(await talk.says('beaucoup trop')).toContain('Q-number (fr)')
  expect(await talk.says('٤')).toContain('Q-text (fr)')
  expect(await talk.says('Un atelier de couture 🧵')).toContain('Q-date (fr)')
  expect(await talk.says('31/02/2027')).toContain('Q-date (fr)')
  const summary = await talk.says('12 janvier 2027')
  expect(summary).toContain('Q-one (fr) : second (fr)')
  await talk.taps('preregister:confirm/send')
  const { reference } = await talk.bot.db.registration.findFirstOrThrow()
  const file = await talk.bot.registrations.file(talk.nadia, reference)
  expect(file?.extra.map(({ answer }) => answer)).toEqual([true, 'o2', 4, 'Un atelier de couture 🧵', '2027-01-12'])
  // what was answered is sealed like all that is said of somebody
  expect(JSON.stringify(await talk.bot.db.registration.findMany())).not.toContain('couture')
})

test.each(['ar', 'ary', 'ary-Latn'] as const)('it is asked in the variety that is spoken: %s', async locale => {
  const talk = await asked(locale)
  expect(talk.sent.at(-1)?.text).toContain(`Q-yes (${locale})`)
})
