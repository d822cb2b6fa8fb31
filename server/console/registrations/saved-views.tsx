import type { SavedView } from '../../../prisma/store/saved-views.ts'
import { Form, PostButton } from '../form.tsx'
import type { Ask } from '../page.ts'
import { isNarrowed, type Listing, queryOf, withQuery } from './listing.ts'
import { HERE } from './words.ts'

type Props = { ask: Ask; listing: Listing; views: readonly SavedView[] }

/** Filters one keeps under a name. */
export function SavedViews({ ask, listing, views }: Props) {
  const query = queryOf(listing)
  const here = views.find(view => view.query === query)
  if (views.length === 0 && !isNarrowed(listing)) return null
  return (
    <section class="saved-views" aria-label={ask.words('views.title')}>
      <ul class="chips">
        {views.map(view => (
          <li key={view.id}>
            <a
              class={view === here ? 'tag tag-active' : 'tag'}
              href={withQuery(HERE, view.query)}
              aria-current={view === here ? 'true' : undefined}
            >
              <bdi>{view.name}</bdi>
            </a>
          </li>
        ))}
      </ul>
      {here ? (
        <PostButton ask={ask} action={`${HERE}/views/${here.id}/remove`} class="btn btn-plain">
          {ask.words('views.remove', { name: here.name })}
        </PostButton>
      ) : (
        isNarrowed(listing) && <Keep ask={ask} query={query} />
      )}
    </section>
  )
}

const Keep = ({ ask, query }: { ask: Ask; query: string }) => (
  <details class="keep-view">
    <summary class="btn btn-plain">{ask.words('views.keep')}</summary>
    <Form ask={ask} action={`${HERE}/views`} class="menu-line">
      <input type="hidden" name="query" value={query} />
      <label class="unseen" for="view-name">
        {ask.words('views.name')}
      </label>
      <input
        id="view-name"
        class="form-control"
        name="name"
        maxLength={40}
        dir="auto"
        autocomplete="off"
        placeholder={ask.words('views.name')}
        required
      />
      <button type="submit" class="btn">
        {ask.words('form.save')}
      </button>
    </Form>
  </details>
)
