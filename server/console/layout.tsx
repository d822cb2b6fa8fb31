import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type ConsoleLocale, type ConsoleWords, consoleWords } from '../../locales/console.ts'
import type { Theme } from '../../prisma/store/staff.ts'
import { Bridge } from '../icons.tsx'
import type { ConsoleBundle } from './bundle.ts'
import { PostButton } from './form.tsx'
import * as icons from './icons.tsx'
import type { Ask, Place, Shown } from './page.ts'

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

type ShellProps = { ask: Ask; shown: Shown; rail: readonly RailItem[]; told: string | null; assets: ConsoleBundle }

/** A whole page of the console, for somebody who is signed in. */
export const shellPage = (props: ShellProps): string =>
  documentOf({
    locale: props.ask.staff.locale,
    theme: props.ask.staff.theme,
    title: props.shown.title,
    assets: props.assets,
    csrf: props.ask.csrf,
    staff: props.ask.staff.id,
    body: <Shell {...props} />,
  })

/** A whole page for somebody who is not signed in. */
export const doorPage = (props: {
  locale: ConsoleLocale
  title: string
  assets: ConsoleBundle
  content: VNode
  href?: (lang: string) => string
}): string => documentOf({ ...props, theme: 'auto', csrf: null, body: <Door {...props} /> })

type DocumentProps = {
  locale: ConsoleLocale
  theme: Theme
  title: string
  assets: ConsoleBundle
  csrf: string | null
  /** Whose page this is. */
  staff?: string
  body: VNode
}

// htmx swaps what an error says too, but never by rules written into the page
const HTMX = JSON.stringify({
  includeIndicatorStyles: false,
  allowEval: false,
  selfRequestsOnly: true,
  historyCacheSize: 0,
  scrollBehavior: 'auto',
  responseHandling: [
    { code: '204', swap: false },
    { code: '401', swap: false },
    { code: '...', swap: true },
  ],
})

const documentOf = ({ locale, theme, title, assets, csrf, staff, body }: DocumentProps): string =>
  `<!doctype html>${renderToString(
    <html lang={locale} dir={locale === 'ar' ? 'rtl' : 'ltr'} data-theme={theme} data-bs-theme={theme === 'dark' ? 'dark' : 'light'}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content={theme === 'auto' ? 'light dark' : theme} />
        <meta name="theme-color" content="#0b4a3b" />
        <meta name="format-detection" content="telephone=no" />
        <meta name="robots" content="noindex" />
        <meta name="htmx-config" content={HTMX} />
        <title>{consoleWords(locale)('shell.title', { page: title })}</title>
        <link rel="icon" type="image/svg+xml" href={assets.icon} />
        <script src={assets.theme} />
        <link rel="stylesheet" href={locale === 'ar' ? assets.rtl : assets.ltr} />
        <script type="module" src={assets.script} />
      </head>
      <body hx-ext="morph" data-staff={staff} hx-headers={csrf === null ? undefined : JSON.stringify({ 'x-csrf-token': csrf })}>
        {body}
      </body>
    </html>,
  )}`

function Shell({ ask, shown, rail, told }: ShellProps) {
  return (
    <div class="shell">
      <a class="skip" href="#main">
        {ask.words('shell.skip')}
      </a>
      <Rail ask={ask} place={shown.place} rail={rail} />
      <main id="main" tabIndex={-1} class={shown.wide ? 'wide' : 'column'}>
        <Told told={told} />
        {shown.content}
      </main>
      <Toasts words={ask.words} />
    </div>
  )
}

const Rail = ({ ask, place, rail }: { ask: Ask; place: Place | null; rail: readonly RailItem[] }) => (
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

// what the last action came to; a script moves the focus here, and a reader of the screen hears it
const Told = ({ told }: { told: string | null }) => (
  <div id="told" role="status">
    {told !== null && (
      <p class="notice good" tabIndex={-1} data-focus>
        <icons.Check />
        <span>{told}</span>
      </p>
    )}
  </div>
)

const Toasts = ({ words }: { words: ConsoleWords }) => (
  <>
    <div id="toast" class="toast-line" role="alert" />
    <p id="offline" class="toast-line notice" role="status" hidden>
      {words('shell.offline')}
    </p>
    <dialog id="signed-out" class="dialog" aria-labelledby="signed-out-title">
      <h2 id="signed-out-title">{words('shell.signed-out')}</h2>
      <p>{words('shell.signed-out-kept')}</p>
      <div id="sign-in-here" class="sign-in-here" />
      <div class="actions">
        <a class="btn" href="/console/sign-in" target="_blank" rel="noopener">
          {words('shell.sign-in-again')}
        </a>
        <button type="button" class="btn" data-close>
          {words('shell.go-on')}
        </button>
      </div>
    </dialog>
  </>
)

const LANGUAGES = { fr: 'Français', ar: 'العربية' } as const

const Door = ({
  locale,
  content,
  href = lang => `/console/sign-in?lang=${lang}`,
}: {
  locale: ConsoleLocale
  content: VNode
  href?: (lang: string) => string
}) => (
  <div class="door">
    <header class="door-top">
      <span class="rail-brand">
        <Bridge />
        <span>جسر · Jisr</span>
      </span>
      <nav>
        {(['fr', 'ar'] as const).map(other => (
          <a key={other} href={href(other)} lang={other} aria-current={other === locale ? 'true' : undefined}>
            {LANGUAGES[other]}
          </a>
        ))}
      </nav>
    </header>
    <main id="main" class="door-main">
      {content}
    </main>
  </div>
)
