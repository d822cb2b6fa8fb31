import { openState, clockTime as timeOf } from '../../flows/centres/opening.ts'
import type { Centre } from '../../flows/content.ts'
import { accountById } from '../../prisma/store/accounts.ts'
import { countToApprove } from '../../prisma/store/announcements-to-approve.ts'
import { type ListedShift, listShifts } from '../../prisma/store/on-call.ts'
import { ROLES } from '../../prisma/store/staff.ts'
import { countWaiting, type Waiting } from '../../prisma/store/waiting.ts'
import { nothing } from './body.ts'
import { centresOf } from './centres.ts'
import { wordFor } from './messages/words.ts'
import { type Ask, page } from './page.ts'
import { When } from './when.tsx'

/** What now: who waits, what is urgent, what lies with me; which centres are open, and who is on call. */
export const home = page({
  path: '/console',
  roles: ROLES,
  place: 'home',
  params: nothing,
  async load(ask) {
    const { parts, staff, now } = ask
    const [waiting, shifts, own, files, toApprove] = await Promise.all([
      countWaiting(parts.db, staff),
      listShifts(parts.db, staff.centres, now),
      accountById(parts.db, staff.id),
      ask.opens('/console/files') ? parts.registrations.counts(staff) : null,
      countToApprove(parts.db, staff),
    ])
    return {
      waiting,
      onCall: shifts.filter(({ from, active }) => active && from <= now),
      unprotected: (staff.role === 'manager' || staff.role === 'administrator') && own?.totpSecret === null,
      files: files && (files.received ?? 0),
      toApprove,
      messages: ask.opens('/console/messages') ? '/console/messages' : null,
      silent: parts.health().filter(({ state }) => state === 'refused' || state === 'pairing'),
    }
  },
  title: (_, ask) => ask.words('home.title'),
  view: ({ waiting, onCall, unprotected, messages, files, toApprove, silent }, ask) => (
    <>
      <h1>{ask.words('home.hello', { name: ask.staff.name })}</h1>
      {silent.map(({ channel, state }) => (
        <p key={channel} class="notice bad">
          <span>
            {ask.words(state === 'pairing' ? 'home.channel-unpaired' : 'home.channel', { channel: wordFor(ask, 'channel', channel) })}{' '}
            {ask.opens('/console/settings/channels') && <a href="/console/settings/channels">{ask.words('home.channel-go')}</a>}
          </span>
        </p>
      ))}
      <Figures ask={ask} waiting={waiting} href={messages} files={files} toApprove={toApprove} />
      <Today ask={ask} onCall={onCall} />
      {unprotected && (
        <p class="notice">
          <span>
            {ask.words('home.protect')} <a href="/console/account/second-factor">{ask.words('home.protect-go')}</a>
          </span>
        </p>
      )}
    </>
  ),
})

type FiguresProps = { ask: Ask; waiting: Waiting; href: string | null; files: number | null; toApprove: number }
const Figures = ({ ask, waiting: { waiting, urgent, mine, oldest }, href, files, toApprove }: FiguresProps) => (
  <>
    <ul class="figures">
      <Figure count={urgent} label={ask.words('home.urgent')} href={href} danger={urgent > 0} />
      <Figure count={waiting} label={ask.words('home.waiting')} href={href} />
      <Figure count={mine} label={ask.words('home.mine')} href={href} />
      {files !== null && <Figure count={files} label={ask.words('home.files')} href="/console/files?state=received" />}
      {toApprove > 0 && <Figure count={toApprove} label={ask.words('announce.to-approve')} href="/console/announcements?tab=writing" />}
    </ul>
    <p>
      {oldest ? (
        <>
          {ask.words('home.oldest')} <When ask={ask} at={oldest} />
        </>
      ) : (
        ask.words('home.nobody')
      )}
    </p>
  </>
)

type FigureProps = { count: number; label: string; href: string | null; danger?: boolean }
function Figure({ count, label, href, danger = false }: FigureProps) {
  const name = danger ? 'card figure danger' : 'card figure'
  const content = (
    <>
      <strong>{count}</strong>
      <span>{label}</span>
    </>
  )
  return (
    <li>
      {href ? (
        <a class={name} href={href}>
          {content}
        </a>
      ) : (
        <div class={name}>{content}</div>
      )}
    </li>
  )
}

const Today = ({ ask, onCall }: { ask: Ask; onCall: readonly ListedShift[] }) => (
  <section class="card today">
    <h2>{ask.words('home.today')}</h2>
    <ul class="rows">
      {centresOf(ask).map(centre => (
        <li key={centre.key}>
          <span class="grow">
            <strong>{centre.names[ask.staff.locale]}</strong>
            <br />
            <span class="quiet">{openingOf(ask, centre)}</span>
          </span>
          <OnCallNow ask={ask} names={onCall.filter(shift => shift.centre === centre.key).map(({ name }) => name)} />
        </li>
      ))}
    </ul>
    <p class="quiet">{ask.words('shell.casablanca')}</p>
  </section>
)

const OnCallNow = ({ ask, names }: { ask: Ask; names: readonly string[] }) =>
  names.length === 0 ? null : (
    <span class="quiet">{ask.words('home.on-call', { names: names.join(ask.staff.locale === 'ar' ? '، ' : ', ') })}</span>
  )

function openingOf({ parts, words, now }: Ask, centre: Centre): string {
  const local = parts.clock.local(now)
  const state = openState(centre, local, parts.content())
  if (state.open) return words('home.open', { until: { code: timeOf(state.until) } })
  if (!state.next) return words('home.closed-long')
  const time = { code: timeOf(state.next.from) }
  if (state.next.date === local.date) return words('home.closed-today', { time })
  return words('home.closed', { day: { code: state.next.date.split('-').reverse().slice(0, 2).join('/') }, time })
}
