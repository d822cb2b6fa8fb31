import type { OfferView } from '../../../bot/registrations/index.ts'
import { OFFER_TEXTS } from '../../../flows/offers/offer.ts'
import { htmlLang, LOCALES } from '../../../locales/locale.ts'
import { TextArea } from '../fields.tsx'
import type { Ask } from '../page.ts'

/** Longer texts would not fit in a message of a chat. */
export const LONGEST_TEXT = 240

type Part = { ask: Ask; offer: OfferView | null }

/** What people are told of an offer, part by part and variety by variety. */
export const OfferTexts = ({ ask, offer }: Part) => (
  <fieldset class="field">
    <legend class="form-label">{ask.words('offers.texts')}</legend>
    <p class="form-hint">{ask.words('offers.texts-hint')}</p>
    {OFFER_TEXTS.map(part => (
      <details key={part} class="offer-text" open={hasWrong(ask, part)}>
        <summary class="btn">
          {ask.words(`offers.text-${part}`)}
          {offer?.texts[part] && <span aria-hidden="true">✓</span>}
        </summary>
        <div class="cards">
          {LOCALES.map(locale => (
            <TextArea
              key={locale}
              ask={ask}
              name={`text.${part}.${locale}`}
              label={`${ask.words(`offers.text-${part}`)} · ${ask.words(`variety.${locale}`)}`}
              value={offer?.texts[part]?.[locale] ?? ''}
              rows={2}
              most={LONGEST_TEXT}
              lang={htmlLang(locale)}
            />
          ))}
        </div>
      </details>
    ))}
  </fieldset>
)

const hasWrong = (ask: Ask, part: string): boolean => Object.keys(ask.again?.wrong ?? {}).some(field => field.startsWith(`text.${part}.`))
