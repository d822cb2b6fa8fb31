import { z } from 'zod'
import type { OfferView } from '../../../bot/registrations/index.ts'
import { htmlLang, LOCALES } from '../../../locales/locale.ts'
import { BackTo } from '../back-to.tsx'
import { nothing } from '../body.ts'
import { centresOf } from '../centres.ts'
import { Checks, Field, Form, Refusal, Select } from '../form.tsx'
import { type Ask, page } from '../page.ts'
import { ALL, VARIETIES } from '../replies.tsx'
import { SettingsHead } from '../settings-head.tsx'
import { offerName, placesWord } from './walk-in.tsx'
import { followedBy, LEAD_ROLES, serviceName } from './words.ts'

export const OFFERS = '/console/settings/offers'

/** Whether somebody may change an offer: managers those of their centres, administrators all. */
export const mayChangeOffer = ({ staff }: Ask, centre: string | null): boolean =>
  staff.role === 'administrator' || (centre !== null && staff.centres.includes(centre))

/** What one may register for, open or not. */
export const offers = page({
  path: OFFERS,
  roles: LEAD_ROLES,
  place: 'settings',
  params: nothing,
  load: ({ parts }) => parts.registrations.offers(),
  title: (_, ask) => ask.words('offers.title'),
  view: (offers, ask) => (
    <>
      <SettingsHead ask={ask} here="offers" />
      <div class="head">
        <h1>{ask.words('offers.title')}</h1>
        <a class="btn btn-primary" href={`${OFFERS}/new`}>
          {ask.words('offers.add')}
        </a>
      </div>
      <p class="quiet">{ask.words('offers.what')}</p>
      {offers.length === 0 ? (
        <p class="empty">{ask.words('offers.none')}</p>
      ) : (
        <ul class="card rows">
          {offers.map(offer => (
            <Row key={offer.id} ask={ask} offer={offer} />
          ))}
        </ul>
      )}
    </>
  ),
})

const Row = ({ ask, offer }: { ask: Ask; offer: OfferView }) => (
  <li>
    <span class="grow">
      <strong>{offerName(ask, offer)}</strong>
      <br />
      <span class="quiet">
        {offer.title && <>{serviceName(ask, offer.service)} · </>}
        {offer.centre === null ? ask.words('offers.everywhere') : followedBy(ask, offer.centre)}
        {offer.startsOn && (
          <>
            {' · '}
            {ask.words('offers.from')} <bdi dir="ltr">{offer.startsOn.split('-').reverse().join('/')}</bdi>
          </>
        )}
      </span>
    </span>
    <span class="end">
      <span>
        {offer.places === null ? placesWord(ask, offer) : ask.words('offers.taken', { taken: offer.taken, places: offer.places })}
      </span>
      <span class={offer.state === 'open' ? 'tag tag-active' : 'tag'}>
        {ask.words(offer.state === 'open' ? 'offers.open' : 'offers.closed')}
      </span>
      {mayChangeOffer(ask, offer.centre) && (
        <a class="btn" href={`${OFFERS}/${offer.id}`}>
          {ask.words('offers.change')}
          <span class="unseen"> {offerName(ask, offer)}</span>
        </a>
      )}
    </span>
  </li>
)

export const newOffer = page({
  path: `${OFFERS}/new`,
  roles: LEAD_ROLES,
  place: 'settings',
  params: nothing,
  load: async () => ({}),
  title: (_, ask) => ask.words('offers.add'),
  view: (_, ask) => <OfferPage ask={ask} offer={null} />,
})

export const OfferParams = z.object({ id: z.string().max(64) })

/** An offer somebody may change. */
export async function offerFor(ask: Ask, id: string): Promise<OfferView | null> {
  const offer = (await ask.parts.registrations.offers()).find(each => each.id === id)
  return offer && mayChangeOffer(ask, offer.centre) ? offer : null
}

export const offer = page({
  path: `${OFFERS}/:id`,
  roles: LEAD_ROLES,
  place: 'settings',
  params: OfferParams,
  load: (ask, { id }) => offerFor(ask, id),
  title: (offer, ask) => offerName(ask, offer),
  view: (offer, ask) => <OfferPage ask={ask} offer={offer} />,
})

const OfferPage = ({ ask, offer }: { ask: Ask; offer: OfferView | null }) => (
  <>
    <BackTo href={OFFERS} label={ask.words('offers.title')} />
    <h1>{offer ? offerName(ask, offer) : ask.words('offers.add')}</h1>
    <Refusal ask={ask} />
    <section class="card">
      <Form ask={ask} action={`${OFFERS}/${offer?.id ?? 'new'}`}>
        <Select ask={ask} name="service" label={ask.words('files.service')} value={offer?.service ?? ''} options={servicesOf(ask)} />
        <Select
          ask={ask}
          name="centre"
          label={ask.words('files.centre')}
          value={offer ? (offer.centre ?? ALL) : ''}
          options={placesOf(ask)}
        />
        <fieldset class="field">
          <legend class="form-label">{ask.words('offers.name')}</legend>
          <p class="form-hint">{ask.words('offers.name-hint')}</p>
          {LOCALES.map(locale => (
            <Field
              key={locale}
              ask={ask}
              name={`title.${locale}`}
              label={VARIETIES[locale]}
              value={offer?.title?.[locale] ?? ''}
              maxLength={60}
              lang={htmlLang(locale)}
              dir="auto"
            />
          ))}
        </fieldset>
        <Field ask={ask} name="startsOn" label={ask.words('offers.starts')} type="date" value={offer?.startsOn ?? ''} />
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
          chosen={[...((offer?.state ?? 'open') === 'open' ? ['open'] : []), ...((offer?.waiting ?? true) ? ['waiting'] : [])]}
          options={[
            { value: 'open', label: ask.words('offers.is-open') },
            { value: 'waiting', label: ask.words('offers.keeps-list') },
          ]}
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
        <div class="actions">
          <button type="submit" class="btn btn-primary">
            {ask.words('form.save')}
          </button>
          <a class="btn" href={OFFERS}>
            {ask.words('form.cancel')}
          </a>
        </div>
      </Form>
    </section>
  </>
)

const servicesOf = ({ parts, staff }: Ask) => parts.content().services.map(({ key, names }) => ({ value: key, label: names[staff.locale] }))
const placesOf = (ask: Ask) => [
  ...(ask.staff.role === 'administrator' ? [{ value: ALL, label: ask.words('offers.everywhere') }] : []),
  ...centresOf(ask).map(({ key }) => ({ value: key, label: followedBy(ask, key) })),
]
