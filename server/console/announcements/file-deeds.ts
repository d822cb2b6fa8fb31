import { z } from 'zod'
import type { AnnouncementRefusal } from '../../../bot/announcements/index.ts'
import { LOCALES } from '../../../locales/locale.ts'
import { ROLES } from '../../../prisma/store/staff.ts'
import { nothing } from '../body.ts'
import { type Ask, deed, fileRoute, type Refusal, upload } from '../page.ts'
import { fitting } from '../wrong-file.ts'
import { editAnnouncement } from './editor.tsx'
import { announcementAddress, HERE, notDone, WRITE_ROLES } from './words.ts'

/** `photo`, or the variety of a recording; the version that was seen. */
const Slot = z.object({ id: z.string().max(64), slot: z.enum(['photo', ...LOCALES]), version: z.coerce.number().int().min(1) })
const placeOf = ({ slot, ...seen }: z.infer<typeof Slot>) => ({ ...seen, locale: slot === 'photo' ? null : slot })

const refusalOf = (ask: Ask, refused: AnnouncementRefusal): Refusal | null => {
  const outcome = notDone(ask, refused)
  return outcome && 'sentence' in outcome ? outcome : null
}

/** Puts a picture or a recording to an announcement, in the place of the one it had. */
export const keepAnnouncementFile = upload({
  path: `${HERE}/:id/files/:slot`,
  roles: WRITE_ROLES,
  params: Slot,
  async take(ask, slot, content, claimed) {
    const kept = await ask.parts.announcements.files.keep(ask.staff, placeOf(slot), content, claimed)
    return isKeptOrNone(kept) ? fitting(ask, kept, placeOf(slot).locale) : refusalOf(ask, kept)
  },
  told: ask => ask.words('announce.file-kept'),
})

type Kept = Awaited<ReturnType<Ask['parts']['announcements']['files']['keep']>>
const NONE: readonly string[] = ['empty', 'too-big', 'type']
const isKeptOrNone = (kept: Kept): kept is Exclude<Kept, AnnouncementRefusal> => !('refused' in kept) || NONE.includes(kept.refused)

/** Looks at one, or listens. */
export const announcementFile = fileRoute({
  path: `${HERE}/files/:file`,
  roles: ROLES,
  params: z.object({ file: z.string().max(64) }),
  open: (ask, { file }, part) => ask.parts.announcements.files.open(ask.staff, file, part),
})

/** Takes it away; from now on it is the offer's, where that has one. */
export const removeAnnouncementFile = deed({
  path: `${HERE}/:id/files/:slot/remove`,
  roles: WRITE_ROLES,
  params: Slot,
  back: editAnnouncement,
  body: nothing,
  async act(ask, slot) {
    const done = await ask.parts.announcements.files.remove(ask.staff, placeOf(slot))
    if ('refused' in done) return notDone(ask, done)
    return { go: `${announcementAddress(slot.id)}/edit`, told: ask.words('announce.file-removed') }
  },
})
