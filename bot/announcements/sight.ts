import type { Misfit } from '../../flows/announcements/fitting.ts'
import { type Acting, isOwn, type Role } from '../desk/acting.ts'

/** Why something was not done with an announcement. Nothing of it was kept. */
export type AnnouncementRefusal =
  | { refused: 'not-found' }
  | { refused: 'not-allowed' }
  /** Somebody has edited it, or gone on with it, since it was seen. */
  | { refused: 'changed' }
  /** A second person must approve it. */
  | { refused: 'own' }
  | { refused: 'invalid'; why: 'no-text' | 'past' | 'quiet' | 'nobody' | Misfit }

const WRITERS: readonly Role[] = ['officer', 'manager', 'administrator']
const LEADERS: readonly Role[] = ['manager', 'administrator']

/** Whether somebody may write and edit an announcement of a centre; those of all centres are the administrators'. */
export const mayWrite = (who: Pick<Acting, 'role' | 'centres'>, centre: string | null): boolean =>
  WRITERS.includes(who.role) && isOwn(who, centre)

/** Whether somebody may approve it and have it sent. */
export const mayLead = (who: Pick<Acting, 'role' | 'centres'>, centre: string | null): boolean =>
  LEADERS.includes(who.role) && isOwn(who, centre)
