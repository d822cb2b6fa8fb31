import type { ConversationView } from '../../../bot/desk/index.ts'
import { Back, Warning } from '../icons.tsx'
import type { Ask } from '../page.ts'
import { Acts } from './acts.tsx'
import type { ConversationData } from './conversation-data.ts'
import { Info } from './icons.tsx'
import { conversationAddress, type Listing, listAddress } from './listing.ts'
import { Presence } from './presence.tsx'
import { Waits } from './since.tsx'
import { nameOf, placeOf, wordFor } from './words.ts'

type HeadProps = { ask: Ask; listing: Listing; data: ConversationData }

/** Above a conversation: who it is, how long they wait, who else looks, and what may be done. */
export const Head = ({ ask, listing, data }: HeadProps) => (
  <header id="conversation-head" class="conversation-head" data-part>
    <div class="conversation-title">
      <a class="icon-button only-narrow" href={listAddress(listing)} data-back>
        <Back />
        <span class="unseen">{ask.words('conv.back')}</span>
      </a>
      <div class="conversation-who">
        <h1>
          <bdi class={data.view.name === null ? 'unnamed' : undefined}>{nameOf(ask, data.view.name)}</bdi>
        </h1>
        <p class="quiet">{aboutOf(ask, data.view)}</p>
      </div>
      <a
        class="icon-button only-without-facts"
        href={conversationAddress(listing, data.view.id, { pane: 'facts' })}
        data-pane-open="facts"
        aria-label={ask.words('facts.title')}
      >
        <Info />
      </a>
    </div>
    <Urgent ask={ask} view={data.view} />
    <Acts ask={ask} data={data} />
    <Presence ask={ask} view={data.view} />
  </header>
)

const aboutOf = (ask: Ask, { locale, channel, centre }: ConversationView): string =>
  [ask.words(`variety.${locale}`), wordFor(ask, 'channel', channel), placeOf(ask, centre)].join(' · ')

function Urgent({ ask, view: { handover, shade } }: { ask: Ask; view: ConversationView }) {
  const urgent = handover?.urgent === true && handover.state !== 'resolved'
  if (!urgent && shade === 'none') return null
  return (
    <p class="conversation-waits">
      {urgent && (
        <strong class="urgent-word">
          <Warning />
          {ask.words('inbox.urgent')} · {wordFor(ask, 'reason', handover.reason)}
        </strong>
      )}
      <Waits ask={ask} handover={handover} shade={shade} />
    </p>
  )
}
