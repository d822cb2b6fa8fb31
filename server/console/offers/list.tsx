import { z } from 'zod'
import type { OfferView } from '../../../bot/registrations/index.ts'
import { mayOffer } from '../../../bot/registrations/offering.ts'
import { ROLES } from '../../../prisma/store/staff.ts'
import { centresOf } from '../centres.ts'
import { Filters } from '../filters.tsx'
import { type Ask, page } from '../page.ts'
import { followedBy, LEAD_ROLES, serviceName } from '../registrations/words.ts'
import { SettingsHead } from '../settings-head.tsx'
import { addressOf, Listing, listedOffers } from './listing.ts'
import { dayWord, OFFERS, offerName, STANDINGS, takenWord } from './words.ts'

const PAGE = 30

type Data = { listing: Listing; at: number; pages: number; offers: readonly OfferView[] }

/** What one may register for: services, sessions of trainings, calls of the incubator. */
export const offers = page({
  path: OFFERS,
  roles: ROLES,
  place: 'settings',
  params: Listing.extend({ page: z.coerce.number().int().min(0).max(10_000).catch(0) }),
  async load(ask, { page: wanted, ...listing }): Promise<Data> {
    const all = await listedOffers(ask, listing)
    const pages = Math.max(1, Math.ceil(all.length / PAGE))
    const at = Math.min(wanted, pages - 1)
    return { listing, at, pages, offers: all.slice(at * PAGE, (at + 1) * PAGE) }
  },
  title: (_, ask) => ask.words('offers.title'),
  view: (data, ask) => (
    <>
      <SettingsHead ask={ask} here="offers" />
      <Head ask={ask} listing={data.listing} />
      <p class="quiet">{ask.words('offers.what')}</p>
      <Filters ask={ask} action={OFFERS} search={data.listing.q} choices={choicesOf(ask, data.listing)} />
      {data.offers.length === 0 ? (
        <p class="empty">{ask.words(Object.values(data.listing).some(Boolean) ? 'offers.none-found' : 'offers.none')}</p>
      ) : (
        <ul class="card rows">
          {data.offers.map(offer => (
            <Row key={offer.id} ask={ask} offer={offer} />
          ))}
        </ul>
      )}
      <Pages ask={ask} {...data} />
    </>
  ),
})

const Head = ({ ask, listing }: { ask: Ask; listing: Listing }) => (
  <div class="head">
    <h1>{ask.words('offers.title')}</h1>
    <div class="actions">
      <a class="btn" href={addressOf(listing, 0, `${OFFERS}.csv`)}>
        {ask.words('offers.export')}
      </a>
      {LEAD_ROLES.some(role => role === ask.staff.role) && (
        <a class="btn btn-primary" href={`${OFFERS}/new`}>
          {ask.words('offers.add')}
        </a>
      )}
    </div>
  </div>
)

const choicesOf = (ask: Ask, { state, centre, service }: Listing) => [
  {
    name: 'state',
    label: ask.words('offers.state'),
    value: state,
    options: STANDINGS.map(value => ({ value, label: ask.words(`offers.${value}`) })),
  },
  ...(centresOf(ask).length > 1
    ? [
        {
          name: 'centre',
          label: ask.words('files.centre'),
          value: centre,
          options: centresOf(ask).map(({ key }) => ({ value: key, label: followedBy(ask, key) })),
        },
      ]
    : []),
  {
    name: 'service',
    label: ask.words('files.service'),
    value: service,
    options: ask.parts.content().services.map(({ key, names }) => ({ value: key, label: names[ask.staff.locale] })),
  },
]

const Row = ({ ask, offer }: { ask: Ask; offer: OfferView }) => (
  <li>
    <span class="grow">
      <a href={`${OFFERS}/${offer.id}`}>
        <strong dir="auto">{offerName(ask, offer)}</strong>
      </a>
      <br />
      <span class="quiet">
        {offer.title && <>{serviceName(ask, offer.service)} · </>}
        {offer.centre === null ? ask.words('offers.everywhere') : followedBy(ask, offer.centre)}
        <Day ask={ask} word="offers.from" date={offer.startsOn} />
        <Day ask={ask} word="offers.until" date={offer.deadline} />
      </span>
    </span>
    <span class="end">
      <Taken ask={ask} offer={offer} />
      <Standing ask={ask} offer={offer} />
      {mayOffer(ask.staff, offer.centre) && (
        <a class="btn" href={`${OFFERS}/${offer.id}`}>
          {ask.words('offers.change')}
          <span class="unseen"> {offerName(ask, offer)}</span>
        </a>
      )}
    </span>
  </li>
)

const Day = ({ ask, word, date }: { ask: Ask; word: 'offers.from' | 'offers.until'; date: string | null }) =>
  date && (
    <>
      {' · '}
      {ask.words(word)} <bdi dir="ltr">{dayWord(date)}</bdi>
    </>
  )

// who registered, for those who work on files
const Taken = ({ ask, offer }: { ask: Ask; offer: OfferView }) => {
  const places = takenWord(ask, offer)
  if (ask.staff.role === 'mediator') return <span>{places}</span>
  return (
    <a href={`/console/files?offer=${encodeURIComponent(offer.id)}`}>
      {places}
      <span class="unseen">
        {' '}
        {ask.words('offers.who')} {offerName(ask, offer)}
      </span>
    </a>
  )
}

/** How an offer stands today, in a word and a colour. */
export const Standing = ({ ask, offer: { standing } }: { ask: Ask; offer: OfferView }) => (
  <span class={standing === 'open' ? 'tag tag-active' : standing === 'full' ? 'tag tag-invited' : 'tag'}>
    {ask.words(`offers.${standing}`)}
  </span>
)

const Pages = ({ ask, listing, at, pages }: { ask: Ask } & Data) =>
  pages > 1 && (
    <nav class="pages" aria-label={ask.words('pages.label')}>
      {at > 0 && (
        <a class="btn" href={addressOf(listing, at - 1)}>
          {ask.words('pages.previous')}
        </a>
      )}
      <span>{ask.words('pages.here', { page: at + 1, last: pages })}</span>
      {at < pages - 1 && (
        <a class="btn" href={addressOf(listing, at + 1)}>
          {ask.words('pages.next')}
        </a>
      )}
    </nav>
  )
