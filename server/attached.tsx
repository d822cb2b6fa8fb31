import { TYPES } from '../bot/media/kinds.ts'
import type { ShownMessage } from '../bot/ports.ts'
import type { Locale } from '../locales/locale.ts'
import { Said } from './said.tsx'
import { type WordKey, word } from './words.ts'

type File = NonNullable<ShownMessage['file']>

const KINDS: Readonly<Record<File['kind'], WordKey>> = {
  voice: 'web.voice',
  photo: 'web.photo',
  video: 'web.video',
  document: 'web.document',
  sticker: 'web.photo',
}
const ABSENT: Readonly<Record<Exclude<File['state'], 'kept'>, WordKey>> = {
  awaited: 'web.file.awaited',
  expired: 'web.file.gone',
  removed: 'web.file.gone',
  failed: 'web.file.not-taken',
  'too-big': 'web.file.not-taken',
  refused: 'web.file.not-taken',
}

/** A file inside its message: looked at or listened to in place where a browser can, otherwise to be saved; or why it is not there. */
export function Attached({ file, locale }: { file: File; locale: Locale }) {
  const { id, kind, mime, state } = file
  if (state !== 'kept')
    return (
      <p class="file absent">
        <Said locale={locale} word={ABSENT[state]} />
      </p>
    )
  const address = `/chat/media/${id}`
  const shows = TYPES[mime]?.shows
  const label = { 'data-label': KINDS[kind], 'aria-label': word(locale, KINDS[kind]) }
  if (shows === 'audio') return <audio class="file" controls preload="none" src={address} {...label} />
  if (shows === 'video') return <video class="file" controls preload="none" src={address} {...label} />
  if (shows !== 'image') return <Download file={file} address={address} locale={locale} />
  return (
    <a class="file picture" href={address} target="_blank" rel="noreferrer" {...label}>
      <img src={address} alt="" loading="lazy" />
    </a>
  )
}

const Download = ({ file, address, locale }: { file: File; address: string; locale: Locale }) => (
  <a class="file saved" href={address} download={file.name ?? true}>
    📎 <bdi>{file.name ?? word(locale, KINDS[file.kind])}</bdi> <span class="size">{sizeOf(file.bytes)}</span>
  </a>
)

/** “340 ko”, “2,1 Mo”, in signs every variety reads. */
const sizeOf = (bytes: number): string =>
  bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`

/** Where somebody is, for the maps of the phone that reads it. */
export const Place = ({ latitude, longitude }: { latitude: number; longitude: number }) => (
  <a class="file" href={`geo:${latitude},${longitude}`} dir="ltr">
    {latitude.toFixed(5)}, {longitude.toFixed(5)}
  </a>
)
