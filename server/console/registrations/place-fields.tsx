import { text } from '../../../locales/index.ts'
import { LOCALES } from '../../../locales/locale.ts'
import { Field, type Option, Select } from '../fields.tsx'
import type { Ask } from '../page.ts'

/** The value that stands for a commune outside the region. */
export const ELSEWHERE = 'elsewhere'
const HOURS = ['any', 'morning', 'afternoon'] as const

type Values = { commune: string | null; quarter: string | null; hours: string | null; locale: string }

/** Where somebody lives, when they can come, and what they read: the same at the desk as when a file is corrected. */
export const PlaceFields = ({ ask, commune, quarter, hours, locale }: { ask: Ask } & Values) => (
  <>
    <Select ask={ask} name="commune" label={ask.words('files.commune')} value={commune ?? ELSEWHERE} options={communesOf(ask)} />
    <Field ask={ask} name="quarter" label={ask.words('person.quarter')} value={quarter ?? ''} maxLength={60} dir="auto" />
    <Select
      ask={ask}
      name="hours"
      label={text('preregister.label.hours', ask.staff.locale)}
      value={hours ?? 'any'}
      options={HOURS.map(value => ({ value, label: text(`preregister.hours-${value}`, ask.staff.locale) }))}
    />
    <Select
      ask={ask}
      name="language"
      label={ask.words('person.language')}
      value={locale}
      options={LOCALES.map(value => ({ value, label: ask.words(`variety.${value}`) }))}
    />
  </>
)

const communesOf = ({ parts, staff, words }: Ask): Option[] => [
  ...parts.content().communes.map(({ code, names }) => ({ value: code, label: names[staff.locale] })),
  { value: ELSEWHERE, label: words('files.elsewhere') },
]
