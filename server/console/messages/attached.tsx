import { TYPES } from '../../../bot/media/kinds.ts'
import type { KnownFile } from '../../../prisma/store/media.ts'
import type { Ask } from '../page.ts'
import { Clip } from './icons.tsx'
import { sizeOf } from './size.ts'
import { wordFor } from './words.ts'

/** A file inside its message: looked at or listened to in place where a browser can, otherwise to be saved; or why it is not there. */
export function Attached({ ask, file }: { ask: Ask; file: KnownFile }) {
  const label = wordFor(ask, 'media', file.kind)
  if (file.state !== 'kept')
    return (
      <p class="absent">
        {label} · {ask.words(`file.${file.state}`)}
      </p>
    )
  const address = `/console/media/${file.id}`
  const shows = TYPES[file.mime]?.shows
  const own = { id: `file-${file.id}`, class: 'attached', src: address, controls: true, preload: 'none' } as const
  if (shows === 'audio') return <audio {...own} aria-label={label} />
  if (shows === 'video') return <video {...own} aria-label={label} />
  if (shows === 'image')
    return (
      <a class="attached picture" href={address} target="_blank" rel="noopener">
        <img id={`file-${file.id}`} src={address} alt={ask.words('media.open', { what: label })} loading="lazy" />
      </a>
    )
  return (
    <a class="attached saved" href={address} download={file.name ?? true}>
      <Clip />
      <bdi>{file.name ?? label}</bdi> <bdi class="quiet nowrap">{sizeOf(ask, file.bytes)}</bdi>
    </a>
  )
}

/** Where somebody is, for the maps of the machine that reads it; no map of others is asked. */
export const Place = ({ latitude, longitude, label }: { latitude: number; longitude: number; label: string }) => (
  <a class="attached saved" href={`geo:${latitude},${longitude}`}>
    <span>📍 {label}</span> <bdi dir="ltr">{`${latitude.toFixed(5)}, ${longitude.toFixed(5)}`}</bdi>
  </a>
)
