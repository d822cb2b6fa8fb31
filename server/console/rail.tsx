import type { ConsoleWords } from '../../locales/console.ts'
import { Bridge } from '../icons.tsx'
import { PostButton } from './form.tsx'
import * as icons from './icons.tsx'
import type { Ask, Place } from './page.ts'

/** What the rail shows: only places that exist, with how many wait there. */
export type RailItem = { place: Exclude<Place, 'account'>; href: string; count: number; urgent: boolean }

const PLACE_ICONS = {
  home: icons.Home,
  messages: icons.Messages,
  agenda: icons.Agenda,
  files: icons.Files,
  announcements: icons.Announcements,
  settings: icons.Settings,
} as const

/** The places of the console, and who is signed in. */
export const Rail = ({ ask, place, rail }: { ask: Ask; place: Place | null; rail: readonly RailItem[] }) => (
  <header class="rail">
    <a class="rail-brand" href="/console">
      <Bridge />
      <span class="rail-word">{ask.staff.locale === 'ar' ? 'جسر' : 'Jisr'}</span>
    </a>
    <nav aria-label={ask.words('shell.places')}>
      <ul>
        {rail.map(item => (
          <RailLink key={item.place} item={item} current={item.place === place} words={ask.words} />
        ))}
      </ul>
    </nav>
    <div class="rail-end">
      <a class="rail-link" href="/console/account" aria-current={place === 'account' ? 'page' : undefined}>
        <icons.Account />
        <span class="rail-word">
          <span class="unseen">{ask.words('shell.account')} · </span>
          <bdi class="rail-name">{ask.staff.name}</bdi>
        </span>
      </a>
      <PostButton ask={ask} action="/console/sign-out" class="rail-link" plain>
        <icons.SignOut />
        <span class="rail-word">{ask.words('shell.sign-out')}</span>
      </PostButton>
    </div>
  </header>
)

function RailLink({ item, current, words }: { item: RailItem; current: boolean; words: ConsoleWords }) {
  const Picture = PLACE_ICONS[item.place]
  return (
    <li>
      <a class="rail-link" href={item.href} aria-current={current ? 'page' : undefined}>
        <Picture />
        <span class="rail-word">{words(`place.${item.place}`)}</span>
        <span id={`count-${item.place}`} class={item.urgent ? 'rail-count urgent' : 'rail-count'} hidden={item.count === 0}>
          {item.count}
        </span>
      </a>
    </li>
  )
}
