import { centreName, centresOf } from '../centres.ts'
import { Search } from '../icons.tsx'
import type { Ask } from '../page.ts'
import { Bell, BellOff, Keyboard } from './icons.tsx'
import { HERE, type Listing, listAddress, SHARED } from './listing.ts'

/** The name of the list, its sound, and the ways to look for somebody and to narrow it. */
export const ListHead = ({ ask, listing }: { ask: Ask; listing: Listing }) => (
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
