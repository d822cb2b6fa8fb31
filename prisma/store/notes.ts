import type { Db, Tx } from '../client.ts'
import { record } from './audit.ts'

type By = { by: { id: string; login: string }; conversationId: string; at: Date }

const journal = (tx: Tx, { by, conversationId, at }: By, action: string) =>
  record(tx, { at, by, action, subject: 'conversation', about: conversationId })

/** Keeps a note of staff for staff. Returns its id. */
export const keepNote = (db: Db, note: By & { text: string }): Promise<number> =>
  db.$transaction(async tx => {
    const { conversationId, by, text, at } = note
    const { id } = await tx.note.create({ data: { conversationId, staffId: by.id, text, at }, select: { id: true } })
    await journal(tx, note, 'note.added')
    return id
  })

/** Puts a tag on a conversation, or takes it off. */
export const keepTag = (db: Db, tag: By & { name: string }, on: boolean): Promise<void> =>
  db.$transaction(async tx => {
    const { conversationId, name } = tag
    const where = { conversationId_name: { conversationId, name } }
    if (on) await tx.tag.upsert({ where, create: { conversationId, name }, update: {} })
    else await tx.tag.deleteMany({ where: { conversationId, name } })
    await journal(tx, tag, on ? 'tag.added' : 'tag.removed')
  })

/** Gives whoever writes a name; null lets it go, and the channel's own comes back with their next message. */
export const keepName = (db: Db, named: By & { name: string | null; folded: string | null }): Promise<void> =>
  db.$transaction(async tx => {
    const { conversationId: id, name, folded } = named
    await tx.conversation.update({ where: { id }, data: { name, folded } })
    await journal(tx, named, 'conversation.renamed')
  })
