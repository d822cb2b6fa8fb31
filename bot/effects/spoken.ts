import { keepSpoken, markListened } from '../../prisma/store/spoken.ts'
import type { Effect } from './index.ts'

/** Which question a voice note answers is kept beside it, for the person who will listen. */
export const spoken: Effect<'spoken'> = async (tx, { question, asked }, { messageId }) => {
  if (messageId !== null) await keepSpoken(tx, { messageId, question, asked: JSON.stringify(asked) })
}

/** All voice notes given to a question are heard once a person has written the answer down. */
export const listened: Effect<'listened'> = (tx, { question }, { conversationId, at }) => markListened(tx, { conversationId, question, at })
