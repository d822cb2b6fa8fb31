import { fold } from '../../nlu/fold.ts'
import { readSeen } from '../../prisma/store/cards.ts'
import { keepDraft, readDraft } from '../../prisma/store/drafts.ts'
import { keepName, keepNote, keepTag } from '../../prisma/store/notes.ts'
import { storable } from '../storable.ts'
import type { ActParts } from './act.ts'
import type { Acting, Done, Refusal } from './acting.ts'
import { sightOf } from './sight.ts'

const NOTE = 4_000
const NAME = 80
const TAG = 40
const DONE: Done = { done: true }

const invalid = (why: string): Refusal => ({ refused: 'invalid', why })

/** Does something staff alone see, to a conversation that may be seen, and tells whoever looks at it. */
async function aside<T>({ db, clock, news }: ActParts, who: Acting, id: string, keep: (at: Date) => Promise<T>): Promise<T | Refusal> {
  const row = await readSeen(db, id, sightOf(who))
  if (!row) return { refused: 'not-found' }
  const kept = await keep(clock.now())
  news.tell({ conversationId: id, kind: 'note', centre: row.centre, asked: row.askedAt !== null })
  return kept
}

export async function note(parts: ActParts, who: Acting, id: string, text: string): Promise<{ noteId: number } | Refusal> {
  const words = storable(text).trim()
  if (words === '' || words.length > NOTE) return invalid('text')
  return aside(parts, who, id, async at => ({ noteId: await keepNote(parts.db, { conversationId: id, by: who, text: words, at }) }))
}

export async function tag(parts: ActParts, who: Acting, id: string, name: string, on: boolean): Promise<Done | Refusal> {
  const words = oneLine(name)
  if (words === '' || words.length > TAG) return invalid('tag')
  return aside(parts, who, id, async at => {
    await keepTag(parts.db, { conversationId: id, by: who, name: words, at }, on)
    return DONE
  })
}

export async function rename(parts: ActParts, who: Acting, id: string, name: string): Promise<Done | Refusal> {
  const words = oneLine(name)
  if (words.length > NAME) return invalid('name')
  return aside(parts, who, id, async at => {
    await keepName(parts.db, { conversationId: id, by: who, name: words || null, folded: fold(words) || null, at })
    return DONE
  })
}

const oneLine = (text: string): string => storable(text).replace(/\s+/g, ' ').trim()

// what somebody was writing is theirs alone: nobody is told
export async function draft({ db, clock }: ActParts, who: Acting, id: string, text: string): Promise<Done | Refusal> {
  if (!(await readSeen(db, id, sightOf(who)))) return { refused: 'not-found' }
  await keepDraft(db, { staffId: who.id, conversationId: id, text: storable(text), at: clock.now() })
  return DONE
}

export const draftOf = async ({ db }: ActParts, who: Acting, id: string): Promise<string | null> =>
  (await readSeen(db, id, sightOf(who))) ? readDraft(db, who.id, id) : null
