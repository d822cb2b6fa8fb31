import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { type ConsoleLocale, consoleWords } from '../../locales/console.ts'
import type { Theme } from '../../prisma/store/staff.ts'
import type { ConsoleBundle } from './bundle.ts'

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

/** A whole page as HTML. */
export const documentOf = ({ locale, theme, title, assets, csrf, staff, body }: DocumentProps): string =>
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
