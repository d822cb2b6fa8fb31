import { z } from 'zod'
import type { Locale } from '../../locales/locale.ts'
import { errorName } from '../error-name.ts'
import { TYPES } from '../media/kinds.ts'
import { asVoiceNote, type Sound } from '../media/voice-note.ts'
import type { Transcribe, Transcribed } from './transcribe.ts'

/** A minute of voice on a small machine may take several. */
const PATIENCE_MS = 10 * 60_000
const LONGEST_ANSWER = 100_000
const answered = z.object({ text: z.string() })
/** Darija has no language of its own there: it is heard as Arabic. */
const LANGUAGE: Readonly<Record<Locale, string>> = { fr: 'fr', ar: 'ar', ary: 'ar', 'ary-Latn': 'ar' }

/**
 * Speaks to the server that comes with whisper.cpp, by its `POST /inference`. It is never led to another address.
 * https://github.com/ggml-org/whisper.cpp/tree/master/examples/server
 */
export function createWhisperServer({ url, patienceMs = PATIENCE_MS }: { url: string; patienceMs?: number }): Transcribe {
  return async (sound, locale) => {
    try {
      const body = formOf(sound, locale)
      const response = await fetch(url, { method: 'POST', body, redirect: 'error', signal: AbortSignal.timeout(patienceMs) })
      return await read(response)
    } catch (error) {
      return { failed: 'unavailable', why: errorName(error) }
    }
  }
}

function formOf(sound: Sound, locale: Locale): FormData {
  const { content, mime } = asVoiceNote(sound) ?? sound
  const form = new FormData()
  form.set('file', new Blob([new Uint8Array(content)], { type: mime }), `voice.${TYPES[mime]?.endings[0] ?? 'bin'}`)
  form.set('language', LANGUAGE[locale])
  form.set('response_format', 'json')
  form.set('temperature', '0')
  return form
}

async function read(response: Response): Promise<Transcribed> {
  const body = (await response.text()).slice(0, LONGEST_ANSWER)
  if (response.status === 429 || response.status >= 500) return { failed: 'unavailable', why: `${response.status}` }
  const found = answered.safeParse(jsonOf(body))
  if (!response.ok || !found.success) return { failed: 'refused', why: `${response.status}` }
  return { text: found.data.text.replace(/\s+/gu, ' ').trim() }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body)
  } catch {
    return null
  }
}
