import { fileTypeFromBuffer } from 'file-type'

/** What somebody sends, as they mean it. */
export const MEDIA_KINDS = ['voice', 'photo', 'document', 'video', 'sticker'] as const
export type MediaKind = (typeof MEDIA_KINDS)[number]

type Type = { endings: readonly [string, ...string[]]; shows: 'image' | 'audio' | 'video' | null }

const office = 'application/vnd.openxmlformats-officedocument'
const open = 'application/vnd.oasis.opendocument'

/**
 * All that is kept; anything else is refused. `endings`: of its file names, ours first. `shows`: what a browser may show in place.
 * Nothing here can carry a script a browser would run: no HTML, no SVG, no archive, no macros. HEIC is left out, for its
 * hidden place of taking cannot be dropped; phones send JPEG where it is not asked for.
 */
export const TYPES: Readonly<Record<string, Type>> = {
  'image/jpeg': { endings: ['jpg', 'jpeg', 'jfif'], shows: 'image' },
  'image/png': { endings: ['png'], shows: 'image' },
  'image/webp': { endings: ['webp'], shows: 'image' },
  'image/gif': { endings: ['gif'], shows: 'image' },
  'audio/ogg': { endings: ['ogg', 'oga', 'opus'], shows: 'audio' },
  'audio/mpeg': { endings: ['mp3', 'mpga'], shows: 'audio' },
  'audio/mp4': { endings: ['m4a', 'mp4', 'aac'], shows: 'audio' },
  'audio/webm': { endings: ['webm', 'weba'], shows: 'audio' },
  'audio/wav': { endings: ['wav'], shows: 'audio' },
  'audio/aac': { endings: ['aac'], shows: 'audio' },
  'audio/amr': { endings: ['amr'], shows: null },
  'video/mp4': { endings: ['mp4', 'm4v'], shows: 'video' },
  'video/webm': { endings: ['webm'], shows: 'video' },
  'video/quicktime': { endings: ['mov', 'qt'], shows: null },
  'video/3gpp': { endings: ['3gp', '3gpp'], shows: null },
  'application/pdf': { endings: ['pdf'], shows: null },
  [`${office}.wordprocessingml.document`]: { endings: ['docx'], shows: null },
  [`${office}.spreadsheetml.sheet`]: { endings: ['xlsx'], shows: null },
  [`${office}.presentationml.presentation`]: { endings: ['pptx'], shows: null },
  [`${open}.text`]: { endings: ['odt'], shows: null },
  [`${open}.spreadsheet`]: { endings: ['ods'], shows: null },
}

// the names the same content goes by, or has when it only sounds
const SAME: Readonly<Record<string, string>> = { 'image/apng': 'image/png', 'audio/x-m4a': 'audio/mp4', 'video/x-m4v': 'video/mp4' }
const SOUNDS: Readonly<Record<string, string>> = { 'video/webm': 'audio/webm', 'video/mp4': 'audio/mp4', 'video/ogg': 'audio/ogg' }

/** What a content is, by its own bytes, or null when it is nothing we keep. A recorder's sound lies in the same container as films. */
export async function typeOf(content: Uint8Array, kind: MediaKind): Promise<string | null> {
  // a parser that stumbles over a hostile file has not recognised it
  const found = await fileTypeFromBuffer(content).catch(() => undefined)
  const bare = found?.mime.split(';')[0] ?? ''
  const named = SAME[bare] ?? bare
  const type = kind === 'voice' ? (SOUNDS[named] ?? named) : named
  return Object.hasOwn(TYPES, type) ? type : null
}

/** What a content can be sent as, whatever it was said to be: a picture, a sound, a film, or else a document. */
export function kindOf(mime: string, said: MediaKind): MediaKind {
  const shows = TYPES[mime]?.shows ?? null
  if (said === 'document' || said === 'sticker') return said
  return shows === 'image' ? 'photo' : shows === 'audio' ? 'voice' : shows === 'video' ? 'video' : 'document'
}
