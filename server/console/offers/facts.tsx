import type { ComponentChildren } from 'preact'
import type { OfferView } from '../../../bot/registrations/index.ts'
import { mayOffer } from '../../../bot/registrations/offering.ts'
import { OFFER_TEXTS } from '../../../flows/offers/offer.ts'
import { HERE as ANNOUNCEMENTS, WRITE_ROLES } from '../announcements/words.ts'
import type { Ask } from '../page.ts'
import { followedBy, serviceName } from '../registrations/words.ts'
import { Standing } from './list.tsx'
import { dayWord, takenWord } from './words.ts'

type Props = { ask: Ask; offer: OfferView }

/** An offer as it stands, and who registered for it. */
export const OfferFacts = ({ ask, offer }: Props) => (
  <section class="card" aria-label={ask.words('offers.facts')}>
    <p class="actions">
      <Standing ask={ask} offer={offer} />
      <span>{takenWord(ask, offer)}</span>
      {ask.staff.role !== 'mediator' && (
        <a class="btn" href={`/console/files?offer=${encodeURIComponent(offer.id)}`}>
          {ask.words('offers.registered')}
        </a>
      )}
      {(offer.standing === 'open' || offer.standing === 'full') && WRITE_ROLES.some(role => role === ask.staff.role) && (
        <a class="btn" href={`${ANNOUNCEMENTS}/new?offer=${encodeURIComponent(offer.id)}`}>
          {ask.words('announce.call')}
        </a>
      )}
    </p>
    {!mayOffer(ask.staff, offer.centre) && <Written ask={ask} offer={offer} />}
  </section>
)

// who may change it reads it in its form
const Written = ({ ask, offer }: Props) => (
  <dl class="facts-list">
    <Fact label={ask.words('files.service')}>{serviceName(ask, offer.service)}</Fact>
    <Fact label={ask.words('files.centre')}>{offer.centre === null ? ask.words('offers.everywhere') : followedBy(ask, offer.centre)}</Fact>
    {(['starts', 'ends', 'deadline'] as const).map(name => (
      <Day key={name} label={ask.words(`offers.${name}`)} date={offer[DATES[name]]} />
    ))}
    {OFFER_TEXTS.map(part => {
      const text = offer.texts[part]?.[ask.staff.locale]
      return (
        text && (
          <Fact key={part} label={ask.words(`offers.text-${part}`)}>
            <span dir="auto">{text}</span>
          </Fact>
        )
      )
    })}
  </dl>
)

const DATES = { starts: 'startsOn', ends: 'endsOn', deadline: 'deadline' } as const

const Fact = ({ label, children }: { label: string; children: ComponentChildren }) => (
  <div>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </div>
)

const Day = ({ label, date }: { label: string; date: string | null }) =>
  date && (
    <Fact label={label}>
      <bdi dir="ltr">{dayWord(date)}</bdi>
    </Fact>
  )
