import type { Say } from '../flows/engine/action.ts'
import type { Db } from '../prisma/client.ts'
import { knownAnnouncementFiles } from '../prisma/store/announcement-files.ts'
import { knownOfferFiles } from '../prisma/store/offer-files.ts'
import type { IsThere } from './show.ts'

/** Which files of some messages are still there. Messages that carry none that is nobody's own, nearly all of them, ask the database nothing. */
export async function presentIn(db: Db, messages: readonly object[], isRecorded: IsThere = () => true): Promise<IsThere> {
  const ids = messages.flatMap(message => filesIn(message as Partial<Say>))
  if (ids.length === 0) return isRecorded
  const known = await Promise.all([knownOfferFiles(db, ids), knownAnnouncementFiles(db, ids)])
  return id => known.some(those => those.has(id)) || (isRecorded(id) && !ids.includes(id))
}

const filesIn = ({ file, voice }: Partial<Say>): string[] => [file, voice].flatMap(found => found?.id ?? [])
