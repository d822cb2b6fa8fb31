import { z } from 'zod'
import type { FileFilter } from '../../../bot/registrations/index.ts'
import { FILE_STATES } from '../../../flows/preregister/files.ts'
import { DAY_MINUTES, localInstant } from '../local-instant.ts'
import type { Ask } from '../page.ts'
import { HERE } from './words.ts'

const key = z.string().trim().max(64).catch('')
const day = z.union([z.literal(''), z.iso.date()]).catch('')

/** Years of age that are asked for together, both included. */
export const AGES = ['0-17', '18-29', '30-44', '45-59', '60-120'] as const

/** Which files the address asks for. Days are Casablanca's, both included; what does not fit counts as not asked. */
export const Listing = z.object({
  q: z.string().trim().max(100).catch(''),
  state: z.enum(['', ...FILE_STATES]).catch(''),
  service: key,
  centre: key,
  commune: key,
  offer: key,
  age: z.enum(['', ...AGES]).catch(''),
  from: day,
  until: day,
})
export type Listing = z.infer<typeof Listing>
/** The filters besides the words and the state, which have places of their own. */
export const NARROWED = ['service', 'centre', 'commune', 'offer', 'age', 'from', 'until'] as const satisfies readonly (keyof Listing)[]

/** What was asked for, as the house of the files knows it. */
export function filterOf({ parts: { clock } }: Ask, { q, state, service, centre, commune, offer, age, from, until }: Listing): FileFilter {
  return {
    ...(q && { search: q }),
    ...(state && { states: [state] }),
    ...(service && { service }),
    ...(centre && { centre }),
    ...(commune && { commune }),
    ...(offer && { offer }),
    ...(age && { ages: agesOf(age) }),
    ...(from && { from: localInstant(clock, from) }),
    ...(until && { until: localInstant(clock, until, DAY_MINUTES) }),
  }
}

function agesOf(band: string): { from: number; to: number } {
  const [from = 0, to = 0] = band.split('-').map(Number)
  return { from, to }
}

/** A listing as the query of an address, without what is not asked. */
export function queryOf(listing: Listing, but: Partial<Listing> = {}, more: Readonly<Record<string, string>> = {}): string {
  const whole = Object.entries({ ...listing, ...but, ...more }).filter(([, value]) => value !== '')
  return new URLSearchParams(whole).toString()
}

export const withQuery = (path: string, query: string): string => (query === '' ? path : `${path}?${query}`)
export const listAddress = (listing: Listing, but: Partial<Listing> = {}): string => withQuery(HERE, queryOf(listing, but))

/** Whether anything is asked for. */
export const isNarrowed = (listing: Listing): boolean => queryOf(listing) !== ''
