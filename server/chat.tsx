import { renderToString } from 'preact-render-to-string'
import type { ShownMessage } from '../bot/ports.ts'
import { directionOf, htmlLang, type Locale } from '../locales/locale.ts'
import { Bubble, type FormPlace, OwnBubble } from './bubble.tsx'
import type { Bundle } from './bundle.ts'
import { Composer } from './composer.tsx'
import { EarlierLink } from './earlier.tsx'
import { Forgetting } from './forgetting.tsx'
import { Header, NAME } from './header.tsx'
import { Joining } from './joining.tsx'
import { PostForm } from './post-form.tsx'
import { Said } from './said.tsx'
import { type WordKey, word } from './words.ts'

export type ChatPage = {
  locale: Locale
  messages: readonly ShownMessage[]
  /** The oldest of these messages, when there are older ones. */
  before: number | null
  /** Whether this conversation is kept, or these are only first words. */
  begun: boolean
  /** Shown inside another site. */
  embedded: boolean
  /** What went wrong with what was just sent, without a script. */
  notice?: WordKey | undefined
  /** What was done before this page was shown. */
  told?: WordKey | undefined
  /** Where the quick exit goes. */
  exitUrl?: string | undefined
  form: FormPlace
  bundle: Bundle
}

/** The whole page as HTML. It works as it is; its script only makes it quicker. */
export const chatPage = (page: ChatPage): string => `<!doctype html>${renderToString(<Page {...page} />)}`

/** One message as HTML, for a page that is already open. */
export const bubbleHtml = (message: ShownMessage, locale: Locale, form: FormPlace): string =>
  renderToString(<Bubble message={message} locale={locale} form={form} />)

function Page(page: ChatPage) {
  const { locale, embedded, begun, bundle } = page
  return (
    <html
      lang={htmlLang(locale)}
      dir={directionOf(locale)}
      data-locale={locale}
      data-begun={begun || undefined}
      data-embedded={embedded || undefined}
    >
      <Head bundle={bundle} />
      <body>
        <a class="skip" href="#message">
          <Said locale={locale} word="web.skip" />
        </a>
        <Header {...page} />
        <Notices {...page} />
        <Conversation {...page} />
        <Footer {...page} />
        <OwnBubble locale={locale} />
      </body>
    </html>
  )
}

const Head = ({ bundle }: { bundle: Bundle }) => (
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content" />
    <meta name="color-scheme" content="light dark" />
    <meta name="theme-color" content="#0b4a3b" />
    <meta name="format-detection" content="telephone=no" />
    <title>{NAME}</title>
    <link rel="icon" type="image/svg+xml" href={bundle.icon} />
    <link rel="preload" as="font" type="font/woff2" href={bundle.font} crossOrigin="anonymous" />
    <link rel="stylesheet" href={bundle.style} />
    <script type="module" src={bundle.script} />
  </head>
)

const Notices = ({ locale, notice, told }: ChatPage) => (
  <div class="notices column">
    {told && (
      <p id="told" class="notice good" role="status">
        <Said locale={locale} word={told} />
      </p>
    )}
    <p id="offline" class="notice" role="status" hidden />
    <p id="notice" class="notice bad" role="alert" hidden={notice === undefined}>
      {notice && <Said locale={locale} word={notice} />}
    </p>
  </div>
)

const Conversation = ({ locale, messages, before, embedded, form }: ChatPage) => (
  <main>
    {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
    <div id="log" role="log" aria-live="polite" tabIndex={0} data-label="web.log" aria-label={word(locale, 'web.log')}>
      {before !== null && <EarlierLink before={before} embedded={embedded} locale={locale} />}
      <ol id="messages" class="column">
        {messages.map(message => (
          <Bubble key={message.id} message={message} locale={locale} form={form} />
        ))}
      </ol>
      <p id="typing" class="column" role="status" />
      <span id="latest" />
    </div>
    <button type="button" id="newer" hidden>
      <Said locale={locale} word="web.new" />
    </button>
  </main>
)

const Footer = ({ locale, form, embedded, begun, messages }: ChatPage) => (
  <footer class="column">
    <PostForm form={form} class="shortcuts" label="web.shortcuts" locale={locale}>
      <Shortcut locale={locale} id="menu" number={0} word="web.menu" />
      <Shortcut locale={locale} id="person" number={9} word="web.person" />
      <noscript>
        <a class="refresh" href={embedded ? '/?embed=1#latest' : '/#latest'}>
          <Said locale={locale} word="web.refresh" />
        </a>
      </noscript>
    </PostForm>
    <Joining locale={locale} form={form} embedded={embedded} />
    <Forgetting locale={locale} embedded={embedded} shown={begun ? (messages.at(-1)?.id ?? null) : null} />
    <Composer locale={locale} form={form} />
  </footer>
)

const Shortcut = ({ locale, id, number, word }: { locale: Locale; id: string; number: number; word: WordKey }) => (
  <button type="submit" name="choice" value={id} class="shortcut">
    <span class="number">{number}</span>
    <Said locale={locale} word={word} />
  </button>
)
