import type { OfferView } from '../../../bot/registrations/index.ts'
import type { Content } from '../../../prisma/store/announcements.ts'
import { ALL, centreChoices } from '../centres.ts'
import { Field, Select } from '../fields.tsx'
import { offerName } from '../offers/words.ts'
import type { Ask } from '../page.ts'
import { HERE } from './words.ts'

// what nobody can register for is not called for; one that was chosen is shown, whatever became of it
const callable =
  ({ offerId }: Content) =>
  ({ id, standing }: OfferView) =>
    id === offerId || standing === 'open' || standing === 'full'

type Props = { ask: Ask; content: Content; offers: readonly OfferView[] }

/** What is announced: what staff call it, of which offer, to whom it may go by law, and whose it is. */
export const What = ({ ask, content, offers }: Props) => (
  <section class="card">
    <h2>{ask.words('announce.step-offer')}</h2>
    <Field
      ask={ask}
      name="name"
      label={ask.words('announce.name')}
      hint={ask.words('announce.name-hint')}
      value={content.name}
      maxLength={80}
      dir="auto"
      required
    />
    <Select
      ask={ask}
      name="offer"
      label={ask.words('announce.offer')}
      hint={ask.words('announce.offer-hint')}
      value={content.offerId ?? ''}
      begins={`${HERE}/new`}
      options={[
        { value: '', label: ask.words('announce.no-offer') },
        ...offers.filter(callable(content)).map(offer => ({ value: offer.id, label: offerName(ask, offer) })),
      ]}
    />
    <Select
      ask={ask}
      name="kind"
      label={ask.words('announce.kind')}
      hint={ask.words('announce.kind-hint')}
      value={content.kind}
      options={[
        { value: 'news', label: ask.words('announce.kind.news') },
        { value: 'service', label: ask.words('announce.kind.service') },
      ]}
    />
    <Select
      ask={ask}
      name="centre"
      label={ask.words('announce.centre')}
      value={content.centre ?? ALL}
      options={centreChoices(ask, ask.words('announce.all-centres'))}
    />
  </section>
)
