import { z } from 'zod'
import type { Staff as StaffRow } from '../../generated/sqlite/client.ts'
import type { Db, Tx } from '../client.ts'

/** What somebody may do, from least to most: each may what those before it may, within their centres. */
export const ROLES = ['mediator', 'officer', 'manager', 'administrator'] as const
export type Role = (typeof ROLES)[number]
export const THEMES = ['auto', 'light', 'dark'] as const
export type Theme = (typeof THEMES)[number]

/** A person who works in the console. `centres`: keys of those they work for; an administrator has every one. */
export type Staff = {
  id: string
  login: string
  name: string
  role: Role
  locale: 'fr' | 'ar'
  theme: Theme
  centres: readonly string[]
}

const person = z.object({
  id: z.string(),
  login: z.string(),
  name: z.string(),
  role: z.enum(ROLES),
  locale: z.enum(['fr', 'ar']),
  theme: z.enum(THEMES),
})

/** A row as the rest of the house knows a person. */
export async function staffOf(db: Db | Tx, row: StaffRow & { centres: readonly { centre: string }[] }): Promise<Staff> {
  const known = person.parse(row)
  const centres = known.role === 'administrator' ? await centreKeys(db) : row.centres.map(({ centre }) => centre).sort()
  return { ...known, centres }
}

/** Somebody by the id of an account; null when there is none, or none that is active. */
export async function findActing(db: Db, id: string): Promise<Staff | null> {
  const row = await db.staff.findUnique({ where: { id }, include: { centres: true } })
  return row?.active ? staffOf(db, row) : null
}

async function centreKeys(db: Db | Tx): Promise<string[]> {
  const rows = await db.centre.findMany({ select: { key: true }, orderBy: { position: 'asc' } })
  return rows.map(({ key }) => key)
}
