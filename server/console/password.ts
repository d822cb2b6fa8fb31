import { hash, verify } from '@node-rs/argon2'
import type { ConsoleKey } from '../../locales/console.ts'

// argon2id by the OWASP password storage cheat sheet: 19 MiB, two passes, one lane
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const
export const SHORTEST = 12
const LONGEST = 200
const FEWEST_DIFFERENT = 6

/** A password as it is kept. */
export const hashPassword = (password: string): Promise<string> => hash(password.normalize('NFKC'), COST)

let nobodys: Promise<string> | undefined

/** Whether a password is the one kept. An account that is unknown or has none takes as long to say no. */
export async function isPassword(kept: string | null, password: string): Promise<boolean> {
  nobodys ??= hashPassword('the password of nobody')
  const given = password.length > LONGEST ? '' : password.normalize('NFKC')
  const right = await verify(kept ?? (await nobodys), given)
  return right && kept !== null
}

/** What a new password lacks, if anything: length, variety, or a difference to the login. */
export function lacking(password: string, login: string): ConsoleKey | null {
  if ([...password].length < SHORTEST) return 'password.short'
  if (password.length > LONGEST) return 'form.too-long'
  if (new Set(password.toLowerCase()).size < FEWEST_DIFFERENT || password.toLowerCase().includes(login)) return 'password.easy'
  return null
}
