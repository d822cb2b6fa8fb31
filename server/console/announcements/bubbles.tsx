import type { Preview, Shown, ShownFile } from '../../../bot/announcements/index.ts'
import { htmlLang } from '../../../locales/locale.ts'
import { wordFor } from '../messages/words.ts'
import type { Ask } from '../page.ts'
import { OfOffer, Player } from './file-slots.tsx'
import { fileAddress } from './words.ts'

/** What people read, as on a telephone: a bubble a variety, on each channel. */
export const Bubbles = ({ ask, previews }: { ask: Ask; previews: readonly Preview[] }) => (
  <>
    {previews.length === 0 && <p class="quiet">{ask.words('announce.no-channel')}</p>}
    {previews.map(preview => (
      <details key={preview.channel} id={`preview-${preview.channel}`} class="more" open={preview === previews[0]} data-stays>
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

type PhoneProps = { ask: Ask; shown: Shown; windowed: boolean }

const Phone = ({ ask, shown: { locale, readIn, text, choices, template, carried, together }, windowed }: PhoneProps) => (
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
        {carried.picture && !together && (
          <div class="preview-bubble">
            <Picture ask={ask} file={carried.picture} />
          </div>
        )}
        <div class="preview-bubble">
          {carried.picture && together && <Picture ask={ask} file={carried.picture} />}
          <p class="preview-words" dir="auto" lang={htmlLang(locale)}>
            {text}
          </p>
        </div>
        {choices.length > 0 && (
          <ul class="phone-choices" lang={htmlLang(locale)} dir="auto">
            {choices.map(({ id, label }) => (
              <li key={id}>{label}</li>
            ))}
          </ul>
        )}
        {carried.voice && (
          <div class="preview-bubble preview-voice">
            <Player ask={ask} file={carried.voice} of={ask.words(`variety.${locale}`)} />
            {!carried.voice.own && <OfOffer ask={ask} />}
          </div>
        )}
        {windowed && <Closed ask={ask} locale={locale} template={template} carries={carried.picture !== null || carried.voice !== null} />}
      </>
    )}
  </section>
)

// whoever has not written for a day reads the approved template instead, or nothing
const Closed = ({ ask, locale, template, carries }: Pick<Shown, 'locale' | 'template'> & { ask: Ask; carries: boolean }) => (
  <>
    <p class="quiet">
      {ask.words(template === null ? 'announce.no-template' : 'announce.as-template')}
      {template !== null && carries && ` ${ask.words('announce.template-alone')}`}
    </p>
    {template !== null && (
      <blockquote class="preview-bubble" dir="auto" lang={htmlLang(locale)}>
        {template}
      </blockquote>
    )}
  </>
)

const Picture = ({ ask, file: { id, own } }: { ask: Ask; file: ShownFile }) => (
  <figure class="preview-picture">
    <img src={fileAddress(id)} alt={ask.words('announce.picture')} loading="lazy" />
    {!own && (
      <figcaption>
        <OfOffer ask={ask} />
      </figcaption>
    )}
  </figure>
)
