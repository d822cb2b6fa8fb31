import type { ComponentChildren } from 'preact'
import { mayWrite } from '../../../bot/announcements/sight.ts'
import type { OfferView } from '../../../bot/registrations/index.ts'
import type { Audience } from '../../../flows/announcements/audience.ts'
import { centreName } from '../centres.ts'
import { OFFERS, offerName } from '../offers/words.ts'
import type { Ask } from '../page.ts'
import { serviceName } from '../registrations/words.ts'
import { clockDate } from '../when.tsx'
import { Counted } from './counted.tsx'
import { KeepAudience } from './keep-audience.tsx'
import { inLastDay } from './limits.ts'
import type { One } from './one.tsx'
import { announcementAddress, topicWord } from './words.ts'

type Props = { ask: Ask; one: One }

/** All that is approved besides the words: what it is, whom it is for, until when and how fast. */
export function Approved({ ask, one }: Props) {
  const { announcement, counted } = one
  return (
    <section class="card">
      <h2>{ask.words('announce.whom')}</h2>
      <dl class="announce-terms">
        <About ask={ask} one={one} />
        <Meant ask={ask} audience={announcement.audience} offers={one.offers} />
        <Limits ask={ask} one={one} />
      </dl>
      {counted && <Counted ask={ask} rows={counted} />}
      {mayWrite(ask.staff, announcement.centre) && <KeepAudience ask={ask} action={`${announcementAddress(announcement.id)}/audience`} />}
    </section>
  )
}

function About({ ask, one: { announcement, offers } }: Props) {
  const offer = offers.find(({ id }) => id === announcement.offerId)
  return (
    <>
      <Fact label={ask.words('announce.kind')}>{ask.words(`announce.kind.${announcement.kind}`)}</Fact>
      <Fact label={ask.words('announce.offer')}>
        {offer ? (
          <a href={`${OFFERS}/${offer.id}`}>
            <bdi>{offerName(ask, offer)}</bdi>
          </a>
        ) : (
          ask.words('announce.no-offer')
        )}
      </Fact>
    </>
  )
}

function Meant({ ask, audience, offers }: { ask: Ask; audience: Audience; offers: readonly OfferView[] }) {
  const { topics = [], centres, communes, locales, ages, registered, attended, seenWithin } = audience
  const { words, staff } = ask
  const commune = (code: string) => ask.parts.content().communes.find(each => each.code === code)?.names[staff.locale] ?? code
  return (
    <>
      <Fact label={words('announce.topics')}>
        {topics.length > 0 ? <List all={topics.map(topic => topicWord(ask, topic))} /> : words('announce.any')}
      </Fact>
      {centres && (
        <Fact label={words('announce.centres')}>
          <List all={centres.map(key => centreName(ask, key))} />
        </Fact>
      )}
      {communes && (
        <Fact label={words('announce.communes')}>
          <List all={communes.map(commune)} />
        </Fact>
      )}
      {locales && (
        <Fact label={words('announce.locales')}>
          <List all={locales.map(locale => words(`variety.${locale}`))} />
        </Fact>
      )}
      {ages && <Fact label={words('announce.ages')}>{words('announce.ages-of', ages)}</Fact>}
      {registered && <Fact label={words('announce.registered')}>{registeredWord(ask, registered, offers)}</Fact>}
      {attended && <Fact label={words('announce.attended')}>{serviceName(ask, attended.service)}</Fact>}
      {seenWithin !== undefined && <Fact label={words('announce.seen')}>{words('announce.seen-days', { count: seenWithin })}</Fact>}
    </>
  )
}

function registeredWord(ask: Ask, { offer: id, service, state }: NonNullable<Audience['registered']>, offers: readonly OfferView[]) {
  const offer = offers.find(each => each.id === id)
  const what = offer ? offerName(ask, offer) : service ? serviceName(ask, service) : (id ?? '')
  return (
    <>
      <bdi>{what}</bdi> · {ask.words(`announce.registered-${state ?? 'any'}`)}
    </>
  )
}

function Limits({
  ask,
  one: {
    announcement: { expiresAt, pace },
  },
}: Props) {
  return (
    <>
      <Fact label={ask.words('announce.expires')}>
        {expiresAt ? <bdi>{clockDate(ask.parts.clock, inLastDay(expiresAt))}</bdi> : ask.words('announce.day-after')}
      </Fact>
      {pace !== null && (
        <Fact label={ask.words('announce.pace')}>
          <bdi>{pace}</bdi>
        </Fact>
      )}
    </>
  )
}

const List = ({ all }: { all: readonly string[] }) => (
  <>
    {all.map(each => (
      <span key={each} class="tag">
        {each}
      </span>
    ))}
  </>
)

const Fact = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)
