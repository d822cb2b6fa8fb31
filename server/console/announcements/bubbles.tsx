import type { Preview, Shown } from '../../../bot/announcements/index.ts'
import { htmlLang } from '../../../locales/locale.ts'
import { wordFor } from '../messages/words.ts'
import type { Ask } from '../page.ts'

/** What people read, as on a telephone: a bubble a variety, on each channel. */
export const Bubbles = ({ ask, previews }: { ask: Ask; previews: readonly Preview[] }) => (
  <>
    {previews.length === 0 && <p class="quiet">{ask.words('announce.no-channel')}</p>}
    {previews.map(preview => (
      <details key={preview.channel} class="more" open={preview === previews[0]}>
        <summary>{wordFor(ask, 'channel', preview.channel)}</summary>
        <div class="phones">
          {preview.shown.map(shown => (
            <Phone key={shown.locale} ask={ask} shown={shown} windowed={preview.windowed} />
          ))}
        </div>
      </details>
    ))}
  </>
)

const Phone = ({ ask, shown: { locale, readIn, text, choices, template }, windowed }: { ask: Ask; shown: Shown; windowed: boolean }) => (
  <section class="phone">
    <h3 class="phone-head">
      {ask.words(`variety.${locale}`)}
      {readIn !== null && readIn !== locale && (
        <span class="quiet"> {ask.words('announce.read-in', { variety: ask.words(`variety.${readIn}`) })}</span>
      )}
    </h3>
    {text === null ? (
      <p class="quiet">{ask.words('announce.not-told')}</p>
    ) : (
      <>
        <blockquote class="preview-bubble" dir="auto" lang={htmlLang(locale)}>
          {text}
        </blockquote>
        {choices.length > 0 && (
          <ul class="phone-choices" lang={htmlLang(locale)} dir="auto">
            {choices.map(({ id, label }) => (
              <li key={id}>{label}</li>
            ))}
          </ul>
        )}
        {windowed && <Closed ask={ask} locale={locale} template={template} />}
      </>
    )}
  </section>
)

// whoever has not written for a day reads the approved template instead, or nothing
const Closed = ({ ask, locale, template }: { ask: Ask; locale: Shown['locale']; template: string | null }) => (
  <>
    <p class="quiet">{ask.words(template === null ? 'announce.no-template' : 'announce.as-template')}</p>
    {template !== null && (
      <blockquote class="preview-bubble" dir="auto" lang={htmlLang(locale)}>
        {template}
      </blockquote>
    )}
  </>
)
