import { COUNTED, type Found, type Inbox, VIEWS, type View } from '../../../bot/desk/index.ts'
import type { Waiting } from '../../../prisma/store/waiting.ts'
import type { Ask } from '../page.ts'
import { FoundList } from './found.tsx'
import { ListHead } from './list-head.tsx'
import { HERE, type Listing, listAddress, MOST, STEP } from './listing.ts'
import { Row } from './row.tsx'
/** What the list shows: one of the lists, or what was looked for. */
export type ListData = { inbox: Inbox; found: Found | null; waiting: Waiting }
type ListProps = { ask: Ask; listing: Listing; data: ListData; open: string | null }

/** Who waits: the lists with their counts, the rows, and the way to look for somebody. A script reads the counts from its attributes. */
export const List = ({ ask, listing, data, open }: ListProps) => (
  <section
    id="list"
    class="inbox-list"
    data-part
    data-waiting={data.waiting.waiting}
    data-urgent={data.waiting.urgent}
    aria-labelledby="list-title"
  >
    <ListHead ask={ask} listing={listing} />
    <Tabs ask={ask} listing={listing} inbox={data.inbox} />
    <div id="rows" class="inbox-rows">
      {data.found ? <FoundList ask={ask} listing={listing} found={data.found} open={open} /> : <Rows {...{ ask, listing, data, open }} />}
    </div>
  </section>
)

const Tabs = ({ ask, listing, inbox }: { ask: Ask; listing: Listing; inbox: Inbox }) => (
  <nav class="inbox-tabs" aria-label={ask.words('inbox.lists')}>
    {VIEWS.map(view => (
      <a
        key={view}
        id={`view-${view}`}
        href={listAddress(listing, { view, q: '' })}
        aria-current={listing.view === view && listing.q === '' ? 'true' : undefined}
        data-go
      >
        {ask.words(`view.${view}`)} <Count view={view} inbox={inbox} />
      </a>
    ))}
  </nav>
)

const Count = ({ view, inbox: { counts } }: { view: View; inbox: Inbox }) => (
  <span class="inbox-count">
    <bdi>{counts[view] >= COUNTED ? `${COUNTED}+` : counts[view]}</bdi>
  </span>
)

function Rows({ ask, listing, data: { inbox }, open }: ListProps) {
  const narrowed = listing.centre !== '' || listing.tag !== ''
  if (inbox.rows.length === 0) return <Empty ask={ask} listing={listing} narrowed={narrowed} />
  return (
    <>
      <ul class="people-rows">
        {inbox.rows.map(row => (
          <Row key={row.id} ask={ask} listing={listing} row={row} open={open === row.id} />
        ))}
      </ul>
      <More ask={ask} listing={listing} inbox={inbox} />
    </>
  )
}

const Empty = ({ ask, listing, narrowed }: { ask: Ask; listing: Listing; narrowed: boolean }) => (
  <div class="inbox-empty">
    <p>{ask.words(narrowed ? 'empty.narrowed' : `empty.${listing.view}`)}</p>
    {narrowed ? (
      <a class="btn" href={listAddress(listing, { centre: '', tag: '' })} data-go>
        {ask.words('empty.widen')}
      </a>
    ) : (
      listing.view !== 'all' && (
        <a class="btn" href={listAddress(listing, { view: listing.view === 'waiting' ? 'mine' : 'waiting' })} data-go>
          {ask.words(listing.view === 'waiting' ? 'empty.see-mine' : 'empty.see-waiting')}
        </a>
      )
    )}
  </div>
)

/** More of the same list: longer while it can grow, then page after page. */
function More({ ask, listing, inbox }: { ask: Ask; listing: Listing; inbox: Inbox }) {
  const grows = listing.after === '' && listing.rows < MOST
  const rows = Math.min(MOST, listing.rows + STEP)
  return (
    <div class="inbox-more">
      {ask.opens('/console/settings/people') && (
        <a class="btn" href={listAddress(listing, {}).replace(HERE, `${HERE}.csv`)} download>
          {ask.words('journal.export')}
        </a>
      )}
      {listing.after !== '' && (
        <a class="btn" href={listAddress(listing, { after: '' })} data-go>
          {ask.words('inbox.first')}
        </a>
      )}
      {inbox.next !== null && (
        <a id="more" class="btn" href={listAddress(listing, grows ? { rows } : { rows: MOST, after: inbox.next })} data-go>
          {ask.words(grows ? 'inbox.more' : 'inbox.next')}
        </a>
      )}
    </div>
  )
}
