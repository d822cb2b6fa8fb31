import { z } from 'zod'
import type { OfferView } from '../../../bot/registrations/index.ts'
import { typedCin } from '../../../bot/registrations/typed.ts'
import { ageOf, MAJORITY } from '../../../flows/preregister/birth.ts'
import type { ExtraForm, ExtraQuestion } from '../../../flows/preregister/extra.ts'
import { NEEDS } from '../../../flows/preregister/files.ts'
import { CONSENT } from '../../../flows/preregister/questions/consent.ts'
import type { ConsoleKey } from '../../../locales/console.ts'
import { LOCALES } from '../../../locales/locale.ts'
import { nothing, several } from '../body.ts'
import { isFull } from '../offers/words.ts'
import { type Ask, deed, type Outcome } from '../page.ts'
import { why } from './outcome.ts'
import { type PersonBody, type PersonRead, personShape, readPerson } from './person-body.ts'
import { readWalkIn, walkIn } from './walk-in.tsx'
import { FILE_ROLES, fileAddress, HERE } from './words.ts'

const Body = z
  .object({
    ...personShape,
    offer: z.string().max(64),
    key: z.uuid(),
    centre: z.string().max(64),
    who: z.enum(['me', 'child', 'relative']),
    cin: z.string().max(40, 'form.too-long').default(''),
    guardian: z.string().trim().max(60, 'form.too-long').default(''),
    needs: several.pipe(z.array(z.enum(NEEDS))),
    rsu: z.enum(['yes', 'no', 'unknown']),
    heardIn: z.enum(LOCALES),
    agreed: several.refine(given => given.includes('yes'), 'walk-in.agreed-needed'),
  })
  .catchall(z.unknown())
type Body = z.infer<typeof Body> & PersonBody

/** Makes the file of somebody who came in person. The same page sent twice is one file. */
export const register = deed({
  path: `${HERE}/new`,
  roles: FILE_ROLES,
  params: nothing,
  back: walkIn,
  body: Body,
  async act(ask, _, body: Body) {
    const { chosen, form } = await readWalkIn(ask, body.offer)
    if (!chosen) return { refused: 409, sentence: ask.words('walk-in.closed') }
    const person = readPerson(ask, body, body.who)
    if ('refused' in person) return person
    const wrong = wrongIn(ask, body, person, form)
    if (wrong) return wrong
    const made = await ask.parts.registrations.walkIn(ask.staff, walkInOf(ask, body, person, chosen, form))
    if ('refused' in made) return { refused: 409, sentence: why(ask, made) }
    return { go: fileAddress(made.reference), told: ask.words('walk-in.done', { reference: { code: made.reference } }) }
  },
})

const isMinor = ({ parts, now }: Ask, birth: string | null): boolean => {
  const age = ageOf(birth, parts.clock.local(now).date)
  return age !== null && age < MAJORITY
}

// asked where the CNDP authorised it, and nowhere read otherwise
function cinOf({ parts, now }: Ask, { cin }: Body): string | null | 'wrong' {
  if (!parts.registrations.permits.cin) return null
  const typed = typedCin(cin, parts.clock.local(now).date)
  return typed === 'wrong' ? typed : typed.value
}

// at the desk a name and a birth can be asked for; under 18 a parent or guardian registers
function wrongIn(ask: Ask, body: Body, { name, birth }: PersonRead, form: ExtraForm | null): Outcome {
  const wrong: Record<string, ConsoleKey> = {
    ...(name === null && { name: 'form.required' }),
    ...(birth === null && { birth: 'form.required' }),
    ...(cinOf(ask, body) === 'wrong' && { cin: 'walk-in.cin-wrong' }),
    ...(isMinor(ask, birth) && body.guardian === '' && { guardian: 'walk-in.guardian-needed' }),
  }
  for (const question of form?.questions ?? [])
    if (question.required && answerOf(question, body[`extra.${question.id}`]) === null) wrong[`extra.${question.id}`] = 'form.required'
  if (Object.keys(wrong).length === 0) return null
  return {
    refused: 422,
    sentence: ask.words('form.wrong'),
    fields: Object.fromEntries(Object.entries(wrong).map(([field, key]) => [field, ask.words(key as 'form.required')])),
  }
}

function walkInOf(ask: Ask, body: Body, person: PersonRead, offer: OfferView, form: ExtraForm | null) {
  const { name, birth, phone, quarter, commune } = person
  const extra = extraOf(body, form)
  const minor = isMinor(ask, birth)
  const cin = cinOf(ask, body)
  return {
    key: body.key,
    heardIn: body.heardIn,
    centre: body.centre,
    who: body.who,
    offer: offer.id,
    service: offer.service,
    waiting: isFull(offer) && offer.waiting,
    person: { name, birth, phone, quarter, guardian: minor ? body.guardian : null, cin: cin === 'wrong' ? null : cin },
    commune,
    locale: body.language,
    hours: body.hours,
    needs: body.needs,
    rsu: body.rsu,
    form: Object.keys(extra).length > 0 ? (form?.id ?? null) : null,
    extra,
    consent: { version: CONSENT.version, givenAs: minor || body.who === 'child' ? 'guardian' : body.who === 'me' ? 'self' : 'relative' },
  } as const
}

const extraOf = (body: Body, form: ExtraForm | null): Record<string, unknown> =>
  Object.fromEntries(
    (form?.questions ?? []).flatMap(question => {
      const answer = answerOf(question, body[`extra.${question.id}`])
      return answer === null ? [] : [[question.id, answer]]
    }),
  )

const LONGEST = 300

// what a browser sends of a question, as the chat would have kept it; null for nothing, or what it never offered
function answerOf(question: ExtraQuestion, sent: unknown): string | number | boolean | null {
  if (typeof sent !== 'string' || sent.trim() === '') return null
  const text = sent.trim().slice(0, LONGEST)
  switch (question.kind) {
    case 'yes-no':
      return text === 'yes' || text === 'no' ? text === 'yes' : null
    case 'one-of':
      return question.options.some(({ id }) => id === text) ? text : null
    case 'number':
      return Number.isFinite(Number(text)) ? Number(text) : null
    case 'date':
      return z.iso.date().safeParse(text).success ? text : null
    case 'text':
      return text
  }
}
