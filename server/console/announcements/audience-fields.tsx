import type { OfferView } from '../../../bot/registrations/index.ts'
import { AGES, type Audience, TOPICS } from '../../../flows/announcements/audience.ts'
import { LOCALES } from '../../../locales/locale.ts'
import { centresOf } from '../centres.ts'
import { Checks, Field, Select } from '../fields.tsx'
import { offerName } from '../offers/words.ts'
import type { Ask } from '../page.ts'
import { fieldsOf } from './body.ts'
import { topicWord } from './words.ts'

type Props = { ask: Ask; audience: Audience; offers: readonly OfferView[] }

/** Who is meant: topics first, the rest behind a fold. */
export const AudienceFields = ({ ask, audience, offers }: Props) => (
  <>
    <Checks
      ask={ask}
      name="topics"
      label={ask.words('announce.topics')}
      hint={ask.words('announce.topics-hint')}
      chosen={audience.topics ?? []}
      options={TOPICS.map(topic => ({ value: topic, label: topicWord(ask, topic) }))}
    />
    <details class="more" open={isMore(ask, audience)}>
      <summary>{ask.words('announce.more')}</summary>
      <div class="announce-more">
        <Places ask={ask} audience={audience} />
        <People ask={ask} audience={audience} />
        <Before ask={ask} audience={audience} offers={offers} />
      </div>
    </details>
  </>
)

// administrators lead all centres, others their own
const reachable = (ask: Ask) => (ask.staff.role === 'administrator' ? ask.parts.content().centres : centresOf(ask))

const FOLDED = ['centres', 'communes', 'locales', 'ageFrom', 'ageTo', 'seenWithin', 'registered', 'registeredState', 'attended']

// what was typed there, or is wrong there, is seen when the form comes again
const isMore = ({ again }: Ask, { topics: _, ...rest }: Audience): boolean =>
  again ? FOLDED.some(name => again.wrong[name] || (again.typed[name] ?? '') !== '') : Object.keys(rest).length > 0

const Places = ({ ask, audience }: Omit<Props, 'offers'>) => (
  <>
    <Checks
      ask={ask}
      name="centres"
      label={ask.words('announce.centres')}
      chosen={audience.centres ?? []}
      options={reachable(ask).map(({ key, names }) => ({ value: key, label: names[ask.staff.locale] }))}
    />
    <Checks
      ask={ask}
      name="communes"
      label={ask.words('announce.communes')}
      chosen={audience.communes ?? []}
      options={ask.parts.content().communes.map(({ code, names }) => ({ value: code, label: names[ask.staff.locale] }))}
    />
  </>
)

const People = ({ ask, audience: { locales, ages, seenWithin } }: Omit<Props, 'offers'>) => (
  <>
    <Checks
      ask={ask}
      name="locales"
      label={ask.words('announce.locales')}
      chosen={locales ?? []}
      options={LOCALES.map(locale => ({ value: locale, label: ask.words(`variety.${locale}`) }))}
    />
    <fieldset class="field announce-ages">
      <legend class="form-label">{ask.words('announce.ages')}</legend>
      <p class="form-hint">{ask.words('announce.ages-hint')}</p>
      <Field
        ask={ask}
        name="ageFrom"
        label={ask.words('announce.age-from')}
        type="number"
        min={AGES.from}
        max={AGES.to}
        value={ages ? String(ages.from) : ''}
      />
      <Field
        ask={ask}
        name="ageTo"
        label={ask.words('announce.age-to')}
        type="number"
        min={AGES.from}
        max={AGES.to}
        value={ages ? String(ages.to) : ''}
      />
    </fieldset>
    <Field
      ask={ask}
      name="seenWithin"
      label={ask.words('announce.seen')}
      hint={ask.words('announce.seen-hint')}
      type="number"
      min={1}
      max={3650}
      value={seenWithin === undefined ? '' : String(seenWithin)}
    />
  </>
)

function Before({ ask, audience, offers }: Props) {
  const { registered, registeredState } = fieldsOf(audience)
  const services = ask.parts.content().services.map(({ key, names }) => ({ key, label: names[ask.staff.locale] }))
  const none = { value: '', label: ask.words('announce.any') }
  return (
    <>
      <div class="announce-pair">
        <Select
          ask={ask}
          name="registered"
          label={ask.words('announce.registered')}
          value={registered}
          options={[
            none,
            ...offers.map(offer => ({ value: `offer:${offer.id}`, label: offerName(ask, offer) })),
            ...services.map(({ key, label }) => ({ value: `service:${key}`, label: ask.words('announce.service', { service: label }) })),
          ]}
        />
        <Select
          ask={ask}
          name="registeredState"
          label={ask.words('announce.registered-state')}
          value={registeredState}
          options={[
            { value: '', label: ask.words('announce.registered-any') },
            { value: 'active', label: ask.words('announce.registered-active') },
            { value: 'accepted', label: ask.words('announce.registered-accepted') },
            { value: 'waiting', label: ask.words('announce.registered-waiting') },
          ]}
        />
      </div>
      <Select
        ask={ask}
        name="attended"
        label={ask.words('announce.attended')}
        value={audience.attended?.service ?? ''}
        options={[none, ...services.map(({ key, label }) => ({ value: key, label }))]}
      />
    </>
  )
}
