import type { OfferView } from '../../../bot/registrations/index.ts'
import type { ExtraForm, ExtraQuestion } from '../../../flows/preregister/extra.ts'
import { NEEDS } from '../../../flows/preregister/files.ts'
import { text } from '../../../locales/index.ts'
import { centreName, centresOf } from '../centres.ts'
import { Checks, Field, Select } from '../fields.tsx'
import { Form } from '../form.tsx'
import { isFull, offerName, placesWord } from '../offers/words.ts'
import type { Ask } from '../page.ts'
import { PlaceFields } from './place-fields.tsx'
import { WalkInConsent } from './walk-in-consent.tsx'
import { HERE, WALK_IN } from './words.ts'

const WHO = ['me', 'child', 'relative'] as const

type FormProps = { ask: Ask; chosen: OfferView; form: ExtraForm | null; sentAs: string }
/** Who came for an offer, and what its service asks. `sentAs`: the same key is the same file. */
export const WalkInForm = ({ ask, chosen, form, sentAs }: FormProps) => (
  <Form ask={ask} action={WALK_IN}>
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
    <WalkInConsent ask={ask} />
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
