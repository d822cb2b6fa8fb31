import { ROLES } from '../../../prisma/store/staff.ts'
import { nothing } from '../body.ts'
import { type Ask, deed, fileRoute, upload } from '../page.ts'
import { fileAddress, HERE, OfVariety } from './place.ts'
import { serviceRecordings } from './service.tsx'

const where = { roles: ROLES, params: OfVariety } as const
const isService = ({ parts }: Ask, key: string): boolean => parts.content().services.some(service => service.key === key)

/** Keeps what was recorded, in the place of what was there. */
export const keepRecording = upload({
  ...where,
  path: fileAddress(':service', ':variety'),
  take: async (ask, place, content) => (isService(ask, place.service) ? ask.parts.files.recordings.keep(ask.staff, place, content) : null),
  told: ask => ask.words('recordings.kept'),
})

/** Listens to a recording. */
export const recordingFile = fileRoute({
  ...where,
  path: fileAddress(':service', ':variety'),
  open: (ask, place, part) => ask.parts.files.recordings.open(place, part),
})

/** Takes a recording away: from now on there are words alone. */
export const removeRecording = deed({
  ...where,
  path: `${fileAddress(':service', ':variety')}/remove`,
  back: serviceRecordings,
  body: nothing,
  async act(ask, place) {
    if (!isService(ask, place.service)) return null
    await ask.parts.files.recordings.remove(ask.staff, place)
    return { go: `${HERE}/${place.service}`, told: ask.words('recordings.removed') }
  },
})
