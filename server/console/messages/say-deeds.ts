import { z } from 'zod'
import type { Saying } from '../../../bot/desk/index.ts'
import { type Ask, deed } from '../page.ts'
import { params, where } from './deeds.ts'
import { deedAddress } from './listing.ts'
import { done, notDone, outcomeOf, quiet } from './outcome.tsx'

// a field of a form that was left empty is as good as none
const optional = <T extends z.ZodType>(type: T) => z.preprocess(value => (value === '' ? undefined : value), type.optional())

const saying = z.object({
  key: z.string().regex(/^[\w-]{1,60}$/),
  text: z.string().max(4000, 'form.too-long').catch(''),
  replyTo: optional(z.coerce.number().int().positive()),
  media: optional(z.uuid()),
  kind: optional(z.enum(['voice', 'photo', 'document', 'video'])),
  /** A centre's key: where it is. */
  location: optional(z.string().max(64)),
  /** Where the one who writes stands, if they let it be told. */
  latitude: optional(z.coerce.number().min(-90).max(90)),
  longitude: optional(z.coerce.number().min(-180).max(180)),
  take: optional(z.literal('yes')),
})
type Posted = z.infer<typeof saying>

/** Sends the citizen what was written; `take`: the floor is taken first, by the same press. */
export const say = deed({
  ...where,
  path: deedAddress(':id', 'say'),
  body: saying,
  async act(ask, { id }, posted) {
    const { desk } = ask.parts
    const { staff } = ask
    const sayings = await sayingsOf(ask, id, posted)
    if (sayings.length === 0) return { refused: 422, sentence: ask.words('refused-act.empty') }
    if (posted.take) {
      const taken = await desk.take(staff, id)
      if ('refused' in taken) return notDone(ask, taken)
    }
    for (const each of sayings) {
      const said = await desk.say(staff, id, each)
      if ('refused' in said) return notDone(ask, said)
    }
    if (posted.text !== '') await desk.draft(staff, id, '')
    return done(ask, id, null)
  },
})

// a place and words are two messages: each has a key of its own, so that all of it may be sent twice
async function sayingsOf(
  ask: Ask,
  id: string,
  { key, text, replyTo, media, kind, location, latitude, longitude }: Posted,
): Promise<Saying[]> {
  const answers = replyTo === undefined ? {} : { replyTo }
  const words = text.trim() === '' ? {} : { text }
  const file = media && kind ? [{ key, ...answers, ...words, media: { id: media, kind } }] : []
  const written = file.length === 0 && 'text' in words ? [{ key, ...answers, ...words }] : []
  const place = location ? await placeOf(ask, id, location) : null
  const here = latitude !== undefined && longitude !== undefined ? [{ key: `${key}-here`, location: { latitude, longitude } }] : []
  return [...file, ...written, ...(place ? [{ key: `${key}-at`, location: place }] : []), ...here]
}

// named as the citizen knows it
async function placeOf(ask: Ask, id: string, key: string): Promise<Saying['location'] | null> {
  const centre = ask.parts.content().centres.find(each => each.key === key)
  if (!centre || centre.latitude === null || centre.longitude === null) return null
  const locale = (await ask.parts.desk.conversation(ask.staff, id))?.locale ?? 'ar'
  return { latitude: centre.latitude, longitude: centre.longitude, name: centre.names[locale] }
}

export const retry = deed({
  ...where,
  params: z.object({ id: params.shape.id, message: z.coerce.number().int().positive() }),
  path: deedAddress(':id', 'retry/:message'),
  body: z.object({}),
  act: async (ask, { id, message }) => outcomeOf(ask, id, await ask.parts.desk.retry(ask.staff, id, message), ask.words('told.retried')),
})

/** Keeps a note for colleagues. */
export const note = deed({
  ...where,
  path: deedAddress(':id', 'note'),
  body: z.object({ text: z.string().max(4000, 'form.too-long') }),
  act: async (ask, { id }, { text }) =>
    text.trim() === ''
      ? { refused: 422, sentence: ask.words('refused-act.empty') }
      : outcomeOf(ask, id, await ask.parts.desk.note(ask.staff, id, text), ask.words('told.noted')),
})

/** Keeps what somebody is writing. Nobody is told. */
export const draft = deed({
  ...where,
  back: null,
  path: deedAddress(':id', 'draft'),
  body: z.object({ text: z.string().max(4000).catch('') }),
  act: async (ask, { id }, { text }) => quiet(await ask.parts.desk.draft(ask.staff, id, text)),
})

/** Somebody looks at a conversation, writes in it, or left it. */
export const presence = deed({
  ...where,
  back: null,
  path: deedAddress(':id', 'presence'),
  body: z.object({ doing: z.enum(['viewing', 'typing', 'gone']) }),
  async act({ parts: { desk }, staff }, { id }, { doing }) {
    if (!(await desk.sees(staff, id))) return null
    if (doing === 'gone') desk.presence.gone(staff, id)
    else desk.presence.seen(staff, id, doing)
    return quiet({})
  },
})
