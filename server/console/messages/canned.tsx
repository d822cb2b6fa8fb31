import { htmlLang } from '../../../locales/locale.ts'
import type { Ask } from '../page.ts'
import type { ConversationData } from './conversation-data.ts'
import { Clip, Slash } from './icons.tsx'

/** The ready answers, in the words of whoever will read them; `/` and the first letters find them while one writes. */
export function Canned({ ask, data: { view, replies } }: { ask: Ask; data: ConversationData }) {
  const ready = replies.filter(({ texts }) => texts[view.locale].trim() !== '')
  return (
    <details id="canned" class="menu canned" data-stay data-menu>
      <summary class="icon-button">
        <Slash />
        <span>{ask.words('composer.canned')}</span>
      </summary>
      <div class="menu-body">
        {ready.length === 0 ? (
          <p class="quiet">{ask.words('composer.no-canned')}</p>
        ) : (
          <ul id="canned-list" class="canned-list">
            {ready.map(({ id, shortcut, texts, file }) => (
              <li key={id}>
                <button
                  type="button"
                  class="canned-one"
                  data-canned={shortcut}
                  data-text={texts[view.locale]}
                  {...(file && { 'data-file-of': id, 'data-file': file.name ?? ask.words(`media.${file.kind}`) })}
                >
                  <bdi dir="ltr" class="canned-name">
                    /{shortcut}
                  </bdi>{' '}
                  <span class="canned-text" dir="auto" lang={htmlLang(view.locale)}>
                    {texts[view.locale]}
                  </span>
                  {file && (
                    <span class="canned-file quiet">
                      <Clip /> <bdi>{file.name ?? ask.words(`media.${file.kind}`)}</bdi>
                    </span>
                  )}
                </button>
              </li>
            ))}
          </ul>
        )}
        <p class="quiet">{ask.words('composer.canned-what')}</p>
      </div>
    </details>
  )
}
