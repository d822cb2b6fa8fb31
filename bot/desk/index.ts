import type { Understood } from '../../nlu/understood.ts'
import type { Db } from '../../prisma/client.ts'
import type { Channel } from '../channels/channel.ts'
import type { Facts } from '../facts.ts'
import type { Clock } from '../hear.ts'
import type { Acting, Done, Refusal } from './acting.ts'
import { readConversation } from './conversation.ts'
import { readInbox } from './inbox.ts'
import type { News, NewsDesk } from './news.ts'
import { createPresence, type Presence } from './presence.ts'
import { search } from './search.ts'
import { understood } from './understood.ts'
import type { ConversationView, Filter, Found, Inbox, View } from './view.ts'

export type { Acting, Done, Refusal, Role } from './acting.ts'
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

export type DeskParts = { db: Db; clock: Clock; facts(): Facts; channels: readonly Channel[]; news: NewsDesk }

/** The desk of one installation, as far as reading goes. */
export function createDesk({
  db,
  clock,
  facts,
  channels,
  news,
}: DeskParts): Pick<Desk, 'inbox' | 'search' | 'conversation' | 'understood' | 'presence' | 'news'> {
  const presence = createPresence(clock.now, conversationId => news.tell({ conversationId, kind: 'presence', centre: null, asked: true }))
  const windowOf = (name: string) => channels.find(channel => channel.name === name)?.can.windowHours ?? null
  const reading = { db, now: clock.now, presence, windowOf }
  return {
    inbox: (who, view, filter) => readInbox(db, clock.now(), who, view, filter),
    search: (who, text) => search(db, clock.now(), who, text),
    conversation: (who, id, before) => readConversation(reading, who, id, before),
    understood: (who, id, messageId) => understood({ db, clock, facts }, who, id, messageId),
    presence,
    news: { listen: news.listen },
  }
}
