import type { Session } from '../../flows/engine/types.ts'
import type { Db } from '../../prisma/client.ts'
import { keepTranscript, type UnheardVoice, voicesToHear } from '../../prisma/store/transcripts.ts'
import type { Clock } from '../hear.ts'
import { type Course, type InBackground, inBackground } from '../in-background.ts'
import type { Log } from '../log.ts'
import type { MediaStore } from '../media/store.ts'
import { storable } from '../storable.ts'
import type { Transcribe } from './transcribe.ts'

type Parts = {
  db: Db
  store: MediaStore
  transcribe: Transcribe
  clock: Clock
  log: Log
  changed(conversationId: string): void
  heard?: Heard
}
/** What to do with what was heard. */
export type Heard = (note: { mediaId: string; conversationId: string; text: string }) => Promise<void>

/** An older note has been listened to by a person, or needs it no longer. */
const FRESH_MS = 24 * 3600 * 1000
const AGAIN_MS = 60_000
const LONGEST = 4_000

/**
 * Has the voice notes that came heard by a machine of the house, one at a time. What is to be heard stands in the database: a restart
 * forgets nothing. Its text is a suggestion for staff, never an answer.
 */
export function createListening({ db, store, transcribe, clock, log, changed, heard: tell }: Parts): InBackground {
  async function run({ isStopped, later }: Course): Promise<void> {
    for (;;) {
      const [voice] = await voicesToHear(db, new Date(clock.now().getTime() - FRESH_MS))
      if (!voice || isStopped()) return
      if (!(await hear(voice))) return later(AGAIN_MS)
    }
  }

  // false: the machine does not answer just now
  async function hear(voice: UnheardVoice): Promise<boolean> {
    const opened = await store.get(voice.id)
    const content = opened && Buffer.concat(await opened.stream.toArray())
    const heard = content
      ? await transcribe({ content, mime: voice.mime }, (JSON.parse(voice.session) as Session).locale)
      : ({ failed: 'refused', why: 'no file' } as const)
    if ('failed' in heard) log.warn({ media: voice.id, failed: heard.failed, why: heard.why }, 'a voice was not transcribed')
    if ('failed' in heard && heard.failed === 'unavailable') return false
    const text = 'text' in heard ? storable(heard.text).slice(0, LONGEST).toWellFormed() : ''
    await keepTranscript(db, voice.id, text)
    changed(voice.conversationId)
    if (text !== '') await tell?.({ mediaId: voice.id, conversationId: voice.conversationId, text })
    return true
  }

  return inBackground(run, log, 'voices: stopped short')
}
