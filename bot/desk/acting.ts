import type { Say } from '../../flows/engine/action.ts'

/** What a member of the staff is there for. */
export type Role = 'mediator' | 'officer' | 'manager' | 'administrator'

/** Who acts. A row of the table Staff will do: what is more than this is not looked at. */
export type Acting = { id: string; login: string; name: string; role: Role; centres: readonly string[] }

type Standing = { role: string; centres: readonly string[] }

/** Whether something is of somebody's own centres. What is of all centres is the administrators'. */
export const isOwn = ({ role, centres }: Standing, centre: string | null): boolean =>
  role === 'administrator' || (centre !== null && centres.includes(centre))

/** Whether somebody may look at something: what is of their own centres, and what is of all. */
export const isSeen = (who: Standing, centre: string | null): boolean => centre === null || isOwn(who, centre)

/** The centres whose things somebody may look at; null: all. */
export const withinOf = ({ role, centres }: Standing): readonly string[] | null => (role === 'administrator' ? null : centres)

/** Why an act was not done. Nothing of it was kept. `not-found` also stands for what the one who acts may not see. */
export type Refusal =
  | { refused: 'not-found' }
  /** Somebody else has the floor: their name. */
  | { refused: 'taken'; by: string }
  /** Only who has the floor may do it: their name, or null when nobody has it. */
  | { refused: 'not-yours'; by: string | null }
  | { refused: 'resolved' }
  | { refused: 'invalid'; why: string }
  /** The channel takes nothing any more until the citizen writes again. */
  | { refused: 'window-closed' }
  /** The citizen has answered the question herself, or left it. */
  | { refused: 'late' }
  /** It is no answer to the question; what the form would say to whoever wrote it. */
  | { refused: 'no-answer'; says: Say | null }
  /** Not as things stand: the floor must be given back first, danger was spoken of, or the place or time has just gone. */
  | { refused: 'not-now'; why: 'floor' | 'danger' | 'gone' }

export type Done = { done: true }
