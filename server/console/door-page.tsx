import type { VNode } from 'preact'
import type { ConsoleLocale } from '../../locales/console.ts'
import { Bridge } from '../icons.tsx'
import type { ConsoleBundle } from './bundle.ts'
import { documentOf } from './document.tsx'

/** A whole page for somebody who is not signed in. */
export const doorPage = (props: {
  locale: ConsoleLocale
  title: string
  assets: ConsoleBundle
  content: VNode
  href?: (lang: string) => string
}): string => documentOf({ ...props, theme: 'auto', csrf: null, body: <Door {...props} /> })

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
