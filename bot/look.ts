import type { Incoming } from '../flows/engine/incoming.ts'
import type { World } from '../flows/engine/types.ts'
import { wants } from '../flows/index.ts'
import { NO_FILES } from '../flows/preregister/files.ts'
import type { Standing } from '../prisma/store/conversations.ts'
import { newsOf } from '../prisma/store/subscriptions.ts'
import { type ReadBookings, readBookings } from './appointments/look.ts'
import { type Looking, type ReadFiles, readFiles } from './registrations/look.ts'

/** Adds to the world the facts on registrations and appointments, for a turn that wants them. */
export type Look = (standing: Standing, place: { channel: string; address: string }, event: Incoming, world: World) => Promise<World>

export function createLook(looking: Looking): Look {
  const files: ReadFiles = readFiles(looking)
  const bookings: ReadBookings = readBookings(looking)
  const offered = async () => ({ ...NO_FILES, offers: await files.offers() })
  return async (standing, place, event, world) => {
    const wanted = wants(standing.session, event, world)
    if (!wanted.files && !wanted.bookings && !wanted.offers && !wanted.news) return world
    // together: in a crowd each look waits for its turn
    const [kept, news, booked] = await Promise.all([
      wanted.files ? files(standing, place, wanted.files) : wanted.offers ? offered() : null,
      wanted.news ? newsOf(looking.db, standing.id) : null,
      wanted.bookings ? bookings(standing.id, wanted.bookings, world) : null,
    ])
    return { ...world, ...(kept && { files: kept }), ...(news && { news }), ...(booked && { bookings: booked }) }
  }
}
