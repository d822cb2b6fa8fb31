import type { Incoming, World } from '../flows/engine/types.ts'
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
  return async (standing, place, event, world) => {
    const wanted = wants(standing.session, event, world)
    if (!wanted.files && !wanted.bookings && !wanted.offers && !wanted.news) return world
    return {
      ...world,
      ...(wanted.files
        ? { files: await files(standing, place, wanted.files) }
        : wanted.offers && { files: { ...NO_FILES, offers: await files.offers() } }),
      ...(wanted.news && { news: await newsOf(looking.db, standing.id) }),
      ...(wanted.bookings && { bookings: await bookings(standing.id, wanted.bookings, world) }),
    }
  }
}
