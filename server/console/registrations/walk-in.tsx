import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { OfferView } from '../../../bot/registrations/index.ts'
import type { ExtraForm } from '../../../flows/preregister/extra.ts'
import { BackTo } from '../back-to.tsx'
import { Refusal } from '../form.tsx'
import { offerName, placesWord } from '../offers/words.ts'
import { type Ask, page } from '../page.ts'
import { WalkInForm } from './walk-in-form.tsx'
import { FILE_ROLES, HERE, WALK_IN as PATH } from './words.ts'
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
