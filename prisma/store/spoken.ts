import type { Tx } from '../client.ts'

/** A voice note that answers a question, as it is kept. `asked`: JSON of the question's phrase. */
export type Spoken = { messageId: number; question: string; asked: string }

/** Keeps which question a voice note was given to. */
export const keepSpoken = async (tx: Tx, spoken: Spoken): Promise<void> => {
  await tx.spokenAnswer.create({ data: spoken, select: { messageId: true } })
}

/** The question a voice note of a conversation was given to, and whether a person has written its answer down; null for any other message. */
export const findSpoken = (tx: Pick<Tx, 'spokenAnswer'>, conversationId: string, messageId: number) =>
  tx.spokenAnswer.findFirst({ where: { messageId, message: { conversationId } }, select: { question: true, answeredAt: true } })

/** The question the voice note with a file was given to; null for any other file. */
export const findSpokenFile = (tx: Pick<Tx, 'spokenAnswer'>, mediaId: string) =>
  tx.spokenAnswer.findFirst({ where: { message: { mediaId } }, select: { question: true, answeredAt: true } })

/** Writes down that a person has answered a question for the citizen: all voice notes given to it are heard. */
export const markListened = async (
  tx: Pick<Tx, 'spokenAnswer'>,
  { conversationId, question, at }: { conversationId: string; question: string; at: Date },
): Promise<void> => {
  await tx.spokenAnswer.updateMany({
    where: { question, answeredAt: null, message: { conversationId } },
    data: { answeredAt: at },
  })
}
