import { z } from 'zod'
import { KINDS, type Kind, LONGEST, type Texts } from '../../../flows/announcements/announcement.ts'
import { AGES, type Audience, tidy } from '../../../flows/announcements/audience.ts'
import { LOCALES, type Locale } from '../../../locales/locale.ts'
import type { Content } from '../../../prisma/store/announcements.ts'
import { text as aText, line, several } from '../body.ts'
import { ALL } from '../centres.ts'
import { DAY_MINUTES, localInstant } from '../local-instant.ts'
import type { Ask } from '../page.ts'

const [title, text] = [aText(LONGEST.title), aText(LONGEST.text)]
const number = (least: number, most: number) =>
  z
    .union([
      z.literal('').transform(() => null),
      z.coerce.number('form.unreadable').int('form.unreadable').min(least, 'form.unreadable').max(most, 'form.unreadable'),
    ])
    .default(null)
const key = z.string().max(80).default('')

const Form = z.object({
  name: line(80),
  kind: z.enum(KINDS).default('news'),
  centre: z.string().max(64),
  offer: key,
  ...{ 'title.ar': title, 'title.ary': title, 'title.ary-Latn': title, 'title.fr': title },
  ...{ 'text.ar': text, 'text.ary': text, 'text.ary-Latn': text, 'text.fr': text },
  ...{ topics: several, centres: several, communes: several, locales: several },
  ...{ ageFrom: number(AGES.from, AGES.to), ageTo: number(AGES.from, AGES.to), seenWithin: number(1, 3650) },
  ...{ registered: key, registeredState: z.enum(['', 'active', 'accepted', 'waiting']).default(''), attended: key },
  expires: z.union([z.literal(''), z.iso.date('form.unreadable')]).default(''),
  pace: number(1, 6000),
  version: z.coerce.number().int().min(1).default(1),
  /** The version of somebody else that is meant to be written over. */
  over: z.coerce.number().int().min(1).optional(),
  /** The announcement itself, and the one whose files it takes when it is new. */
  ...{ id: key, after: key },
})

/** The form of an announcement, as it is sent. */
export const Typed = Form.refine(({ ageFrom, ageTo }) => ageFrom === null || ageTo === null || ageFrom <= ageTo, {
  path: ['ageTo'],
  message: 'announce.ages-wrong',
})
export type Typed = z.infer<typeof Typed>

/** The same while it is being filled in: what is not right yet counts as not said. */
export const Unfinished = Form.extend({
  name: z.string().catch(''),
  centre: z.string().catch(''),
  ageFrom: Form.shape.ageFrom.catch(null),
  ageTo: Form.shape.ageTo.catch(null),
  seenWithin: Form.shape.seenWithin.catch(null),
  pace: Form.shape.pace.catch(null),
  expires: Form.shape.expires.catch(''),
})

/** What was typed, as an announcement. Whether it may be told so is asked where it is kept. */
export function contentOf({ parts }: Ask, typed: Typed): Content {
  return {
    kind: typed.kind satisfies Kind,
    name: typed.name,
    centre: typed.centre === ALL || typed.centre === '' ? null : typed.centre,
    offerId: typed.offer === '' ? null : typed.offer,
    texts: textsOf(typed),
    audience: audienceOf(typed),
    // until the end of that day
    expiresAt: typed.expires === '' ? null : localInstant(parts.clock, typed.expires, DAY_MINUTES),
    pace: typed.pace,
  }
}

const textsOf = (typed: Typed): Texts =>
  Object.fromEntries(LOCALES.map(locale => [locale, { title: typed[`title.${locale}`], text: typed[`text.${locale}`] }]))

function audienceOf(typed: Typed): Audience {
  const { topics, centres, communes, locales, ageFrom, ageTo, attended, seenWithin } = typed
  const registered = registeredIn(typed)
  return tidy({
    topics,
    centres,
    communes,
    locales: locales.filter((locale): locale is Locale => LOCALES.some(known => known === locale)),
    ...((ageFrom !== null || ageTo !== null) && { ages: { from: ageFrom ?? AGES.from, to: ageTo ?? AGES.to } }),
    ...(registered && { registered }),
    ...(attended !== '' && { attended: { service: attended } }),
    ...(seenWithin !== null && { seenWithin }),
  })
}

// `offer:x` or `service:x`
function registeredIn({ registered, registeredState }: Typed): Audience['registered'] {
  const [, by, value] = /^(offer|service):(.+)$/.exec(registered) ?? []
  if (!by || !value) return undefined
  return { [by]: value, ...(registeredState !== '' && { state: registeredState }) }
}

/** An audience as the fields of the form. */
export const fieldsOf = ({ registered }: Audience): { registered: string; registeredState: string } => ({
  registered: registered?.offer ? `offer:${registered.offer}` : registered?.service ? `service:${registered.service}` : '',
  registeredState: registered?.state ?? '',
})
