import type { Say } from '../flows/engine/action.ts'
import type { Db } from '../prisma/client.ts'
import { knownOfferFiles } from '../prisma/store/offer-files.ts'
import type { IsThere } from './show.ts'

/** Which files of some messages are still there. Messages that carry none of an offer, nearly all of them, ask the database nothing. */
export async function presentIn(db: Db, messages: readonly object[], isRecorded: IsThere = () => true): Promise<IsThere> {
  const ids = messages.flatMap(message => ('file' in message ? [(message as Say).file?.id ?? ''] : []))
  if (ids.length === 0) return isRecorded
  const known = await knownOfferFiles(db, ids)
  return id => known.has(id) || (isRecorded(id) && !ids.includes(id))
}
