import { oggOf } from './ogg.ts'
import { opusOf } from './webm.ts'

export type Sound = { content: Buffer; mime: string }

/**
 * A sound in the wrapping messengers take as a voice note. A browser's WebM is unwrapped and wrapped anew; OGG, MP3 and M4A go as they are.
 * Null when it can only go as a file. https://core.telegram.org/bots/api#sendvoice
 */
export function asVoiceNote({ content, mime }: Sound): Sound | null {
  if (mime === 'audio/ogg' || mime === 'audio/mpeg' || mime === 'audio/mp4') return { content, mime }
  const sound = mime === 'audio/webm' ? opusOf(content) : null
  return sound && { content: oggOf(sound, content.length), mime: 'audio/ogg' }
}
