import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { OfferView } from '../../../bot/registrations/index.ts'
import type { ExtraForm, ExtraQuestion } from '../../../flows/preregister/extra.ts'
import { NEEDS } from '../../../flows/preregister/files.ts'
import { CONSENT } from '../../../flows/preregister/questions/consent.ts'
import { render, text } from '../../../locales/index.ts'
import type { MessageKey } from '../../../locales/keys.ts'
import { htmlLang, LOCALES, type Locale } from '../../../locales/locale.ts'
import { BackTo } from '../back-to.tsx'
import { centreName, centresOf } from '../centres.ts'
import { Checks, Field, Form, Refusal, Select } from '../form.tsx'
import { isFull, offerName, placesWord } from '../offers/words.ts'
import { type Ask, page } from '../page.ts'
import { VARIETIES } from '../replies.tsx'
import { PlaceFields } from './place-fields.tsx'
import { FILE_ROLES, HERE } from './words.ts'

const PATH = `${HERE}/new` as const
const WHO = ['me', 'child', 'relative'] as const
export const WalkInParams = z.object({ offer: z.string().max(64).catch('') })

type Data = { offers: readonly OfferView[]; chosen: OfferView | null; form: ExtraForm | null; key: string }

/** The open offers one may register for, which of them was chosen, and what its service asks besides. */
export async function readWalkIn({ parts, staff }: Ask, offer: string): Promise<Omit<Data, 'key'>> {
  const all = await parts.registrations.offers()
  const offers = all.filter(
    ({ standing, centre }) => (standing === 'open' || standing === 'full') && (centre === null || staff.centres.includes(centre)),
  )
  const chosen = offers.find(({ id }) => id === offer) ?? null
  return { offers, chosen, form: chosen && (await parts.registrations.form(chosen.service)) }
}

/** Registers somebody who came in person: first for what, then who. */
export const walkIn = page({
  path: PATH,
  roles: FILE_ROLES,
  place: 'files',
  params: WalkInParams,
  async load(ask, { offer }): Promise<Data> {
    const typed = ask.again?.typed
    const again = typeof typed?.offer === 'string' ? typed.offer : offer
    // the same page sent again is the same file, also after a field was wrong
    const key = typeof typed?.key === 'string' ? typed.key : randomUUID()
    return { ...(await readWalkIn(ask, again)), key }
  },
  title: (_, ask) => ask.words('files.new'),
  view: (data, ask) => (
    <>
      <BackTo href={data.chosen ? PATH : HERE} label={ask.words(data.chosen ? 'walk-in.other' : 'files.title')} />
      <h1>{ask.words('files.new')}</h1>
      <Refusal ask={ask} />
      {data.chosen ? (
        <WalkInForm ask={ask} chosen={data.chosen} form={data.form} sentAs={data.key} />
      ) : (
        <Offers ask={ask} offers={data.offers} />
      )}
    </>
  ),
})

