import type { Words } from '../locales/locale.ts'

/** A service as the centres describe it. `confirmed` is false while papers or conditions are samples a centre must still confirm. */
export type Service = {
  key: string
  theme: Theme['key']
  names: Words
  what: Words
  audience: Words
  papers: readonly Words[]
  steps: Words
  cost: Words
  where: Words
  confirmed: boolean
}

/** A group of services small enough to read aloud, at most six of them. */
export type Theme = { key: string; emoji: string; names: Words; position: number }

/** A stretch of one weekday, 1 = Monday to 7 = Sunday, in minutes after midnight, Casablanca time. */
export type Opening = { weekday: number; from: number; to: number }

/** A social centre. `sample` centres carry names only; everything unknown about a centre is null, never guessed. */
export type Centre = {
  key: string
  names: Words
  /** HCP code of its commune. */
  commune: string
  place: Words | null
  phone: string | null
  email: string | null
  latitude: number | null
  longitude: number | null
  sample: boolean
  hours: readonly Opening[]
  ramadanHours: readonly Opening[]
  /** Keys of the services it offers. */
  services: readonly string[]
}

/** A number to call in danger, in the order it is shown. Staff check each every month: `verifiedAt` is an ISO date. */
export type Hotline = {
  key: string
  number: string
  names: Words
  audience: 'everyone' | 'women' | 'children'
  position: number
  verifiedAt: string
}

/** A day or period of the calendar. Forecast days may move by one and are said to be "to be confirmed". */
export type Holiday = { date: string; names: Words; kind: 'fixed' | 'announced' | 'forecast'; closed: boolean }

/** Ramadan by ISO dates, both included. */
export type Ramadan = { from: string; to: string; kind: 'announced' | 'forecast' }

export type Commune = { code: string; names: Words; province: Words; variants: readonly string[] }

/** An answer about a service, read aloud by somebody of the staff: a file of the media store. The Latin letters of Darija sound like the Arabic ones. */
export type RecordedAnswer = { service: string; variety: 'fr' | 'ar' | 'ary'; id: string; mime: string; bytes: number }

/** Everything a centre's staff can edit that the assistant answers from. Read once, kept until someone edits it. */
export type Content = {
  themes: readonly Theme[]
  services: readonly Service[]
  centres: readonly Centre[]
  hotlines: readonly Hotline[]
  holidays: readonly Holiday[]
  ramadans: readonly Ramadan[]
  communes: readonly Commune[]
  recordings: readonly RecordedAnswer[]
}
