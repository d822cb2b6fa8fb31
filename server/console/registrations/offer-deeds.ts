import { z } from 'zod'
import type { OfferView } from '../../../bot/registrations/index.ts'
import { LOCALES } from '../../../locales/locale.ts'
import { nothing, several } from '../body.ts'
import { type Ask, deed, type Outcome } from '../page.ts'
import { ALL } from '../replies.tsx'
import { mayChangeOffer, newOffer, OFFERS, OfferParams, offer, offerFor } from './offers.tsx'
import { LEAD_ROLES } from './words.ts'

const title = z.string().trim().max(60, 'form.too-long').default('')
const Typed = z.object({
  service: z.string().max(64),
  centre: z.string().max(64),
  'title.ar': title,
  'title.ary': title,
  'title.ary-Latn': title,
  'title.fr': title,
  startsOn: z.union([z.literal(''), z.iso.date()]).default(''),
  places: z.union([z.literal('').transform(() => null), z.coerce.number().int().min(0).max(100_000)]).default(null),
  set: several,
  position: z.coerce.number().int().min(0).max(10_000),
})
type Typed = z.infer<typeof Typed>

const NOTHING_MORE = { endsOn: null, deadline: null, texts: {}, topics: [] } as const

async function keep(ask: Ask, known: OfferView | null, typed: Typed): Promise<Outcome> {
  const { parts, staff, words } = ask
  const wrong = (field: string, word: 'form.unreadable' | 'replies.not-yours' | 'offers.name-all'): Outcome => ({
    refused: 422,
    sentence: words('form.wrong'),
    fields: { [field]: words(word) },
  })
  const centre = typed.centre === ALL ? null : typed.centre
  if (!parts.content().services.some(({ key }) => key === typed.service)) return wrong('service', 'form.unreadable')
  if (!mayChangeOffer(ask, centre) || (centre !== null && !staff.centres.includes(centre))) return wrong('centre', 'replies.not-yours')
  const titles = { ar: typed['title.ar'], ary: typed['title.ary'], 'ary-Latn': typed['title.ary-Latn'], fr: typed['title.fr'] }
  const empty = LOCALES.filter(locale => titles[locale] === '')
  // each citizen reads a name in their own variety: all of them, or the service's own name
  if (empty.length > 0 && empty.length < LOCALES.length) return wrong(`title.${empty[0]}`, 'offers.name-all')
  const saved = await parts.registrations.saveOffer(staff, {
    ...(known && { id: known.id }),
    service: typed.service,
    centre,
    title: empty.length > 0 ? null : titles,
    startsOn: typed.startsOn || null,
    places: typed.places,
    state: typed.set.includes('open') ? 'open' : 'closed',
    ...(known ? { endsOn: known.endsOn, deadline: known.deadline, texts: known.texts, topics: known.topics } : NOTHING_MORE),
    waiting: typed.set.includes('waiting'),
    position: typed.position,
  })
  return 'refused' in saved ? wrong('centre', 'replies.not-yours') : { go: OFFERS, told: words('offers.kept') }
}

/** Opens something to register for. */
export const addOffer = deed({
  path: `${OFFERS}/new`,
  roles: LEAD_ROLES,
  params: nothing,
  back: newOffer,
  body: Typed,
  act: (ask, _, typed) => keep(ask, null, typed),
})

/** Changes it; the files that hold its places keep them. */
export const changeOffer = deed({
  path: `${OFFERS}/:id`,
  roles: LEAD_ROLES,
  params: OfferParams,
  back: offer,
  body: Typed,
  async act(ask, { id }, typed) {
    const known = await offerFor(ask, id)
    return known && keep(ask, known, typed)
  },
})
