import { z } from 'zod'
import { LOCALES } from '../../../locales/locale.ts'
import { ROLES } from '../../../prisma/store/staff.ts'
import { nothing } from '../body.ts'
import { deed, fileRoute, upload } from '../page.ts'
import { LEAD_ROLES } from '../registrations/words.ts'
import { fitting } from '../wrong-file.ts'
import { offer } from './editor.tsx'
import { OFFERS, OfferParams, offerFor, offerSeen } from './words.ts'

/** `photo`, or the variety of a recording. */
const Slot = OfferParams.extend({ slot: z.enum(['photo', ...LOCALES]) })
const localeIn = (slot: z.infer<typeof Slot>['slot']) => (slot === 'photo' ? null : slot)

/** Puts a picture or a recording to an offer, in the place of the one it had. */
export const keepOfferFile = upload({
  path: `${OFFERS}/:id/files/:slot`,
  roles: LEAD_ROLES,
  params: Slot,
  async take(ask, { id, slot }, content, claimed) {
    const known = await offerFor(ask, id)
    const locale = localeIn(slot)
    return known && fitting(ask, await ask.parts.files.offers.keep(ask.staff, known, locale, content, claimed), locale)
  },
  told: ask => ask.words('offers.file-kept'),
})

/** Looks at it. */
export const offerFile = fileRoute({
  path: `${OFFERS}/:id/files/:slot`,
  roles: ROLES,
  params: Slot,
  async open(ask, { id, slot }, part) {
    const known = await offerSeen(ask, id)
    const file = known?.files.find(({ locale }) => locale === localeIn(slot))
    return file ? ask.parts.files.offers.open(file.id, part) : null
  },
})

/** Takes it away. */
export const removeOfferFile = deed({
  path: `${OFFERS}/:id/files/:slot/remove`,
  roles: LEAD_ROLES,
  params: Slot,
  back: offer,
  body: nothing,
  async act(ask, { id, slot }) {
    const known = await offerFor(ask, id)
    if (!known) return null
    await ask.parts.files.offers.remove(ask.staff, known, localeIn(slot))
    return { go: `${OFFERS}/${id}`, told: ask.words('offers.file-removed') }
  },
})
