import type { Tx } from '../../prisma/client.ts'
import { moveFile } from '../../prisma/store/registrations.ts'

/** Takes a demand back with its consent: the file is closed, its place free. Nothing happens to one that is closed already. */
export async function withdrawFile(tx: Tx, reference: string, at: Date): Promise<void> {
  const file = await tx.registration.findUnique({ where: { reference }, select: { id: true, state: true, personId: true } })
  if (!file) return
  if (file.state !== 'closed')
    await moveFile(tx, { id: file.id, from: file.state, to: 'closed', reason: null, staffId: null, at, kind: 'withdrawn' })
  await endConsent(tx, file.personId, at)
}

/** Ends the consent of somebody who has no open file left. */
export async function endConsent(tx: Tx, personId: string, at: Date): Promise<void> {
  const others = await tx.registration.count({ where: { personId, state: { not: 'closed' } } })
  if (others === 0) await tx.consent.updateMany({ where: { personId, withdrawnAt: null }, data: { withdrawnAt: at } })
}
