import type { Session } from '../../flows/engine/types.ts'
import type { Understood } from '../../nlu/understood.ts'
import { readSeen } from '../../prisma/store/cards.ts'
import { type ActParts, act } from './act.ts'
import type { Acting, Done, Refusal } from './acting.ts'
import { readConversation } from './conversation.ts'
import { formTold } from './form-told.ts'
import { readInbox } from './inbox.ts'
import { type HeardAnswer, listen } from './listen.ts'
import type { News } from './news.ts'
import { draft, draftOf, note, rename, tag } from './notes.ts'
import type { Presence } from './presence.ts'
import { retry, say } from './say.ts'
import { search } from './search.ts'
import { sightOf } from './sight.ts'
import { refer, transfer } from './transfer.ts'
import { understood } from './understood.ts'
import type { Verb } from './verbs.ts'
import * as verbs from './verbs.ts'
import type { ConversationView, Filter, Found, Inbox, View } from './view.ts'

export type { Acting, Done, Refusal, Role } from './acting.ts'
export type { HeardAnswer } from './listen.ts'
export type { News } from './news.ts'
export type { Doing, Presence, Present } from './presence.ts'
export * from './view.ts'

/** What a person writes. `key` is made by the page: sent twice with the same key, said once. `replyTo`: a message of the conversation. */
export type Saying = {
  key: string
  text?: string
  replyTo?: number
  media?: { id: string; kind: 'voice' | 'photo' | 'document' | 'video' }
  location?: { latitude: number; longitude: number; name?: string }
}

type Act = Promise<Done | Refusal>

/**
 * What staff may see and do. Every call names who acts, sees only what they may see, and is a value when refused. Of two acts that exclude
 * each other the database keeps one. All acts, and the reading of sensitive conversations, are written in the journal.
 */
export type Desk = {
  inbox(who: Acting, view: View, filter?: Filter): Promise<Inbox>
  /** By words of names and messages, whatever their accents, marks and spelling. */
  search(who: Acting, text: string): Promise<Found>
  /**
   * A conversation's last messages, at least back to the one that opened the hand-over, or those before one. Null: there is none, or not
   * for this person. A sensitive one is written in the journal when it is read from its end.
   */
  conversation(who: Acting, id: string, before?: number): Promise<ConversationView | null>
  /** Whether there is such a conversation, and this person may see it. */
  sees(who: Acting, id: string): Promise<boolean>
  /** What the assistant understands of a message of the citizen; null when there is none. */
  understood(who: Acting, id: string, messageId: number): Promise<Understood | null>

  /** Takes the floor. Where no hand-over is open, one is opened. */
  take(who: Acting, id: string): Act
  /** Gives the case back to the queue. */
  release(who: Acting, id: string): Act
  /** Gives the case to a colleague, who has the floor at once, or to the queue of a centre. */
  transfer(who: Acting, id: string, to: { staff: string } | { centre: string | null }): Act
  /** Sends the citizen on to another centre, with all that was said; they are told. `why` is for the colleagues there. */
  refer(who: Acting, id: string, centre: string, why: string): Act
  /** Puts a case aside, until an instant or, with null, until they reply. A reply always wakes it. */
  snooze(who: Acting, id: string, until: Date | null): Act
  wake(who: Acting, id: string): Act
  /** Ends the case: the assistant goes on where it was, or asks how it went. */
  resolve(who: Acting, id: string): Act
  /** Ends the case and gives the floor back to the assistant, asking nothing. */
  handBack(who: Acting, id: string): Act
  /** Opens the last case again; who does it has the floor. */
  reopen(who: Acting, id: string): Act

  /** Writes down what a citizen answered aloud, and the form goes on as if she had written it. `messageId`: her voice note. */
  listen(who: Acting, id: string, messageId: number, answer: HeardAnswer): Act
  say(who: Acting, id: string, saying: Saying): Promise<{ messageId: number } | Refusal>
  /** Sends once more what could not be sent. */
  retry(who: Acting, id: string, messageId: number): Act
  /** A note no channel ever reads. */
  note(who: Acting, id: string, text: string): Promise<{ noteId: number } | Refusal>
  tag(who: Acting, id: string, name: string): Act
  untag(who: Acting, id: string, name: string): Act
  rename(who: Acting, id: string, name: string): Act
  /** Keeps what somebody was writing; an empty text lets it go. */
  draft(who: Acting, id: string, text: string): Act
  draftOf(who: Acting, id: string): Promise<string | null>

  presence: Presence
  news: { listen(hear: (news: News) => void): () => void }
}

export type DeskParts = ActParts & { presence: Presence; centres(): readonly string[] }

/** The desk of one installation. */
export function createDesk(parts: DeskParts): Desk {
  const { db, clock, presence, news, centres } = parts
  const reading = { ...parts, now: clock.now, form: (id: string, session: Session) => formTold(parts, id, session) }
  const plain =
    (verb: (who: Acting) => Verb) =>
    (who: Acting, id: string): Act =>
      act(parts, who, id, verb(who))
  return {
    inbox: (who, view, filter) => readInbox(db, clock.now(), who, view, filter),
    search: (who, text) => search(db, clock.now(), who, text),
    conversation: (who, id, before) => readConversation(reading, who, id, before),
    sees: async (who, id) => (await readSeen(db, id, sightOf(who))) !== null,
    understood: (who, id, messageId) => understood(parts, who, id, messageId),
    take: plain(verbs.take),
    release: plain(verbs.release),
    wake: plain(verbs.wake),
    resolve: plain(verbs.resolve),
    handBack: plain(verbs.handBack),
    reopen: plain(verbs.reopen),
    snooze: (who, id, until) => act(parts, who, id, verbs.snooze(who, until)),
    transfer: (who, id, to) => transfer(parts, centres(), who, id, to),
    refer: (who, id, centre, why) => refer(parts, centres(), who, id, centre, why),
    listen: (who, id, messageId, answer) => listen(parts, who, id, messageId, answer),
    say: (who, id, saying) => say(parts, who, id, saying),
    retry: (who, id, messageId) => retry(parts, who, id, messageId),
    note: (who, id, text) => note(parts, who, id, text),
    tag: (who, id, name) => tag(parts, who, id, name, true),
    untag: (who, id, name) => tag(parts, who, id, name, false),
    rename: (who, id, name) => rename(parts, who, id, name),
    draft: (who, id, text) => draft(parts, who, id, text),
    draftOf: (who, id) => draftOf(parts, who, id),
    presence,
    news: { listen: news.listen },
  }
}
