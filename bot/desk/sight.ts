import type { Sight } from '../../prisma/store/sight.ts'
import type { Acting } from './acting.ts'

/** What somebody may see: their centres' conversations and those nobody follows yet; below managers, only where a person was asked for. */
export const sightOf = ({ role, centres }: Acting): Sight => ({
  centres: role === 'administrator' ? null : centres,
  unasked: role === 'administrator' || role === 'manager',
})
