import { z } from 'zod'
import { type Filter, VIEWS, type View } from '../../../bot/desk/index.ts'

export const HERE = '/console/messages'
/** The value of the filter that means the queue no centre follows yet. */
export const SHARED = 'shared'
/** Rows shown at first, and added by each press, up to what the desk gives at once. */
export const STEP = 30
export const MOST = 100

/** Which list is shown, narrowed how: kept in the address of every page of messages. `at`, `after`: where the page begins. */
export const listingShape = {
  view: z.enum(VIEWS).catch('waiting'),
  centre: z.string().max(64).catch(''),
  tag: z.string().max(40).catch(''),
  q: z.string().trim().max(200).catch(''),
  rows: z.coerce.number().int().min(STEP).max(MOST).catch(STEP),
  after: z.string().max(400).catch(''),
}
const listing = z.object(listingShape)
export type Listing = z.infer<typeof listing>

/** What the desk is asked for. */
export function filterOf({ centre, tag, rows, after }: Listing): Filter {
  return {
    limit: rows,
    ...(centre !== '' && { centre: centre === SHARED ? null : centre }),
    ...(tag !== '' && { tag }),
    ...(after !== '' && { after }),
  }
}

type Change = { view?: View; centre?: string; tag?: string; q?: string; rows?: number; after?: string }

/** The query that keeps a list as it is, but for what changes; a page of a list is not kept. */
export function queryOf(listing: Listing, change: Change = {}, more: Readonly<Record<string, string>> = {}): string {
  const { view, centre, tag, q, rows, after } = { ...listing, rows: STEP, after: '', ...change }
  const query = new URLSearchParams()
  if (view !== 'waiting') query.set('view', view)
  if (centre !== '') query.set('centre', centre)
  if (tag !== '') query.set('tag', tag)
  if (q !== '') query.set('q', q)
  if (rows !== STEP) query.set('rows', String(rows))
  if (after !== '') query.set('after', after)
  for (const [name, value] of Object.entries(more)) query.set(name, value)
  return query.size === 0 ? '' : `?${query}`
}

/** The address of a list. */
export const listAddress = (listing: Listing, change: Change = {}): string => `${HERE}${queryOf(listing, change)}`

/** The address of a conversation, beside the list it was opened from. */
export const conversationAddress = (listing: Listing, id: string, more: Readonly<Record<string, string>> = {}): string =>
  `${HERE}/${id}${queryOf(listing, {}, more)}`

/** Where something is done to a conversation. */
export const deedAddress = (id: string, deed: string): `/console/conversations/${string}` => `/console/conversations/${id}/${deed}`
