import type { Db } from '../../prisma/client.ts'

/** The service an offer is of; empty where there is no such offer. */
export async function serviceOf(db: Db, offerId: string | null): Promise<string> {
  if (offerId === null) return ''
  return (await db.offer.findUnique({ where: { id: offerId }, select: { service: true } }))?.service ?? ''
}
