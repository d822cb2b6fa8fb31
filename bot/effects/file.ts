import { noteRegistered } from '../../prisma/store/announcement-answers.ts'
import { Refused } from '../../prisma/store/refused.ts'
import { moveFile } from '../../prisma/store/registrations.ts'
import { correctFile } from '../registrations/correct.ts'
import { forget as erase } from '../registrations/forget.ts'
import { withdrawFile } from '../registrations/withdraw.ts'
import type { Effect } from './index.ts'

/** A datum corrected by its owner. */
export const correct: Effect<'correct'> = (tx, { reference, correction }, { keys, at }) =>
  correctFile(tx, keys, reference, correction, { staffId: null, at })

/** A demand and its consent taken back. */
export const withdraw: Effect<'withdraw'> = (tx, { reference }, { at }) => withdrawFile(tx, reference, at)

/** A file that waits gets the place that was freed, and is looked at by staff; refused where there is none, or it waits no longer. */
export const takeSeat: Effect<'take-seat'> = async (tx, { reference }, { conversationId, at }) => {
  const where = { reference, conversationId, state: 'waiting-list', offer: { state: 'open' } }
  const file = await tx.registration.findFirst({ where, select: { id: true, offerId: true, state: true } })
  if (!file?.offerId) throw new Refused('no-place-left')
  if (!(await moveFile(tx, { id: file.id, from: file.state, to: 'in-review', reason: null, staffId: null, at })))
    throw new Refused('no-place-left')
  await noteRegistered(tx, conversationId, file.offerId, at)
}

/** Somebody erased, with proof. */
export const forget: Effect<'forget'> = (tx, { reference, proof }, { conversationId, messageId, keys, at }) =>
  erase(tx, keys, { reference, proof, conversationId, but: messageId ?? 0, staffId: null, at })

/** A reference and a birth year that did not go together are counted. */
export const failedCheck: Effect<'failed-check'> = async (tx, { reference }, { conversationId, keys, at }) => {
  await tx.failedCheck.create({ data: { conversationId, reference: keys.hash('reference', reference), at }, select: { id: true } })
}
