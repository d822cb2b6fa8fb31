import { bareJpeg } from './bare-jpeg.ts'
import { barePng } from './bare-png.ts'
import { bareWebp } from './bare-webp.ts'

const BARE: Readonly<Record<string, (picture: Uint8Array) => Uint8Array | null>> = {
  'image/jpeg': bareJpeg,
  'image/png': barePng,
  'image/webp': bareWebp,
}

/**
 * A picture without what it tells besides: where and when it was taken, by which device, and whatever was hung on behind its end.
 * Its points are not touched, so nothing is lost to the eye. Null when it is too broken to be taken apart safely; what is no such
 * picture comes back as it is.
 */
export const bare = (content: Uint8Array, mime: string): Uint8Array | null => {
  const strip = BARE[mime]
  return strip ? strip(content) : content
}
