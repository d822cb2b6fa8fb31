import type { ConversationView } from '../../../bot/desk/index.ts'
import type { Ask } from '../page.ts'
import { conversationAddress, type Listing } from './listing.ts'

/** The way to what was said before. A script puts it above what is there; without one it is a page of its own. */
export const Earlier = ({ ask, listing, view }: { ask: Ask; listing: Listing; view: ConversationView }) => (
  <p id="earlier" class="earlier">
    {view.earlier === null ? (
      <span class="quiet">{ask.words('conv.beginning')}</span>
    ) : (
      <a class="btn" href={conversationAddress(listing, view.id, { before: String(view.earlier) })} data-earlier={view.earlier}>
        {ask.words('conv.earlier')}
      </a>
    )}
  </p>
)
