import type { Db } from '../../prisma/client.ts'
import { findConversation } from '../../prisma/store/conversations.ts'
import type { Log } from '../log.ts'
import type { NewsDesk } from './news.ts'

/** Tells staff that a message changed after it was heard: its file came, somebody put an emoji on it. Never fails those who changed it. */
export const tellChanged =
  (db: Db, news: Pick<NewsDesk, 'tell'>, log: Pick<Log, 'warn'>) =>
  (conversationId: string): void =>
    void findConversation(db, conversationId)
      .then(found => found && news.tell({ conversationId, kind: 'message', centre: found.centre, asked: found.asked }))
      .catch(() => log.warn({ conversation: conversationId }, 'a change was not told'))
