import type { Opening } from '../../flows/content.ts'
import type { Tx } from '../client.ts'

/** Changes when a centre is open, in ordinary times and in Ramadan. */
export async function setHours(tx: Tx, centre: string, hours: readonly Opening[], ramadanHours: readonly Opening[]): Promise<void> {
  await tx.centre.update({ where: { key: centre }, data: { hours: [...hours], ramadanHours: [...ramadanHours] } })
}
