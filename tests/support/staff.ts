import type { Acting, Role } from '../../bot/desk/index.ts'
import type { Db } from '../../prisma/client.ts'

/** A member of the staff, invented, in the database. */
export async function hire(db: Db, name: string, role: Role = 'mediator', centres: readonly string[] = ['dakhla']): Promise<Acting> {
  const id = name.toLowerCase()
  await db.staff.create({
    data: { id, login: id, name, role, createdAt: new Date(0), centres: { create: centres.map(centre => ({ centre })) } },
  })
  return { id, login: id, name, role, centres }
}
