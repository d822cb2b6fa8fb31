import { randomUUID } from 'node:crypto'
import type { Db, Tx } from '../client.ts'
import type { DecidedTurn } from './turns.ts'

export type FileKind = 'voice' | 'photo' | 'document' | 'video' | 'sticker'
/** A file that lies in the media store. */
export type KeptFile = { id: string; kind: FileKind; mime: string; bytes: number; name: string | null }
/** awaited: to be fetched from its platform. Otherwise kept, or why it is not there: the platform no longer has it, it is larger than we
 * take, it is nothing we keep, it could not be had, or its time is over. */
export type FileState = 'awaited' | 'kept' | 'expired' | 'too-big' | 'refused' | 'failed' | 'removed'
/** A file as it is known, whether it lies here or not. */
export type KnownFile = KeptFile & { state: FileState }
/** A file of which only the platform's id is known so far. */
export type AwaitedFile = {
  id: string
  conversationId: string
  channel: string
  kind: FileKind
  source: string
  name: string | null
  attempts: number
}

/** Keeps what is known of the files heard in some turns, and puts them to their messages. */
export async function keepHeardFiles(tx: Tx, turns: readonly DecidedTurn[], messageIds: ReadonlyMap<string, number>): Promise<void> {
  for (const { standing, heard } of turns) {
    const { event, file, at } = heard
    if (event.kind !== 'media') continue
    const known = file ?? {
      id: randomUUID(),
      kind: event.media,
      mime: '',
      bytes: 0,
      name: event.name ?? null,
      state: 'awaited',
      source: event.file,
    }
    await tx.media.create({ data: { ...known, conversationId: standing.id, at } })
    await tx.message.update({ where: { id: messageIds.get(standing.id) ?? 0 }, data: { mediaId: known.id }, select: { id: true } })
  }
}

/** Keeps a file that somebody of the staff is about to send. */
export const keepFile = async (db: Db, conversationId: string, file: KeptFile, at: Date): Promise<void> => {
  await db.media.create({ data: { ...file, conversationId, at } })
}

/** The files whose turn to be fetched has come, oldest first. */
export async function filesToFetch(db: Db, now: Date, limit: number): Promise<AwaitedFile[]> {
  const rows = await db.media.findMany({
    where: { state: 'awaited', OR: [{ notBefore: null }, { notBefore: { lte: now } }] },
    orderBy: { at: 'asc' },
    take: limit,
    select: {
      id: true,
      conversationId: true,
      kind: true,
      source: true,
      name: true,
      attempts: true,
      conversation: { select: { channel: true } },
    },
  })
  return rows.map(({ conversation, kind, source, ...row }) => ({
    ...row,
    kind: kind as FileKind,
    source: source ?? '',
    channel: conversation.channel,
  }))
}

/** When the next file is to be fetched; null when none is awaited. */
export async function nextFetchAt(db: Db): Promise<Date | null> {
  const next = await db.media.findFirst({
    where: { state: 'awaited' },
    orderBy: { notBefore: 'asc' },
    select: { notBefore: true, at: true },
  })
  return next ? (next.notBefore ?? next.at) : null
}

/** Writes down that a file is kept now. False when nobody awaits it any more: its conversation was erased meanwhile. */
export async function fileArrived(db: Db, { id, ...file }: KeptFile): Promise<boolean> {
  const { count } = await db.media.updateMany({
    where: { id, state: 'awaited' },
    data: { ...file, state: 'kept', source: null, notBefore: null },
  })
  return count > 0
}

/** Writes down that a file will not come. */
export const fileMissed = (db: Db, id: string, state: Exclude<FileState, 'awaited' | 'kept'>) =>
  db.media.updateMany({ where: { id }, data: { state, source: null, notBefore: null, transcript: null } })

/** Puts a file off, to be fetched not before an instant. */
export const fetchLater = (db: Db, id: string, notBefore: Date, attempts: number) =>
  db.media.updateMany({ where: { id, state: 'awaited' }, data: { notBefore, attempts } })

/** A file and whose conversation it belongs to; null for an id we do not know. */
export async function findFile(db: Db, id: string) {
  const row = await db.media.findUnique({
    where: { id },
    include: { conversation: { select: { id: true, channel: true, address: true } } },
  })
  return row && { ...row, kind: row.kind as FileKind, state: row.state as FileState }
}

/** The ids of all files of a conversation. */
export const filesOf = async (db: Db, conversationId: string): Promise<string[]> =>
  (await db.media.findMany({ where: { conversationId }, select: { id: true } })).map(({ id }) => id)

/** Kept files from before an instant, oldest first. */
export const filesBefore = async (db: Db, before: Date, limit: number): Promise<string[]> =>
  (
    await db.media.findMany({ where: { state: 'kept', at: { lt: before } }, orderBy: { at: 'asc' }, take: limit, select: { id: true } })
  ).map(({ id }) => id)

/** Which of some ids are files we keep: of conversations, of ready answers, of offers and announcements, or answers read aloud. */
export async function knownFiles(db: Db, ids: readonly string[]): Promise<Set<string>> {
  const among = { id: { in: [...ids] } }
  const [heard, ready, recorded, offered, announced] = await Promise.all([
    db.media.findMany({ where: { ...among, state: 'kept' }, select: { id: true } }),
    db.cannedFile.findMany({ where: among, select: { id: true } }),
    db.recording.findMany({ where: among, select: { id: true } }),
    db.offerFile.findMany({ where: among, select: { id: true } }),
    db.announcementFile.findMany({ where: among, select: { id: true } }),
  ])
  return new Set([...heard, ...ready, ...recorded, ...offered, ...announced].map(({ id }) => id))
}
