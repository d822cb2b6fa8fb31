import { z } from 'zod'
import type { ExtraForm, ExtraQuestion } from '../../../flows/preregister/extra.ts'
import { htmlLang, LOCALES, type Locale } from '../../../locales/locale.ts'
import { BackTo } from '../back-to.tsx'
import { nothing } from '../body.ts'
import { Field, Select, TextArea } from '../fields.tsx'
import { Form, Refusal } from '../form.tsx'
import { type Ask, page } from '../page.ts'
import { SettingsHead } from '../settings-head.tsx'
import { LEAD_ROLES, serviceName } from './words.ts'

export const FORMS = '/console/settings/forms'
/** As many as a form may ask besides: with the others it stays below what is answered in five minutes. */
export const MOST_QUESTIONS = 6
export const KINDS = ['yes-no', 'one-of', 'number', 'text', 'date'] as const

/** What each service asks besides what every form asks. */
export const forms = page({
  path: FORMS,
  roles: LEAD_ROLES,
  place: 'settings',
  params: nothing,
  async load({ parts }) {
    const services = [...new Set((await parts.registrations.offers()).map(({ service }) => service))]
    return Promise.all(services.map(async service => ({ service, form: await parts.registrations.form(service) })))
  },
  title: (_, ask) => ask.words('forms.title'),
  view: (rows, ask) => (
    <>
      <SettingsHead ask={ask} here="forms" />
      <h1>{ask.words('forms.title')}</h1>
      <p class="quiet">{ask.words('forms.what')}</p>
      {rows.length === 0 ? (
        <p class="empty">{ask.words('forms.none')}</p>
      ) : (
        <ul class="card rows">
          {rows.map(({ service, form }) => (
            <li key={service}>
              <span class="grow">
                <strong>{serviceName(ask, service)}</strong>
                <br />
                <span class="quiet">
                  {form
                    ? `${ask.words('forms.questions', { count: form.questions.length })} · ${ask.words('forms.version', { version: form.version })}`
                    : ask.words('forms.no-question')}
                </span>
              </span>
              <a class="btn" href={`${FORMS}/${service}`}>
                {ask.words('offers.change')}
                <span class="unseen"> {serviceName(ask, service)}</span>
              </a>
            </li>
          ))}
        </ul>
      )}
    </>
  ),
})

export const FormParams = z.object({ service: z.string().max(64) })
type Data = { service: string; form: ExtraForm | null }

/** The questions of a service, those it has and room for one more. */
export const editForm = page({
  path: `${FORMS}/:service`,
  roles: LEAD_ROLES,
  place: 'settings',
  params: FormParams,
  async load({ parts }, { service }): Promise<Data | null> {
    const known = parts.content().services.some(({ key }) => key === service)
    return known ? { service, form: await parts.registrations.form(service) } : null
  },
  title: ({ service }, ask) => serviceName(ask, service),
  view: ({ service, form }, ask) => (
    <>
      <BackTo href={FORMS} label={ask.words('forms.title')} />
      <h1>{serviceName(ask, service)}</h1>
      <p class="quiet">{ask.words('forms.how')}</p>
      <Refusal ask={ask} />
      <Form ask={ask} action={`${FORMS}/${service}`}>
        {slotsOf(ask, form).map((question, place) => (
          <Question key={place} ask={ask} place={place} question={question} />
        ))}
        <div class="actions">
          <button type="submit" class="btn btn-primary">
            {ask.words('forms.publish', { version: (form?.version ?? 0) + 1 })}
          </button>
          <a class="btn" href={FORMS}>
            {ask.words('form.cancel')}
          </a>
        </div>
        <p class="quiet">{ask.words('forms.drafts')}</p>
      </Form>
    </>
  ),
})

// those there are and empty ones; what was typed into any slot comes back when it is refused
function slotsOf(ask: Ask, form: ExtraForm | null): (ExtraQuestion | null)[] {
  const questions = form?.questions ?? []
  const open = ask.again ? MOST_QUESTIONS : Math.min(MOST_QUESTIONS, questions.length + 2)
  return Array.from({ length: open }, (_, place) => questions[place] ?? null)
}

const Question = ({ ask, place, question }: { ask: Ask; place: number; question: ExtraQuestion | null }) => (
  <fieldset class="card question">
    <legend>{ask.words('forms.question', { number: place + 1 })}</legend>
    {LOCALES.map(locale => (
      <Field
        key={locale}
        ask={ask}
        name={`q${place}.text.${locale}`}
        label={ask.words(`variety.${locale}`)}
        value={question?.text[locale] ?? ''}
        maxLength={160}
        lang={htmlLang(locale)}
        dir="auto"
      />
    ))}
    <Select
      ask={ask}
      name={`q${place}.kind`}
      label={ask.words('forms.kind')}
      value={question?.kind ?? 'yes-no'}
      options={KINDS.map(value => ({ value, label: ask.words(`forms.kind-${value}`) }))}
    />
    <Select
      ask={ask}
      name={`q${place}.required`}
      label={ask.words('forms.required')}
      value={question?.required ? 'yes' : 'no'}
      options={(['no', 'yes'] as const).map(value => ({ value, label: ask.words(`forms.required-${value}`) }))}
    />
    <div class="question-options">
      <p class="form-label">{ask.words('forms.options')}</p>
      <p class="form-hint">{ask.words('forms.options-hint')}</p>
      <div class="cards">
        {LOCALES.map(locale => (
          <TextArea
            key={locale}
            ask={ask}
            name={`q${place}.options.${locale}`}
            label={ask.words(`variety.${locale}`)}
            value={optionsIn(question, locale)}
            rows={3}
            lang={htmlLang(locale)}
          />
        ))}
      </div>
    </div>
  </fieldset>
)

const optionsIn = (question: ExtraQuestion | null, locale: Locale): string =>
  question?.kind === 'one-of' ? question.options.map(({ label }) => label[locale]).join('\n') : ''
