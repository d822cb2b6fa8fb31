import { COUNTED, type Found, type Inbox, VIEWS, type View } from '../../../bot/desk/index.ts'
import type { Waiting } from '../../../prisma/store/waiting.ts'
import { centreName, centresOf } from '../centres.ts'
import { Search } from '../icons.tsx'
import type { Ask } from '../page.ts'
import { FoundList } from './found.tsx'
import { Bell, BellOff, Keyboard } from './icons.tsx'
import { HERE, type Listing, listAddress, MOST, SHARED, STEP } from './listing.ts'
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

const ListHead = ({ ask, listing }: { ask: Ask; listing: Listing }) => (
  <header class="inbox-list-head">
    <div class="inbox-title">
      <h1 id="list-title">{ask.words('inbox.title')}</h1>
      <button type="button" id="sound" class="icon-button with-script" aria-pressed="false" data-keep>
        <BellOff />
        <Bell />
        <span class="sound-off">{ask.words('sound.off')}</span>
        <span class="sound-on">{ask.words('sound.on')}</span>
      </button>
      <button
        type="button"
        id="help-open"
        class="icon-button with-script with-keyboard"
        aria-haspopup="dialog"
        aria-label={ask.words('help.title')}
      >
        <Keyboard />
      </button>
    </div>
    <div id="sound-ask" class="notice sound-ask" data-keep hidden>
      <p>{ask.words('sound.ask')}</p>
      <button type="button" class="btn" data-sound="on">
        {ask.words('sound.yes')}
      </button>
      <button type="button" class="btn" data-sound="off">
        {ask.words('sound.no')}
      </button>
    </div>
    <search>
      <form method="get" action={HERE} class="inbox-search" data-search>
        <KeptFields listing={listing} except={['q']} />
        <label class="unseen" for="search">
          {ask.words('inbox.search')}
        </label>
        <input
          id="search"
          class="form-control"
          type="search"
          name="q"
          value={listing.q}
          dir="auto"
          placeholder={ask.words('inbox.search-what')}
          autocomplete="off"
          data-keep
        />
        <button type="submit" class="btn">
          <Search />
          <span class="unseen">{ask.words('filter.go')}</span>
        </button>
      </form>
    </search>
    <Narrow ask={ask} listing={listing} />
  </header>
)

// what else the address says goes with a form
const KeptFields = ({ listing, except }: { listing: Listing; except: readonly (keyof Listing)[] }) => (
  <>
    {(['view', 'centre', 'tag', 'q'] as const)
      .filter(name => !except.includes(name) && listing[name] !== '')
      .map(name => (
        <input key={name} type="hidden" name={name} value={listing[name]} />
      ))}
  </>
)

function Narrow({ ask, listing }: { ask: Ask; listing: Listing }) {
  const centres = centresOf(ask)
  return (
    <div class="inbox-narrow">
      {centres.length > 1 && (
        <form method="get" action={HERE} data-narrow>
          <KeptFields listing={listing} except={['centre']} />
          <label class="unseen" for="narrow-centre">
            {ask.words('inbox.centre')}
          </label>
          <select id="narrow-centre" class="form-select" name="centre" data-keep>
            <option value="">{ask.words('inbox.all-centres')}</option>
            {centres.map(({ key }) => (
              <option key={key} value={key} selected={listing.centre === key}>
                {centreName(ask, key)}
              </option>
            ))}
            <option value={SHARED} selected={listing.centre === SHARED}>
              {ask.words('inbox.shared')}
            </option>
          </select>
          <noscript>
            <button type="submit" class="btn">
              {ask.words('filter.go')}
            </button>
          </noscript>
        </form>
      )}
      {listing.tag !== '' && (
        <a class="tag tag-active" href={listAddress(listing, { tag: '' })} data-go>
          <bdi>{listing.tag}</bdi> ×<span class="unseen"> {ask.words('inbox.untag-filter')}</span>
        </a>
      )}
    </div>
  )
}

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
