import { CONSENT } from '../../../flows/preregister/questions/consent.ts'
import { render } from '../../../locales/index.ts'
import type { MessageKey } from '../../../locales/keys.ts'
import { htmlLang, LOCALES, type Locale } from '../../../locales/locale.ts'
import { Checks, Select } from '../fields.tsx'
import type { Ask } from '../page.ts'

/** The words to read aloud, in each language, and that they were agreed to. */
export const WalkInConsent = ({ ask }: { ask: Ask }) => (
  <section class="card spaced">
    <h2>{ask.words('walk-in.consent')}</h2>
    <p class="quiet">{ask.words('walk-in.consent-what')}</p>
    {LOCALES.map(locale => (
      <details key={locale} class="consent-words" open={locale === (ask.staff.locale === 'ar' ? 'ary' : 'fr')}>
        <summary>{ask.words(`variety.${locale}`)}</summary>
        <blockquote dir="auto" lang={htmlLang(locale)}>
          {CONSENT.keys.map(key => (
            <p key={key}>{consentWords(ask, key, locale)}</p>
          ))}
        </blockquote>
      </details>
    ))}
    <Select
      ask={ask}
      name="heardIn"
      label={ask.words('walk-in.heard-in')}
      value={ask.staff.locale === 'ar' ? 'ary' : 'fr'}
      options={LOCALES.map(value => ({ value, label: ask.words(`variety.${value}`) }))}
    />
    <Checks
      ask={ask}
      name="agreed"
      label={ask.words('walk-in.agreed')}
      chosen={[]}
      options={[{ value: 'yes', label: ask.words('walk-in.agreed-yes') }]}
    />
  </section>
)

const consentWords = ({ parts }: Ask, key: MessageKey, locale: Locale): string =>
  render({ key, params: { cndp: parts.registrations.permits.cndp ?? { key: 'preregister.cndp-pending', params: {} } } }, locale)
