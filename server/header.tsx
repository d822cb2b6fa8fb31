import { htmlLang, LOCALES, type Locale } from '../locales/locale.ts'
import type { ChatPage } from './chat.tsx'
import { Bridge, Leave } from './icons.tsx'
import { PostForm } from './post-form.tsx'
import { Said } from './said.tsx'
import { word } from './words.ts'

/** The name in both scripts, which no language changes. */
export const NAME = 'جسر · Jisr'
const LANGUAGES: Readonly<Record<Locale, string>> = { ar: 'عربية', ary: 'الدارجة', 'ary-Latn': 'darija', fr: 'français' }

/** The name, the quick way out, and the languages. */
export const Header = ({ locale, form, exitUrl }: Pick<ChatPage, 'locale' | 'form' | 'exitUrl'>) => (
  <header class="top">
    <div class="column">
      <div class="brand">
        <Bridge />
        <div>
          <h1>{NAME}</h1>
          <p class="subtitle">
            <Said locale={locale} word="web.subtitle" />
          </p>
        </div>
      </div>
      <a class="leave" href="/leave" rel="noreferrer" data-to={exitUrl}>
        <Leave />
        <Said locale={locale} word="web.exit" />
      </a>
      <nav data-label="web.language" aria-label={word(locale, 'web.language')}>
        <PostForm form={form} class="languages">
          {LOCALES.map(other => (
            <button
              type="submit"
              name="choice"
              value={`language:${other}`}
              lang={htmlLang(other)}
              aria-current={other === locale ? 'true' : undefined}
            >
              {LANGUAGES[other]}
            </button>
          ))}
        </PostForm>
      </nav>
    </div>
  </header>
)
