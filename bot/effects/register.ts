import { noteRegistered } from '../../prisma/store/announcement-answers.ts'
import { welcomeBack } from '../registrations/forget.ts'
import { register as keepFile } from '../registrations/register.ts'
import type { Effect } from './index.ts'

/** What a citizen confirmed becomes a file, once, with its place. */
export const register: Effect<'register'> = async (tx, { submission }, { conversationId, messageId, at, session, keys }) => {
  const { channel, address } = await tx.conversation.findUniqueOrThrow({
    where: { id: conversationId },
    select: { channel: true, address: true },
  })
  const key = `${conversationId}:${messageId ?? at.getTime()}`
  await keepFile(tx, keys, submission, { key, conversationId, channel, heardIn: session.locale, staffId: null, at })
  await noteRegistered(tx, conversationId, submission.offer, at)
  await welcomeBack(tx, keys, channel, address)
}
