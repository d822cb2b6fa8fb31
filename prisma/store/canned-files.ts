import type { Db } from '../client.ts'
import { record } from './audit.ts'
import type { FileKind, KeptFile } from './media.ts'

/** What is known of a ready answer's file. */
export const FILE = { id: true, kind: true, mime: true, bytes: true, name: true } as const

/** Who changes a ready answer's file, when, and for which centre (null: all). */
export type Change = { by: { id: string; login: string }; at: Date; centre: string | null }

/** The file that goes with a ready answer; null when none does. */
export async function findCannedFile(db: Db, replyId: string): Promise<KeptFile | null> {
  const row = await db.cannedFile.findUnique({ where: { replyId }, select: FILE })
  return row && { ...row, kind: row.kind as FileKind }
}

/** Puts a file to a ready answer in the place of the one it had, or takes it away (null). What was sent with it stays sent. */
export async function changeCannedFile(db: Db, replyId: string, file: KeptFile | null, { by, at, centre }: Change): Promise<void> {
  await db.$transaction(async tx => {
    await tx.cannedFile.deleteMany({ where: { replyId } })
    if (file) await tx.cannedFile.create({ data: { ...file, replyId } })
    const action = file ? 'settings.reply-file-kept' : 'settings.reply-file-removed'
    await record(tx, { at, by, action, subject: 'reply', about: replyId, centre })
  })
}
