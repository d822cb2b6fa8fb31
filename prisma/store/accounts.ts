import type { Db, Tx } from '../client.ts'

/** What signing in looks at. */
export type Account = {
  id: string
  login: string
  name: string
  locale: string
  active: boolean
  passwordHash: string | null
  totpSecret: string | null
  totpStep: number | null
  failures: number
  lockedUntil: Date | null
}

const SELECT = {
  id: true,
  login: true,
  name: true,
  locale: true,
  active: true,
  passwordHash: true,
  totpSecret: true,
  totpStep: true,
  failures: true,
  lockedUntil: true,
} as const

/** The account of a login, in lower case; null when there is none. */
export const accountByLogin = (db: Db | Tx, login: string): Promise<Account | null> =>
  db.staff.findUnique({ where: { login }, select: SELECT })

export const accountById = (db: Db | Tx, id: string): Promise<Account | null> => db.staff.findUnique({ where: { id }, select: SELECT })

const TELEPHONE = { id: 'telephone', login: 'telephone', name: 'Téléphone du centre · هاتف المركز' } as const

/** Whether nobody has an account yet. */
export const nobodyYet = async (db: Db): Promise<boolean> => (await db.staff.count({ where: { id: { not: TELEPHONE.id } } })) === 0

/** Who is said to write what is typed on the centre's own telephone: an account nobody can sign in with. */
export async function theTelephone(db: Db, now: Date): Promise<typeof TELEPHONE> {
  await db.staff.upsert({
    where: { id: TELEPHONE.id },
    create: { ...TELEPHONE, role: 'mediator', active: false, createdAt: now },
    update: {},
    select: { id: true },
  })
  return TELEPHONE
}

/**
 * Notes an attempt before it is judged, so that many at once are counted too. Returns false when another was counted
 * meanwhile: this one does not take place.
 */
export async function countAttempt(db: Db, { id, failures }: Account, lockedUntil: Date | null): Promise<boolean> {
  const { count } = await db.staff.updateMany({ where: { id, failures }, data: { failures: failures + 1, lockedUntil } })
  return count === 1
}

/** An attempt was right but is not the whole way in: it is no failure, and those before it stay counted. */
export async function uncountAttempt(db: Db, { id, failures, lockedUntil }: Account): Promise<void> {
  await db.staff.updateMany({ where: { id, failures: failures + 1 }, data: { failures, lockedUntil } })
}

/** An attempt was right: those before are forgotten. */
export async function forgetAttempts(db: Db | Tx, id: string): Promise<void> {
  await db.staff.updateMany({ where: { id }, data: { failures: 0, lockedUntil: null } })
}

/** Gives an account another password, as argon2id. */
export async function setPassword(tx: Db | Tx, id: string, passwordHash: string): Promise<void> {
  await tx.staff.update({ where: { id }, data: { passwordHash, failures: 0, lockedUntil: null } })
}

/** Sets the second factor up, with the step of the code that proved it; null takes it away. */
export async function setSecondFactor(tx: Db | Tx, id: string, factor: { secret: string; step: number } | null): Promise<void> {
  await tx.staff.update({ where: { id }, data: { totpSecret: factor?.secret ?? null, totpStep: factor?.step ?? null } })
}

/** Uses a code's time step up. Returns false when it, or a later one, was used before. */
export async function useStep(db: Db, id: string, step: number): Promise<boolean> {
  const { count } = await db.staff.updateMany({
    where: { id, OR: [{ totpStep: null }, { totpStep: { lt: step } }] },
    data: { totpStep: step },
  })
  return count === 1
}

/** Changes the language and the theme somebody works in. */
export async function setPreferences(db: Db, id: string, { locale, theme }: { locale: string; theme: string }): Promise<void> {
  await db.staff.update({ where: { id }, data: { locale, theme } })
}
