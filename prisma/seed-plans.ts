import type { Db } from './client.ts'
import { readContent } from './store/content.ts'

/** Half an hour each, two hours to two months ahead: how centres begin, for their staff to change. */
const BEGINNING = { minutes: 30, lead: 120, horizon: 60, cap: 1 } as const

/** A database without any plan gets one a centre, on the centre's own hours and for what it offers; nobody's time yet. */
export async function seedPlans(db: Db): Promise<void> {
  if ((await db.bookingPlan.count()) > 0) return
  const { centres } = await readContent(db)
  await db.bookingPlan.createMany({
    data: centres.map(({ key, services, hours, ramadanHours }) => ({
      id: key,
      centre: key,
      services: [...services],
      hours: [...hours],
      ramadanHours: [...ramadanHours],
      ...BEGINNING,
    })),
  })
}
