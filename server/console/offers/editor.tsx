import type { OfferView } from '../../../bot/registrations/index.ts'
import { mayOffer } from '../../../bot/registrations/offering.ts'
import { TOPICS } from '../../../flows/announcements/audience.ts'
import { OFFER_STATES } from '../../../flows/offers/offer.ts'
import { htmlLang, LOCALES } from '../../../locales/locale.ts'
import { opinionsOf } from '../../../prisma/store/opinions.ts'
import { ROLES } from '../../../prisma/store/staff.ts'
import { BackTo } from '../back-to.tsx'
import { nothing } from '../body.ts'
import { ALL, centreChoices } from '../centres.ts'
import { Checks, Field, Select } from '../fields.tsx'
import { AskFirst, Form, PostButton, Refusal, SaveOrCancel } from '../form.tsx'
import { type Ask, page } from '../page.ts'
import { LEAD_ROLES } from '../registrations/words.ts'
import { OfferFacts } from './facts.tsx'
import { OfferFiles } from './files.tsx'
import { OfferOpinions } from './opinions.tsx'
import { OfferTexts } from './texts-fields.tsx'
import { OFFERS, OfferParams, offerName, offerSeen } from './words.ts'

/** So many sentences are read on the page, the latest; the table has all. */
const LATEST = 20

export const newOffer = page({
  path: `${OFFERS}/new`,
  roles: LEAD_ROLES,
  place: 'settings',
  params: nothing,
  load: async () => ({}),
  title: (_, ask) => ask.words('offers.add'),
  view: (_, ask) => <OfferPage ask={ask} offer={null} />,
})

/** An offer: to be changed by who may, to be read by the others. */
export const offer = page({
  path: `${OFFERS}/:id`,
  roles: ROLES,
  place: 'settings',
  params: OfferParams,
  async load(ask, { id }) {
    const offer = await offerSeen(ask, id)
    if (!offer) return null
    const removable = mayOffer(ask.staff, offer.centre) && !(await ask.parts.registrations.isOfferInUse(id))
    return { offer, opinions: await opinionsOf(ask.parts.db, id, LATEST), removable }
  },
  title: ({ offer }, ask) => offerName(ask, offer),
  view: ({ offer, opinions, removable }, ask) => (
    <>
      <OfferPage ask={ask} offer={offer} />
      <OfferOpinions ask={ask} offer={offer} opinions={opinions} />
      {removable && <Remove ask={ask} offer={offer} />}
    </>
  ),
})

const Remove = ({ ask, offer }: { ask: Ask; offer: OfferView }) => (
  <AskFirst label={ask.words('offers.remove')} why={ask.words('offers.remove-why')}>
    <PostButton ask={ask} action={`${OFFERS}/${offer.id}/remove`} class="btn btn-danger">
      {ask.words('offers.remove-yes')}
    </PostButton>
  </AskFirst>
)

const OfferPage = ({ ask, offer }: { ask: Ask; offer: OfferView | null }) => (
  <>
    <BackTo href={OFFERS} label={ask.words('offers.title')} />
    <h1 dir="auto">{offer ? offerName(ask, offer) : ask.words('offers.add')}</h1>
    <Refusal ask={ask} />
    {offer && <OfferFacts ask={ask} offer={offer} />}
    {(!offer || mayOffer(ask.staff, offer.centre)) && (
      <section class="card">
        <Form ask={ask} action={`${OFFERS}/${offer?.id ?? 'new'}`} unsaved>
          <What ask={ask} offer={offer} />
          <When ask={ask} offer={offer} />
          <Places ask={ask} offer={offer} />
          <OfferTexts ask={ask} offer={offer} />
          <SaveOrCancel ask={ask} back={OFFERS} />
        </Form>
      </section>
    )}
    {offer && mayOffer(ask.staff, offer.centre) && <OfferFiles ask={ask} offer={offer} />}
  </>
)

type Part = { ask: Ask; offer: OfferView | null }

const What = ({ ask, offer }: Part) => (
  <>
    <Select
      ask={ask}
      name="state"
      label={ask.words('offers.state')}
      hint={ask.words('offers.state-hint')}
      value={offer?.state ?? 'draft'}
      options={OFFER_STATES.map(value => ({ value, label: ask.words(`offers.${value}`) }))}
    />
    <Select ask={ask} name="service" label={ask.words('files.service')} value={offer?.service ?? ''} options={servicesOf(ask)} />
    <Select
      ask={ask}
      name="centre"
      label={ask.words('files.centre')}
      value={offer ? (offer.centre ?? ALL) : ''}
      options={centreChoices(ask, ask.words('offers.everywhere'))}
    />
    <fieldset class="field">
      <legend class="form-label">{ask.words('offers.name')}</legend>
      <p class="form-hint">{ask.words('offers.name-hint')}</p>
      {LOCALES.map(locale => (
        <Field
          key={locale}
          ask={ask}
          name={`title.${locale}`}
          label={ask.words(`variety.${locale}`)}
          value={offer?.title?.[locale] ?? ''}
          most={60}
          lang={htmlLang(locale)}
          dir="auto"
        />
      ))}
    </fieldset>
    <Checks
      ask={ask}
      name="topics"
      label={ask.words('offers.topics')}
      hint={ask.words('offers.topics-hint')}
      chosen={offer?.topics ?? []}
      options={TOPICS.map(value => ({ value, label: ask.words(`offers.topic-${value}`) }))}
    />
  </>
)

const When = ({ ask, offer }: Part) => (
  <>
    <Field ask={ask} name="startsOn" label={ask.words('offers.starts')} type="date" value={offer?.startsOn ?? ''} />
    <Field ask={ask} name="endsOn" label={ask.words('offers.ends')} type="date" value={offer?.endsOn ?? ''} />
    <Field
      ask={ask}
      name="deadline"
      label={ask.words('offers.deadline')}
      hint={ask.words('offers.deadline-hint')}
      type="date"
      value={offer?.deadline ?? ''}
    />
  </>
)

const Places = ({ ask, offer }: Part) => (
  <>
    <Field
      ask={ask}
      name="places"
      label={ask.words('offers.places')}
      hint={ask.words('offers.places-hint')}
      type="number"
      min={0}
      max={100_000}
      value={offer?.places?.toString() ?? ''}
    />
    <Checks
      ask={ask}
      name="set"
      label={ask.words('offers.set')}
      chosen={(offer?.waiting ?? true) ? ['waiting'] : []}
      options={[{ value: 'waiting', label: ask.words('offers.keeps-list') }]}
    />
    <Field
      ask={ask}
      name="position"
      label={ask.words('offers.position')}
      hint={ask.words('offers.position-hint')}
      type="number"
      min={0}
      max={10_000}
      value={String(offer?.position ?? 100)}
    />
  </>
)

const servicesOf = ({ parts, staff }: Ask) => parts.content().services.map(({ key, names }) => ({ value: key, label: names[staff.locale] }))
