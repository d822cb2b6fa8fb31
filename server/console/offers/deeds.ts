import { z } from 'zod'
import type { OfferView } from '../../../bot/registrations/index.ts'
import { mayOffer } from '../../../bot/registrations/offering.ts'
import { TOPICS } from '../../../flows/announcements/audience.ts'
import { OFFER_STATES, OFFER_TEXTS, type OfferTexts, standingOf } from '../../../flows/offers/offer.ts'
import { LOCALES, type Words } from '../../../locales/locale.ts'
import { nothing, several, text } from '../body.ts'
import { ALL } from '../centres.ts'
import { type Ask, deed, type Outcome } from '../page.ts'
import { LEAD_ROLES } from '../registrations/words.ts'
import { newOffer, offer } from './editor.tsx'
import { LONGEST_TEXT } from './texts-fields.tsx'
import { OFFERS, OfferParams, offerFor } from './words.ts'

const words = <K extends string>(name: K, longest: number) =>
  Object.fromEntries(LOCALES.map(locale => [`${name}.${locale}`, text(longest)]))
const date = z.union([z.literal('').transform(() => null), z.iso.date('form.unreadable')]).default(null)

const whole = (most: number, wrong: 'offers.places-wrong' | 'offers.position-wrong') =>
  z.number(wrong).int(wrong).min(0, wrong).max(most, wrong)

const Typed = z
  .object({
    state: z.enum(OFFER_STATES),
    service: z.string().max(64),
    centre: z.string().max(64),
    startsOn: date,
    endsOn: date,
    deadline: date,
    places: z
      .union(
        [z.literal('').transform(() => null), z.string().transform(Number).pipe(whole(100_000, 'offers.places-wrong'))],
        'offers.places-wrong',
      )
      .default(null),
    set: several,
    topics: several,
    position: z.string('form.required').trim().min(1, 'form.required').transform(Number).pipe(whole(10_000, 'offers.position-wrong')),
  })
  .and(z.object(words('title', 60)))
  .and(z.object(Object.assign({}, ...OFFER_TEXTS.map(part => words(`text.${part}`, LONGEST_TEXT))) as ReturnType<typeof words>))
  .refine(({ startsOn, endsOn }) => !startsOn || !endsOn || startsOn <= endsOn, { path: ['endsOn'], message: 'offers.ends-before' })
  .refine(({ endsOn, deadline }) => !deadline || !endsOn || deadline <= endsOn, { path: ['deadline'], message: 'offers.deadline-after' })
type Typed = z.infer<typeof Typed>

/** Words in four varieties as they were typed: all, none, or the first that is missing. */
function typedWords(typed: Typed, name: string): Words | null | { missing: string } {
  const written = Object.fromEntries(LOCALES.map(locale => [locale, (typed as Record<string, unknown>)[`${name}.${locale}`]])) as Words
  const empty = LOCALES.filter(locale => !written[locale])
  if (empty.length === 0) return written
  return empty.length === LOCALES.length ? null : { missing: `${name}.${empty[0]}` }
}

const isMissing = (found: Words | null | { missing: string }): found is { missing: string } => found !== null && 'missing' in found

async function keep(ask: Ask, known: OfferView | null, typed: Typed): Promise<Outcome> {
  const { parts, staff, words } = ask
  const wrong = (field: string, word: 'form.unreadable' | 'replies.not-yours' | 'offers.name-all'): Outcome => ({
    refused: 422,
    sentence: words('form.wrong'),
    fields: { [field]: words(word) },
  })
  const centre = typed.centre === ALL ? null : typed.centre
  if (!parts.content().services.some(({ key }) => key === typed.service)) return wrong('service', 'form.unreadable')
  if (!mayOffer(ask.staff, centre) || (centre !== null && !staff.centres.includes(centre))) return wrong('centre', 'replies.not-yours')
  // each citizen reads in their own variety: all of them, or what is said of the service
  const title = typedWords(typed, 'title')
  if (isMissing(title)) return wrong(title.missing, 'offers.name-all')
  const texts = textsIn(typed)
  if ('missing' in texts) return wrong(texts.missing, 'offers.name-all')
  const { state, service, startsOn, endsOn, deadline, places, position, set } = typed
  const saved = await parts.registrations.saveOffer(staff, {
    ...(known && { id: known.id }),
    ...{ state, service, centre, title, startsOn, endsOn, deadline, texts: texts.kept, places, position },
    topics: TOPICS.filter(topic => typed.topics.includes(topic)),
    waiting: set.includes('waiting'),
  })
  const today = parts.clock.local(ask.now).date
  if ('refused' in saved) return wrong('centre', 'replies.not-yours')
  return { go: `${OFFERS}/${saved.id}`, told: words(KEPT[standingOf({ ...typed, taken: known?.taken ?? 0 }, today)]) }
}

// what is said of it from now on, as it stands today
const KEPT = {
  draft: 'offers.kept-unseen',
  open: 'offers.kept',
  full: 'offers.kept-full',
  closed: 'offers.kept-closed',
} as const

function textsIn(typed: Typed): { kept: OfferTexts } | { missing: string } {
  const read = OFFER_TEXTS.map(part => [part, typedWords(typed, `text.${part}`)] as const)
  for (const [, found] of read) if (isMissing(found)) return found
  return { kept: Object.fromEntries(read.filter(([, found]) => found !== null)) as OfferTexts }
}

/** Makes an offer; as a draft nobody is told of it. */
export const addOffer = deed({
  path: `${OFFERS}/new`,
  roles: LEAD_ROLES,
  params: nothing,
  back: newOffer,
  body: Typed,
  act: (ask, _, typed) => keep(ask, null, typed),
})

/** Takes an offer away that nobody was told of, and nobody registered for. */
export const removeOffer = deed({
  path: `${OFFERS}/:id/remove`,
  roles: LEAD_ROLES,
  params: OfferParams,
  back: offer,
  body: nothing,
  async act({ parts, staff, words }, { id }) {
    const removed = await parts.registrations.removeOffer(staff, id)
    if ('done' in removed) return { go: OFFERS, told: words('offers.removed') }
    return removed.refused === 'in-use' ? { refused: 409, sentence: words('offers.in-use') } : null
  },
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
