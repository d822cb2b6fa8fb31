import type { Locale } from '../../locales/locale.ts'
import type { Offer } from '../offers/offer.ts'
import type { ExtraForm } from './extra.ts'

export const FILE_STATES = [
  'received',
  'in-review',
  'documents-missing',
  'accepted',
  'waiting-list',
  'referred',
  'refused',
  'closed',
] as const
export type FileState = (typeof FILE_STATES)[number]

export type Who = 'me' | 'child' | 'relative'
export type Hours = 'morning' | 'afternoon' | 'any'
export const NEEDS = ['accessibility', 'childcare', 'transport'] as const
export type Need = (typeof NEEDS)[number]
export type Rsu = 'yes' | 'no' | 'unknown'

/**
 * What identifies a beneficiary. `birth` is a year, an ISO date, or a range of ages `a18-29`; `phone` is E.164; null: to be
 * asked by the centre. `cin` is only ever asked where the CNDP authorised it.
 */
export type PersonData = {
  name: string | null
  birth: string | null
  phone: string | null
  quarter: string | null
  guardian: string | null
  cin: string | null
}

/** What is asked of the machine when somebody confirms. */
export type Submission = {
  reference: string
  who: Who
  offer: string
  service: string
  waiting: boolean
  person: PersonData
  /** HCP code of the commune. */
  commune: string | null
  locale: Locale
  hours: Hours | null
  needs: readonly Need[]
  rsu: Rsu | null
  form: string | null
  extra: Readonly<Record<string, unknown>>
  consent: { version: number; givenAs: 'self' | 'guardian' | 'relative' }
}

/** A datum that may be corrected by chat, with its new value. */
export type Correction =
  | { field: 'name' | 'birth' | 'phone'; value: string | null }
  | { field: 'place'; value: { commune: string | null; quarter: string | null } }
  | { field: 'hours'; value: Hours }
  | { field: 'language'; value: Locale }

/** A file as its owner may see it. `mine`: it was begun in this very conversation. */
export type File = {
  reference: string
  mine: boolean
  service: string
  offer: string | null
  state: FileState
  reason: string | null
  /** ISO dates. */
  receivedOn: string
  changedOn: string
  birthYear: number | null
  person: PersonData
  commune: string | null
  locale: Locale
  hours: string | null
  needs: readonly string[]
  rsu: string | null
  consent: { version: number; on: string } | null
}

/** The facts on registrations a turn may look at. Read only for a turn that wants them (`wantsFiles`). */
export type Files = {
  offers: readonly Offer[]
  /** The current questions of each service, and the versions drafts began on. */
  forms: readonly ExtraForm[]
  /** Files begun in this conversation, and the one whose reference was written, if there is one. */
  found: readonly File[]
  /** Too many references and birth years that did not go together: nothing is shown for a while. */
  locked: boolean
  /** A reference nobody has, for this turn. */
  fresh: string
  /** The phone the channel itself knows, E.164. */
  phone: string | null
  /** The CIN may be asked. */
  cin: boolean
  /** Number of the CNDP receipt, or null while the notification is in progress. */
  cndp: string | null
}

export const NO_FILES: Files = { offers: [], forms: [], found: [], locked: false, fresh: '', phone: null, cin: false, cndp: null }
