import type { ComponentChildren } from 'preact'
import { z } from 'zod'
import { ROLES } from '../../../prisma/store/staff.ts'
import { countWaiting } from '../../../prisma/store/waiting.ts'
import { type Ask, page } from '../page.ts'
import { Composer } from './composer.tsx'
import { type ConversationData, readConversationData } from './conversation-data.ts'
import { Earlier } from './earlier.tsx'
import { Facts } from './facts.tsx'
import { Head } from './head.tsx'
import { Help } from './help.tsx'
import { List, type ListData } from './list.tsx'
import { conversationAddress, filterOf, HERE, type Listing, listingShape } from './listing.ts'
import { Presence } from './presence.tsx'
import { Timeline } from './timeline.tsx'
import { nameOf } from './words.ts'

/** A script may ask for a part of a page: what it does not need is not read. */
const part = z.enum(['list', 'conversation', 'presence', 'counts']).optional().catch(undefined)
type Part = z.infer<typeof part>
const wants = ({ fragment }: Ask, asked: Part, one: Part): boolean => !fragment || asked === undefined || asked === one

async function readList({ parts, staff }: Ask, listing: Listing): Promise<ListData> {
  const [inbox, found, waiting] = await Promise.all([
    parts.desk.inbox(staff, listing.view, filterOf(listing)),
    listing.q === '' ? null : parts.desk.search(staff, listing.q),
    countWaiting(parts.db, staff),
  ])
  return { inbox, found, waiting }
}

/** Who waits. */
export const inbox = page({
  path: HERE,
  roles: ROLES,
  place: 'messages',
  wide: true,
  params: z.object({ ...listingShape, part }),
  async load(ask, { part, ...listing }) {
    const counts = part === 'counts' && ask.fragment ? await countWaiting(ask.parts.db, ask.staff) : null
    return { listing, counts, list: counts ? null : await readList(ask, listing) }
  },
  title: (_, ask) => ask.words('inbox.title'),
  view: ({ listing, list, counts }, ask) =>
    list ? (
      <Panes ask={ask} pane="list">
        <List ask={ask} listing={listing} data={list} open={null} />
        <section id="conversation" class="conversation nothing-open">
          <p>{ask.words('conv.none')}</p>
        </section>
        <Help ask={ask} />
      </Panes>
    ) : (
      <p id="counts" data-waiting={counts?.waiting} data-urgent={counts?.urgent} />
    ),
})

const params = z.object({
  ...listingShape,
  part,
  id: z.string().max(64),
  before: z.coerce.number().int().positive().optional().catch(undefined),
  reply: z.coerce.number().int().positive().optional().catch(undefined),
  write: z.enum(['reply', 'note']).optional().catch(undefined),
  pane: z.enum(['conversation', 'facts']).catch('conversation'),
})

/** A conversation beside the list it was opened from. */
export const conversation = page({
  path: `${HERE}/:id`,
  roles: ROLES,
  place: 'messages',
  wide: true,
  params,
  async load(ask, { part, id, before, reply, write, pane, ...listing }) {
    const data =
      wants(ask, part, 'conversation') || part === 'presence' ? await readConversationData(ask, { id, before, reply, write }) : null
    // a list shows only what may be seen, whatever is open beside it
    const listOnly = ask.fragment && part === 'list'
    if (!data && !listOnly) return null
    return {
      id,
      listing,
      pane,
      part: ask.fragment ? part : undefined,
      data,
      list: wants(ask, part, 'list') ? await readList(ask, listing) : null,
    }
  },
  title: ({ data }, ask) => (data ? nameOf(ask, data.view.name) : ask.words('inbox.title')),
  view({ id, listing, pane, part, data, list }, ask) {
    const who = list && <List ask={ask} listing={listing} data={list} open={id} />
    if (!data) return <div>{who}</div>
    if (part === 'presence') return <Presence ask={ask} view={data.view} />
    const what = <OpenConversation ask={ask} listing={listing} data={data} />
    if (part === 'conversation') return what
    return (
      <Panes ask={ask} pane={pane}>
        {who}
        {what}
        <Help ask={ask} />
      </Panes>
    )
  },
})

type PanesProps = { ask: Ask; pane: 'list' | 'conversation' | 'facts'; children: ComponentChildren }
const Panes = ({ ask, pane, children }: PanesProps) => (
  <div
    id="inbox"
    class="inbox"
    data-pane={pane}
    data-lost={ask.words('refused-act.lost')}
    data-urgent-word={ask.words('inbox.urgent')}
    data-urgent-sentence={ask.words('live.urgent')}
  >
    {children}
  </div>
)

/** The conversation and what is known beside it: two panes that change together. */
const OpenConversation = ({ ask, listing, data }: { ask: Ask; listing: Listing; data: ConversationData }) => (
  <>
    <section
      id="conversation"
      class="conversation"
      data-id={data.view.id}
      data-past={data.past || undefined}
      aria-label={nameOf(ask, data.view.name)}
    >
      <Head ask={ask} listing={listing} data={data} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <div id="log" class="log" role="log" aria-live="polite" aria-label={ask.words('conv.log')} tabIndex={0}>
        <Earlier ask={ask} listing={listing} view={data.view} />
        <Timeline ask={ask} listing={listing} view={data.view} />
        {data.past && (
          <p class="to-latest">
            <a class="btn" href={conversationAddress(listing, data.view.id)}>
              {ask.words('conv.latest')}
            </a>
          </p>
        )}
      </div>
      <button type="button" id="newer" class="btn newer" hidden>
        {ask.words('conv.newer')}
      </button>
      <Composer ask={ask} listing={listing} data={data} />
    </section>
    <Facts ask={ask} listing={listing} view={data.view} files={data.files} />
  </>
)
