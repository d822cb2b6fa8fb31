import type { Session } from '../../flows/engine/types.ts'
import { REFERENCES, referenceOf } from '../../flows/preregister/reference.ts'
import type { Tx } from '../../prisma/client.ts'
import { forgetAppointments } from '../../prisma/store/appointments.ts'
import { forgetOpinions } from '../../prisma/store/opinions.ts'
import { freePlace } from '../../prisma/store/registrations.ts'
import { forgetNews } from '../../prisma/store/subscriptions.ts'
import type { Keys } from '../keys.ts'
import type { Chance } from './look.ts'

/** The number of an erasure, made like a reference. */
export const proofOf = (chance: Chance): string => referenceOf(chance(REFERENCES)).replace('JSR', 'EFF')

/** Who is to be erased. `reference` null: only the conversation. `but`: the message that asked for it, whose answer is the proof. */
export type Forgetting = {
  reference: string | null
  proof: string
  conversationId: string | null
  but: number
  staffId: string | null
  at: Date
}

/**
 * Erases a person with every file, consent and word of theirs, and all that was said in the conversation before the proof.
 * What stays is the proof, how many rows went, and a keyed hash of where they could be written to, so that nothing is sent again.
 */
export async function forget(tx: Tx, keys: Keys, { reference, proof, conversationId, but, staffId, at }: Forgetting): Promise<void> {
  const personId = reference && (await tx.registration.findUnique({ where: { reference }, select: { personId: true } }))?.personId
  const files = personId ? await forgetPerson(tx, personId) : 0
  const messages = conversationId === null ? 0 : await forgetConversation(tx, conversationId, but, at)
  const place = conversationId === null ? null : await tx.conversation.findUnique({ where: { id: conversationId } })
  await tx.erasure.create({
    data: {
      id: proof,
      optOut: place && keys.hash('address', `${place.channel} ${place.address}`),
      counts: JSON.stringify({ people: personId ? 1 : 0, files, messages }),
      staffId,
      at,
    },
  })
}

async function forgetPerson(tx: Tx, personId: string): Promise<number> {
  // who was found to be the same person goes too
  const same = await tx.person.findMany({ where: { OR: [{ id: personId }, { mergedInto: personId }] }, select: { id: true } })
  const ids = same.map(({ id }) => id)
  const files = await tx.registration.findMany({ where: { personId: { in: ids } }, select: { seated: true, offerId: true } })
  for (const { seated, offerId } of files) if (seated && offerId) await freePlace(tx, offerId)
  await tx.person.deleteMany({ where: { id: { in: ids } } })
  return files.length
}

async function forgetConversation(tx: Tx, conversationId: string, but: number, at: Date): Promise<number> {
  await forgetAppointments(tx, conversationId, at)
  const before = { conversationId, id: { lt: but } }
  await tx.outbox.deleteMany({ where: { conversationId, messageId: { lt: but } } })
  const { count } = await tx.message.deleteMany({ where: before })
  await tx.message.updateMany({ where: { id: but }, data: { body: '{"kind":"unreadable"}', mediaId: null } })
  // their bytes are strays from now on, and go with the next sweep
  await tx.media.deleteMany({ where: { conversationId } })
  await tx.miss.deleteMany({ where: { conversationId } })
  await forgetOpinions(tx, conversationId)
  await forgetNews(tx, conversationId)
  await tx.note.deleteMany({ where: { conversationId } })
  await tx.draft.deleteMany({ where: { conversationId } })
  await tx.tag.deleteMany({ where: { conversationId } })
  await tx.failedCheck.deleteMany({ where: { conversationId } })
  await tx.handover.updateMany({ where: { conversationId }, data: { facts: null } })
  const { session } = await tx.conversation.findUniqueOrThrow({ where: { id: conversationId }, select: { session: true } })
  const emptied = { ...(JSON.parse(session) as Session), at: null, draft: null, topic: {}, offered: [] }
  await tx.conversation.update({
    where: { id: conversationId },
    data: { name: null, folded: null, session: JSON.stringify(emptied), version: { increment: 1 } },
  })
  return count
}

/** Whether somebody asked to hear nothing more at this address. Asked before anything is sent unasked. */
export const wasForgotten = async (tx: Pick<Tx, 'erasure'>, keys: Keys, channel: string, address: string): Promise<boolean> =>
  (await tx.erasure.findFirst({ where: { optOut: { in: keys.hashes('address', `${channel} ${address}`) } }, select: { id: true } })) !==
  null

/** Who registers again wants to hear of it: the wish to hear nothing more is over, the proof stays. */
export const welcomeBack = (tx: Pick<Tx, 'erasure'>, keys: Keys, channel: string, address: string) =>
  tx.erasure.updateMany({ where: { optOut: { in: keys.hashes('address', `${channel} ${address}`) } }, data: { optOut: null } })
