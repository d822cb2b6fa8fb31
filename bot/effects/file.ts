import { correctFile } from '../registrations/correct.ts'
import { forget as erase } from '../registrations/forget.ts'
import { withdrawFile } from '../registrations/withdraw.ts'
import type { Effect } from './index.ts'

/** A datum corrected by its owner. */
export const correct: Effect<'correct'> = (tx, { reference, correction }, { keys, at }) =>
  correctFile(tx, keys, reference, correction, { staffId: null, at })

/** A demand and its consent taken back. */
export const withdraw: Effect<'withdraw'> = (tx, { reference }, { at }) => withdrawFile(tx, reference, at)

/** Somebody erased, with proof. */
export const forget: Effect<'forget'> = (tx, { reference, proof }, { conversationId, messageId, keys, at }) =>
  erase(tx, keys, { reference, proof, conversationId, but: messageId ?? 0, staffId: null, at })

/** A reference and a birth year that did not go together are counted. */
export const failedCheck: Effect<'failed-check'> = async (tx, { reference }, { conversationId, keys, at }) => {
  await tx.failedCheck.create({ data: { conversationId, reference: keys.hash('reference', reference), at }, select: { id: true } })
}
