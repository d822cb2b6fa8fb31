import type { ConsoleWords } from '../../locales/console.ts'
import type { ConsoleBundle } from './bundle.ts'
import { documentOf } from './document.tsx'
import * as icons from './icons.tsx'
import type { Ask, Shown } from './page.ts'
import { Rail, type RailItem } from './rail.tsx'

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
