import type { Person } from '../../prisma/store/people.ts'
import { ROLES, type Role, type Staff } from '../../prisma/store/staff.ts'

const rank = (role: Role): number => ROLES.indexOf(role)

/** Whether somebody sees a person's account: an administrator every one, a manager those who work in their centres. */
export function maySee(who: Staff, person: Person): boolean {
  if (who.role === 'administrator') return true
  return who.role === 'manager' && person.role !== 'administrator' && person.centres.some(key => who.centres.includes(key))
}

/** Whether somebody looks after a person's account: an administrator every one, a manager those below them in their centres. */
export const mayChange = (who: Staff, person: Person): boolean =>
  maySee(who, person) && (who.role === 'administrator' || rank(person.role) < rank(who.role))

/** Whether somebody may take a person's way in away: never their own, or nobody might be left. */
export const mayTurn = (who: Staff, person: Person): boolean => mayChange(who, person) && who.id !== person.id

/** The roles somebody may give: an administrator every one, a manager none that raises a person, and none as high as their own. */
export function rolesFor(who: Staff, person: Person | null): Role[] {
  if (who.role === 'administrator') return person?.id === who.id ? [who.role] : [...ROLES]
  return ROLES.filter(role => rank(role) < rank(who.role) && (person === null || rank(role) <= rank(person.role)))
}

/** A person's centres after somebody chose: who looks after some centres leaves the others as they are. */
export function centresAfter(who: Staff, person: Person | null, chosen: readonly string[]): string[] {
  const theirs = chosen.filter(key => who.centres.includes(key))
  const others = (person?.centres ?? []).filter(key => !who.centres.includes(key))
  return [...others, ...theirs]
}
