import { bareFilm } from './bare-film.ts'
import { bareGif } from './bare-gif.ts'
import { bareJpeg } from './bare-jpeg.ts'
import { barePng } from './bare-png.ts'
import { bareWebp } from './bare-webp.ts'

const BARE: Readonly<Record<string, (content: Uint8Array) => Uint8Array | null>> = {
  'image/jpeg': bareJpeg,
  'image/png': barePng,
  'image/webp': bareWebp,
  'image/gif': bareGif,
  'video/mp4': bareFilm,
  'video/quicktime': bareFilm,
  'video/3gpp': bareFilm,
  'audio/mp4': bareFilm,
}

/**
 * A picture or film without what it tells besides: where and when it was taken, by which device, and whatever was hung on behind a
 * picture's end. Its points are not touched, so nothing is lost to the eye. Null when it is too broken to be taken apart safely; what is
 * neither comes back as it is.
 */
export const bare = (content: Uint8Array, mime: string): Uint8Array | null => {
  const strip = BARE[mime]
  return strip ? strip(content) : content
}
