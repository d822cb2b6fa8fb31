import type { InboxRow } from '../../../bot/desk/index.ts'
import { render } from '../../../locales/index.ts'
import { htmlLang } from '../../../locales/locale.ts'
import { announcementName } from '../announcements/name.ts'
import { Warning } from '../icons.tsx'
import type { Ask } from '../page.ts'
import { conversationAddress, type Listing } from './listing.ts'
import { exactly, spanSince, Waits } from './since.tsx'
import { nameOf, placeOf, textOf, wordFor } from './words.ts'

type RowProps = { ask: Ask; listing: Listing; row: InboxRow; open: boolean }

/** One conversation of a list: who, in what, where, what was last said, how long they wait. Danger is red, and says so. */
export function Row({ ask, listing, row, open }: RowProps) {
  const urgent = row.handover?.urgent === true && row.handover.state !== 'resolved'
  return (
    <li id={`row-${row.id}`} class={urgent ? 'person-row urgent' : 'person-row'}>
      <a href={`${conversationAddress(listing, row.id)}#cause`} aria-current={open ? 'true' : undefined} data-row={row.id}>
        {urgent && (
          <strong class="urgent-word">
            <Warning />
            {ask.words('inbox.urgent')} · {wordFor(ask, 'reason', row.handover?.reason ?? '')}
          </strong>
        )}
        <span class="person-head">
          <bdi class={row.name === null ? 'person-name unnamed' : 'person-name'}>{nameOf(ask, row.name)}</bdi>
          <Seen ask={ask} row={row} />
        </span>
        <Last ask={ask} row={row} />
        <Answers ask={ask} row={row} />
        <Announced ask={ask} row={row} />
        <span class="person-foot">
          {[ask.words(`variety.${row.locale}`), wordFor(ask, 'channel', row.channel), placeOf(ask, row.centre)].join(' · ')}
        </span>
        <Marks ask={ask} row={row} />
      </a>
    </li>
  )
}

const Seen = ({ ask, row }: { ask: Ask; row: InboxRow }) =>
  row.shade === 'none' ? (
    <time class="quiet nowrap" dateTime={row.seenAt.toISOString()} title={exactly(ask, row.seenAt)}>
      {spanSince(ask, row.seenAt)}
    </time>
  ) : (
    <Waits ask={ask} handover={row.handover} shade={row.shade} />
  )

function Last({ ask, row: { last, sensitive } }: { ask: Ask; row: InboxRow }) {
  if (!last) return <span class="person-last quiet">{ask.words(sensitive ? 'inbox.sensitive' : 'inbox.nothing')}</span>
  const lang = last.author === 'bot' ? ask.staff.locale : htmlLang(last.locale)
  return (
    <span class="person-last">
      {last.state === 'failed' && <strong class="failed-word">{ask.words('state.failed')} · </strong>}
      {last.author !== 'citizen' && (
        <span class="quiet">{last.author === 'bot' ? ask.words('who.bot') : (last.by?.name ?? ask.words('who.staff'))} : </span>
      )}
      <bdi dir="auto" lang={lang}>
        {textOf(ask, last).slice(0, 160)}
      </bdi>
    </span>
  )
}

// the question it answers aloud, whole: it says what to listen for
const Answers = ({ ask, row: { last } }: { ask: Ask; row: InboxRow }) =>
  last?.spoken ? (
    <span class="person-last two-lines">
      {ask.words('spoken.answers')}{' '}
      <bdi dir="auto" lang={ask.staff.locale}>
        {render(last.spoken.asked, ask.staff.locale)}
      </bdi>
    </span>
  ) : null

// what they were told, in a line: who reads down the list knows what it is about
const Announced = ({ ask, row: { announced } }: { ask: Ask; row: InboxRow }) =>
  announced && (
    <span class="person-last">
      📣 {ask.words('inbox.announced')} <bdi dir="auto">{announcementName(ask, announced)}</bdi>
    </span>
  )

function Marks({ ask, row: { handover, tags } }: { ask: Ask; row: InboxRow }) {
  const held = handover?.state === 'taken' || handover?.state === 'snoozed' ? handover.assignee : null
  const rating = handover?.rating ?? null
  if (!held && tags.length === 0 && handover?.state !== 'snoozed' && rating === null) return null
  return (
    <span class="person-marks">
      {held && (
        <span class="mark">{held.id === ask.staff.id ? ask.words('inbox.with-you') : ask.words('inbox.with', { name: held.name })}</span>
      )}
      {handover?.state === 'snoozed' && <span class="mark">{ask.words('inbox.snoozed')}</span>}
      {rating !== null && (
        <span class="mark">
          {ask.words('facts.rating')} {wordFor(ask, 'rating', String(rating))}
        </span>
      )}
      {tags.map(tag => (
        <bdi key={tag} class="tag">
          {tag}
        </bdi>
      ))}
    </span>
  )
}
