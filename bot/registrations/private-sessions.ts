import type { Position, Session } from '../../flows/engine/types.ts'
import type { Keep } from '../keeper.ts'
import type { Keys } from '../keys.ts'
import type { Find } from '../turn.ts'

/** A position whose answers are sealed has them here, as one text. */
const SEALED = '#sealed'
/** The flows whose answers say who somebody is. */
const PRIVATE = /^(?:preregister$|file-|appointment)/

/** Whether the answers of a position are sealed. */
export const isSealed = ({ answers }: Position): boolean => Object.hasOwn(answers, SEALED)

/** A session as it is kept: answers that identify somebody are sealed, of the open form and of the draft. */
export function sealSession(keys: Keys, conversationId: string, session: Session): Session {
  const seal = (at: Position): Position =>
    PRIVATE.test(at.flow) && !isSealed(at) ? { ...at, answers: { [SEALED]: keys.seal(at.answers, `session:${conversationId}`) } } : at
  return mapped(session, seal)
}

/** A kept session with its answers. What does not open (a key was taken away) is left as it is, and the form begins anew. */
export function openSession(keys: Keys, conversationId: string, session: Session): Session {
  const open = (at: Position): Position | null => {
    const sealed = at.answers[SEALED]
    if (typeof sealed !== 'string') return at
    try {
      return { ...at, answers: keys.open<Position['answers']>(sealed, `session:${conversationId}`) }
    } catch {
      return null
    }
  }
  return mapped(session, open)
}

function mapped(session: Session, change: (at: Position) => Position | null): Session {
  const { at, draft } = session
  if (!at && !draft) return session
  const left = draft && change(draft.at)
  return { ...session, at: at && change(at), ...(draft !== undefined && { draft: draft && left ? { ...draft, at: left } : null }) }
}

/** Finding and keeping conversations whose open forms are sealed in between. */
export const privately = (keys: Keys, find: Find, keep: Keep): { find: Find; keep: Keep } => ({
  async find(place) {
    const standing = await find(place)
    return { ...standing, session: openSession(keys, standing.id, standing.session) }
  },
  keep: turn => keep({ ...turn, session: sealSession(keys, turn.standing.id, turn.session) }),
})
