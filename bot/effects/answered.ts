import { noteAnswered } from '../../prisma/store/announcement-answers.ts'
import type { Effect } from './index.ts'

/** Somebody said something after an announcement: it is marked as answered, once. */
export const answered: Effect<'answered'> = (tx, { announcement }, { conversationId, at }) =>
  noteAnswered(tx, announcement, conversationId, at)
