import type { Db } from '../../prisma/client.ts'
import { type AwaitedFile, fetchLater, fileArrived, fileMissed, filesToFetch, nextFetchAt } from '../../prisma/store/media.ts'
import type { Channel, Fetched } from '../channels/channel.ts'
import { errorName } from '../error-name.ts'
import type { Clock } from '../hear.ts'
import { type Course, type InBackground, inBackground } from '../in-background.ts'
import type { Log } from '../log.ts'
import type { MediaStore } from './store.ts'

export type FetchingParts = {
  db: Db
  store: MediaStore
  channels: readonly Channel[]
  clock: Clock
  log: Log
  /** A file came, or will not come: whoever shows this conversation looks again. */
  changed?: (conversationId: string) => void
}

const AT_ONCE = 3
const LOOK_AGAIN_MS = 60_000
/** Tries before giving up: about a day without internet, and a moment for a file Telegram calls “temporarily unavailable”. */
const MOST_TRIES = { unavailable: 150, expired: 3, 'too-big': 1 } as const
const waitAfter = (tries: number): number => Math.min(2 ** tries, 600) * 1000

/**
 * Fetches, in the background, the files of messages that were heard: the message is kept first, so that a file that cannot be had
 * never costs the words. What is awaited stands in the database and survives a restart.
 */
export function createFetching({ db, store, channels, clock, log, changed }: FetchingParts): InBackground {
  const channelOf = new Map<string, Channel>(channels.map(channel => [channel.name, channel]))
  async function run({ isStopped, later }: Course): Promise<void> {
    for (let found = true; found && !isStopped(); ) {
      const files = await filesToFetch(db, clock.now(), AT_ONCE)
      await Promise.all(files.map(fetchOne))
      found = files.length > 0
    }
    const next = isStopped() ? null : await nextFetchAt(db)
    if (next) later(Math.min(Math.max(next.getTime() - clock.now().getTime(), 50), LOOK_AGAIN_MS))
  }

  async function fetchOne(file: AwaitedFile): Promise<void> {
    const fetched = await fetch(file)
    if ('kept' in fetched) return
    const { failed, why, retryAfter } = fetched
    const tries = file.attempts + 1
    log.warn({ media: file.id, channel: file.channel, failed, why, tries }, 'a file was not fetched')
    if (tries < MOST_TRIES[failed])
      await fetchLater(db, file.id, inMs(retryAfter === undefined ? waitAfter(tries) : retryAfter * 1000), tries)
    else await missed(file, failed === 'unavailable' ? 'failed' : failed)
  }

  const inMs = (ms: number) => new Date(clock.now().getTime() + ms)

  async function fetch(file: AwaitedFile): Promise<{ kept: boolean } | Extract<Fetched, { failed: string }>> {
    const channel = channelOf.get(file.channel)
    if (!channel?.fetch) return { failed: 'unavailable', why: 'the channel is not running' }
    try {
      const fetched = await channel.fetch(file.source, store.limit)
      return 'failed' in fetched ? fetched : await keep(file, fetched.content)
    } catch (error) {
      return { failed: 'unavailable', why: errorName(error) }
    }
  }

  async function keep(file: AwaitedFile, content: AsyncIterable<Uint8Array>): Promise<{ kept: boolean }> {
    const put = await store.put(content, file)
    if ('refused' in put) await missed(file, put.refused === 'too-big' ? 'too-big' : 'refused')
    // erased while it was on its way
    else if (!(await fileArrived(db, put))) await store.remove(file.id)
    else changed?.(file.conversationId)
    return { kept: !('refused' in put) }
  }

  async function missed({ id, conversationId }: AwaitedFile, state: 'expired' | 'too-big' | 'refused' | 'failed'): Promise<void> {
    await fileMissed(db, id, state)
    changed?.(conversationId)
  }

  return inBackground(run, log, 'files: stopped short')
}
