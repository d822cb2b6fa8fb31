import { z } from 'zod'
import type { FilePage } from '../../../bot/registrations/index.ts'
import { FILE_STATES } from '../../../flows/preregister/files.ts'
import { type SavedView, savedViews } from '../../../prisma/store/saved-views.ts'
import { Refusal } from '../form.tsx'
import { type Ask, page } from '../page.ts'
import { BulkBar } from './bulk-bar.tsx'
import { FileFilters } from './filters.tsx'
import { filterOf, isNarrowed, Listing, listAddress, queryOf, withQuery } from './listing.ts'
import { SavedViews } from './saved-views.tsx'
import { FileTable } from './table.tsx'
import { FILE_ROLES, HERE, leads, stateWord } from './words.ts'

type Data = {
  listing: Listing
  after: number | undefined
  found: FilePage
  counts: Readonly<Record<string, number>>
  views: readonly SavedView[]
}

/** The files: who asked for what, and where it is. */
export const files = page({
  path: HERE,
  roles: FILE_ROLES,
  place: 'files',
  params: Listing.extend({ after: z.coerce.number().int().positive().optional().catch(undefined) }),
  async load(ask, { after, ...listing }): Promise<Data> {
    const { parts, staff } = ask
    const [found, counts, views] = await Promise.all([
      parts.registrations.list(staff, filterOf(ask, listing), after ?? null),
      parts.registrations.counts(staff),
      savedViews(parts.db, staff.id),
    ])
    return { listing, after, found, counts, views }
  },
  title: (_, ask) => ask.words('files.title'),
  view: (data, ask) => (
    <>
      <Head ask={ask} listing={data.listing} />
      <Refusal ask={ask} />
      <States ask={ask} {...data} />
      <FileFilters ask={ask} listing={data.listing} />
      <SavedViews ask={ask} listing={data.listing} views={data.views} />
      {data.found.rows.length === 0 ? <Empty ask={ask} {...data} /> : <Found ask={ask} {...data} />}
    </>
  ),
})

const Head = ({ ask, listing }: { ask: Ask; listing: Listing }) => (
  <div class="head">
    <h1>{ask.words('files.title')}</h1>
    <div class="actions">
      <a class="btn" href={`${HERE}/duplicates`}>
        {ask.words('files.duplicates')}
      </a>
      {leads(ask) && (
        <a class="btn" href={withQuery(`${HERE}/export`, queryOf(listing))}>
          {ask.words('files.export')}
        </a>
      )}
      <a class="btn btn-primary" href={`${HERE}/new`}>
        {ask.words('files.new')}
      </a>
    </div>
  </div>
)

/** The states as tabs, with how many files are in each, whatever else is asked for. */
const States = ({ ask, listing, counts }: { ask: Ask } & Pick<Data, 'listing' | 'counts'>) => (
  <nav class="file-tabs" aria-label={ask.words('files.states')}>
    <a href={listAddress(listing, { state: '' })} aria-current={listing.state === '' ? 'true' : undefined}>
      {ask.words('files.all')} <bdi class="file-count">{numberOf(Object.values(counts).reduce((sum, n) => sum + n, 0))}</bdi>
    </a>
    {FILE_STATES.map(state => (
      <a key={state} href={listAddress(listing, { state })} aria-current={listing.state === state ? 'true' : undefined}>
        {stateWord(ask, state)} <bdi class="file-count">{numberOf(counts[state] ?? 0)}</bdi>
      </a>
    ))}
  </nav>
)

// groups of three with a narrow space that does not break, read the same in both languages
const numberOf = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f')

const Found = ({ ask, listing, after, found }: { ask: Ask } & Pick<Data, 'listing' | 'after' | 'found'>) => (
  <>
    <BulkBar ask={ask} listing={listing} more={after !== undefined || found.next !== null}>
      <FileTable ask={ask} rows={found.rows} />
    </BulkBar>
    <nav class="pages" aria-label={ask.words('pages.label')}>
      {after !== undefined && (
        <a class="btn" href={listAddress(listing)}>
          {ask.words('files.latest')}
        </a>
      )}
      {found.next !== null && (
        <a class="btn" href={withQuery(HERE, queryOf(listing, {}, { after: String(found.next) }))}>
          {ask.words('files.older')}
        </a>
      )}
    </nav>
  </>
)

const Empty = ({ ask, listing }: { ask: Ask } & Pick<Data, 'listing'>) => (
  <div class="empty">
    <p>{ask.words(isNarrowed(listing) ? 'files.none-found' : 'files.none')}</p>
    {isNarrowed(listing) && (
      <a class="btn" href={HERE}>
        {ask.words('filter.all')}
      </a>
    )}
  </div>
)