const Offers = ({ ask, offers }: { ask: Ask; offers: readonly OfferView[] }) =>
  offers.length === 0 ? (
    <p class="empty">{ask.words('walk-in.none-open')}</p>
  ) : (
    <>
      <p class="quiet">{ask.words('walk-in.choose')}</p>
      <ul class="tiles">
        {offers.map(offer => (
          <li key={offer.id}>
            <a class="card tile" href={`${PATH}?offer=${offer.id}`}>
              <span>
                <span class="tile-title">{offerName(ask, offer)}</span>
                <span class="quiet">{placesWord(ask, offer)}</span>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </>
  )

type FormProps = { ask: Ask; chosen: OfferView; form: ExtraForm | null; sentAs: string }
const WalkInForm = ({ ask, chosen, form, sentAs }: FormProps) => (
  <Form ask={ask} action={PATH}>
    <input type="hidden" name="offer" value={chosen.id} />
    <input type="hidden" name="key" value={sentAs} />
    <section class="card">
      <h2>{offerName(ask, chosen)}</h2>
      <p class={isFull(chosen) ? 'notice' : 'quiet'}>{placesWord(ask, chosen)}</p>
      <CentreField ask={ask} chosen={chosen} />
      <Who ask={ask} />
      <Field ask={ask} name="name" label={ask.words('person.name')} maxLength={60} dir="auto" required />
      <Field ask={ask} name="birth" label={ask.words('person.birth')} hint={ask.words('person.birth-hint')} dir="auto" required />
      <Field
        ask={ask}
        name="guardian"
        label={ask.words('walk-in.guardian')}
        hint={ask.words('walk-in.guardian-hint')}
        maxLength={60}
        dir="auto"
      />
      <Field ask={ask} name="phone" label={ask.words('person.phone')} hint={ask.words('person.phone-hint')} dir="ltr" />
      {ask.parts.registrations.permits.cin && (
        <Field
          ask={ask}
          name="cin"
          label={text('preregister.label.cin', ask.staff.locale)}
          hint={ask.words('walk-in.cin-hint')}
          dir="ltr"
          maxLength={12}
        />
      )}
      <PlaceFields ask={ask} commune={homeOf(ask, chosen)} quarter="" hours="any" locale={ask.staff.locale === 'ar' ? 'ary' : 'fr'} />
      <Checks
        ask={ask}
        name="needs"
        label={text('preregister.label.needs', ask.staff.locale)}
        chosen={[]}
        options={NEEDS.map(value => ({ value, label: text(`preregister.need-${value}`, ask.staff.locale) }))}
      />
      <Select
        ask={ask}
        name="rsu"
        label={text('preregister.label.rsu', ask.staff.locale)}
        value="unknown"
        hint={ask.words('walk-in.rsu-hint')}
        options={rsuOf(ask)}
      />
      {form && (
        <>
          <input type="hidden" name="form" value={form.id} />
          {form.questions.map(question => (
            <Extra key={question.id} ask={ask} question={question} />
          ))}
        </>
      )}
    </section>
    <Consent ask={ask} />
    <div class="actions spaced">
      <button type="submit" class="btn btn-primary">
        {ask.words(isFull(chosen) ? 'walk-in.save-waiting' : 'walk-in.save')}
      </button>
      <a class="btn" href={HERE}>
        {ask.words('form.cancel')}
      </a>
    </div>
  </Form>
)

function CentreField({ ask, chosen }: { ask: Ask; chosen: OfferView }) {
  const centres = chosen.centre === null ? centresOf(ask) : centresOf(ask).filter(({ key }) => key === chosen.centre)
  if (centres.length === 1) return <input type="hidden" name="centre" value={centres[0]?.key} />
  return (
    <Select
      ask={ask}
      name="centre"
      label={ask.words('files.centre')}
      options={centres.map(({ key }) => ({ value: key, label: centreName(ask, key) }))}
    />
  )
}

const homeOf = (ask: Ask, chosen: OfferView): string | null => {
  const centre = chosen.centre ?? centresOf(ask)[0]?.key
  return ask.parts.content().centres.find(({ key }) => key === centre)?.commune ?? null
}

const Who = ({ ask }: { ask: Ask }) => (
  <Select
    ask={ask}
    name="who"
    label={ask.words('walk-in.who')}
    value="me"
    options={WHO.map(value => ({ value, label: ask.words(`walk-in.who-${value}`) }))}
  />
)

const rsuOf = ({ staff }: Ask) => [
  { value: 'unknown', label: text('preregister.rsu-unknown', staff.locale) },
  { value: 'yes', label: text('question.yes', staff.locale) },
  { value: 'no', label: text('question.no', staff.locale) },
]

function Extra({ ask, question }: { ask: Ask; question: ExtraQuestion }) {
  const field = { ask, name: `extra.${question.id}`, label: question.text[ask.staff.locale] }
  if (question.kind === 'yes-no' || question.kind === 'one-of') {
    const options =
      question.kind === 'one-of'
        ? question.options.map(({ id, label }) => ({ value: id, label: label[ask.staff.locale] }))
        : (['yes', 'no'] as const).map(value => ({ value, label: text(`question.${value}`, ask.staff.locale) }))
    return <Select {...field} options={[{ value: '', label: ask.words('walk-in.not-asked') }, ...options]} />
  }
  const type = question.kind === 'date' ? 'date' : question.kind === 'number' ? 'number' : 'text'
  return <Field {...field} type={type} maxLength={300} dir="auto" />
}

/** The words to read aloud, in each language, and that they were agreed to. */
const Consent = ({ ask }: { ask: Ask }) => (
  <section class="card spaced">
    <h2>{ask.words('walk-in.consent')}</h2>
    <p class="quiet">{ask.words('walk-in.consent-what')}</p>
    {LOCALES.map(locale => (
      <details key={locale} class="consent-words" open={locale === (ask.staff.locale === 'ar' ? 'ary' : 'fr')}>
        <summary>{VARIETIES[locale]}</summary>
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
      options={LOCALES.map(value => ({ value, label: VARIETIES[value] }))}
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
