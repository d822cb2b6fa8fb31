import type { Session } from '../../flows/engine/types.ts'
import type { Db } from '../../prisma/client.ts'
import { keepTranscript, type UnheardVoice, voicesToHear } from '../../prisma/store/transcripts.ts'
import type { Clock } from '../hear.ts'
import type { Log } from '../log.ts'
import type { MediaStore } from '../media/store.ts'
import { storable } from '../storable.ts'
import type { Transcribe } from './transcribe.ts'

export type Listening = {
  /** There may be something to hear. */
  wake(): void
  /** Resolves when nothing is being heard. */
  idle(): Promise<void>
  stop(): Promise<void>
}
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
export function createListening({ db, store, transcribe, clock, log, changed, heard: tell }: Parts): Listening {
  let running: Promise<void> | null = null
  let wanted = false
  let stopped = false
  let timer: NodeJS.Timeout | undefined

  async function run(): Promise<void> {
    while (wanted && !stopped) {
      wanted = false
      for (;;) {
        const [voice] = await voicesToHear(db, new Date(clock.now().getTime() - FRESH_MS))
        if (!voice || stopped) break
        if (!(await hear(voice))) return later()
      }
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
    await keepTranscript(db, voice.id, 'text' in heard ? storable(heard.text).slice(0, LONGEST).toWellFormed() : '')
    changed(voice.conversationId)
    if ('text' in heard && heard.text !== '')
      await tell?.({ mediaId: voice.id, conversationId: voice.conversationId, text: storable(heard.text) })
    return true
  }

  function later(): void {
    if (stopped) return
    timer = setTimeout(wake, AGAIN_MS)
    timer.unref()
  }

  function wake(): void {
    wanted = true
    if (running || stopped) return
    clearTimeout(timer)
    running = run()
      .catch(error => log.error({ error: error instanceof Error ? error.name : typeof error }, 'voices: stopped short'))
      .finally(() => {
        running = null
        if (wanted) wake()
      })
  }

  return {
    wake,
    async idle() {
      while (running) await running
    },
    async stop() {
      stopped = true
      clearTimeout(timer)
      await running
    },
  }
}
