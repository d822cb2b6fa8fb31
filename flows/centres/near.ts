import type { Centre } from '../content.ts'

const EARTH_KM = 6_371
const radians = (degrees: number) => (degrees * Math.PI) / 180

type Place = { latitude: number; longitude: number }

/** Kilometres between two places as the crow flies, on a round earth. */
export function kilometres(a: Place, b: Place): number {
  const [up, along] = [radians(b.latitude - a.latitude) / 2, radians(b.longitude - a.longitude) / 2]
  const half = Math.sin(up) ** 2 + Math.cos(radians(a.latitude)) * Math.cos(radians(b.latitude)) * Math.sin(along) ** 2
  return 2 * EARTH_KM * Math.asin(Math.min(1, Math.sqrt(half)))
}

/** The nearest of the centres whose place on the map is known, and how far it is; null where none is known. */
export function nearest(centres: readonly Centre[], from: Place): { centre: Centre; km: number } | null {
  const known = centres.flatMap(centre =>
    centre.latitude === null || centre.longitude === null
      ? []
      : [{ centre, km: kilometres(from, { latitude: centre.latitude, longitude: centre.longitude }) }],
  )
  return known.toSorted((a, b) => a.km - b.km)[0] ?? null
}
