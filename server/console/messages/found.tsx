import type { Found } from '../../../bot/desk/index.ts'
import { htmlLang } from '../../../locales/locale.ts'
import type { Ask } from '../page.ts'
import { conversationAddress, type Listing, listAddress } from './listing.ts'
import { Row } from './row.tsx'
import { exactly, spanSince } from './since.tsx'
import { nameOf, textOf } from './words.ts'

type FoundProps = { ask: Ask; listing: Listing; found: Found; open: string | null }

/** What was looked for: people by their names, messages by their words. */
export const FoundList = ({ ask, listing, found, open }: FoundProps) => (
  <>
    <p class="found-head">
      {ask.words('found.for', { words: listing.q })}{' '}
      <a href={listAddress(listing, { q: '' })} data-go>
        {ask.words('found.back')}
      </a>
    </p>
    {found.people.length === 0 && found.messages.length === 0 && <p class="inbox-empty">{ask.words('found.nothing')}</p>}
    {found.people.length > 0 && (
      <>
        <h2 class="found-title">{ask.words('found.people')}</h2>
        <ul class="people-rows">
          {found.people.map(row => (
            <Row key={row.id} ask={ask} listing={listing} row={row} open={open === row.id} />
          ))}
        </ul>
      </>
    )}
    {found.messages.length > 0 && (
      <>
        <h2 class="found-title">{ask.words('found.messages')}</h2>
        <ul class="people-rows">
          {found.messages.map(message => (
            <Hit key={message.messageId} ask={ask} listing={listing} message={message} />
          ))}
        </ul>
      </>
    )}
  </>
)

// opened so that the message found is the last of its page
const Hit = ({ ask, listing, message }: { ask: Ask; listing: Listing; message: Found['messages'][number] }) => (
  <li id={`hit-${message.messageId}`} class="person-row">
    <a
      href={`${conversationAddress(listing, message.conversationId, { before: String(message.messageId + 1) })}#m${message.messageId}`}
      data-row={message.conversationId}
    >
      <span class="person-head">
        <bdi class={message.name === null ? 'person-name unnamed' : 'person-name'}>{nameOf(ask, message.name)}</bdi>
        <time class="quiet nowrap" dateTime={message.at.toISOString()} title={exactly(ask, message.at)}>
          {spanSince(ask, message.at)}
        </time>
      </span>
      {message.content ? (
        <bdi class="person-last two-lines" dir="auto" lang={message.content.author === 'bot' ? ask.staff.locale : htmlLang(message.locale)}>
          {textOf(ask, message.content).slice(0, 300)}
        </bdi>
      ) : (
        <span class="person-last quiet">{ask.words('inbox.sensitive')}</span>
      )}
    </a>
  </li>
)
