import type { Locale } from '../../locales/locale.ts'
import type { Sound } from '../media/voice-note.ts'

/** What a machine made of a sound. `refused`: it will never make anything of it; `unavailable` may pass. */
export type Transcribed = { text: string } | { failed: 'refused' | 'unavailable'; why: string }

/** A machine of the house that hears what is said. `locale`: what the speaker last wrote in. Ordinary failures are values. */
export type Transcribe = (sound: Sound, locale: Locale) => Promise<Transcribed>
