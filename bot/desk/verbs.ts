import type { FloorAct, Listened, Transcribed } from '../../flows/engine/incoming.ts'
import type { Session } from '../../flows/engine/types.ts'
import type { HandoverChange } from '../../prisma/store/acts.ts'
import type { HandoverRow } from '../../prisma/store/cards.ts'
import type { Acting, Refusal } from './acting.ts'
import type { EventDetail, EventKind } from './view.ts'

/** What an act is decided on. `open`: the hand-over that is open; `last`: the latest, open or not. */
export type Seen = {
  conversationId: string
  session: Session
  centre: string | null
  open: HandoverRow | null
  last: HandoverRow | null
  /** An answer of the citizen could still reach us. */
  answerable: boolean
  now: Date
}

/** What an act does: to whom the floor goes, what becomes of the hand-over, what is written down. */
export type Plan = {
  event: FloorAct | Listened | Transcribed | null
  change: HandoverChange
  happened: { kind: EventKind; detail?: EventDetail }
  centre?: string | null
  /** The hand-over changed; null: the open one, or a new one that `opens` with a reason. */
  reopens?: HandoverRow
  opens?: 'staff'
}

/** An act decides from what is seen: what to do, that nothing is left to do, or why not. */
export type Verb = (seen: Seen) => Plan | Refusal | 'done'

const leads = ({ role }: Acting) => role === 'manager' || role === 'administrator'
const noFloor = (seen: Seen): Refusal => (seen.last ? { refused: 'resolved' } : { refused: 'not-yours', by: null })

/** Only who has the case; `free`: or whoever comes where nobody has it; those who lead may always. */
export function unlessHeld({ open, ...seen }: Seen, who: Acting, { free }: { free: boolean }): Refusal | null {
  if (!open) return noFloor({ open, ...seen })
  const { assignee } = open
  if (assignee?.id === who.id || (free && (!assignee || leads(who)))) return null
  return { refused: 'not-yours', by: assignee?.name ?? null }
}

const tookIt = (who: { id: string }, now: Date): HandoverChange => ({
  state: 'taken',
  assigneeId: who.id,
  takenAt: now,
  snoozedUntil: null,
})
const letGo: HandoverChange = { state: 'waiting', assigneeId: null, takenAt: null, snoozedUntil: null }

// a conversation nobody followed is followed by the centre of who takes it: the one talked about, or their only one
function followedBy({ centre, session }: Seen, { role, centres }: Acting): { centre?: string } {
  if (centre !== null) return {}
  const talkedOf = session.topic.centre
  if (talkedOf && (role === 'administrator' || centres.includes(talkedOf))) return { centre: talkedOf }
  const [only] = centres
  return role !== 'administrator' && only && centres.length === 1 ? { centre: only } : {}
}

export const take =
  (who: Acting): Verb =>
  seen => {
    const { open, now } = seen
    if (open?.assignee && open.assignee.id !== who.id) return { refused: 'taken', by: open.assignee.name }
    if (open?.assignee) return open.state === 'snoozed' ? woken(open) : 'done'
    const taking = { event: { kind: 'taken', name: who.name }, change: tookIt(who, now), happened: { kind: 'taken' } } as const
    return { ...taking, ...followedBy(seen, who), ...(!open && { opens: 'staff' }) }
  }

export const release =
  (who: Acting): Verb =>
  seen =>
    unlessHeld(seen, who, { free: false }) ?? { event: { kind: 'released' }, change: letGo, happened: { kind: 'released' } }

export const giveTo =
  (who: Acting, colleague: { id: string; name: string }): Verb =>
  seen => {
    const refused = unlessHeld(seen, who, { free: true })
    if (refused || seen.open?.assignee?.id === colleague.id) return refused ?? 'done'
    const detail = { to: colleague.name }
    return {
      event: { kind: 'taken', name: colleague.name },
      change: tookIt(colleague, seen.now),
      happened: { kind: 'transferred', detail },
    }
  }

export const giveToCentre =
  (who: Acting, centre: string | null): Verb =>
  seen =>
    unlessHeld(seen, who, { free: true }) ?? {
      // where nobody had the floor, nothing changes for the citizen
      event: seen.open?.assignee ? { kind: 'released' } : null,
      change: letGo,
      happened: { kind: 'transferred', detail: centre === null ? {} : { centre } },
      centre,
    }

export const refer =
  (who: Acting, centre: string, why: string): Verb =>
  seen => {
    if (seen.centre === centre) return { refused: 'invalid', why: 'centre' }
    const happened = { kind: 'referred', detail: { centre, why } } as const
    return unlessHeld(seen, who, { free: true }) ?? { event: { kind: 'referred', centre }, change: letGo, happened, centre }
  }

export const snooze =
  (who: Acting, until: Date | null): Verb =>
  seen => {
    if (until && !(until.getTime() > seen.now.getTime())) return { refused: 'invalid', why: 'until' }
    const detail: EventDetail = until ? { until: until.toISOString() } : {}
    return (
      unlessHeld(seen, who, { free: true }) ?? {
        event: null,
        change: { state: 'snoozed', snoozedUntil: until },
        happened: { kind: 'snoozed', detail },
      }
    )
  }

export const wake =
  (who: Acting): Verb =>
  seen => {
    const refused = unlessHeld(seen, who, { free: true })
    return refused ?? (seen.open?.state === 'snoozed' ? woken(seen.open) : 'done')
  }

/** Back from being put aside, to whoever had it. */
export const woken = ({ assignee }: HandoverRow): Plan => ({
  event: null,
  change: { state: assignee ? 'taken' : 'waiting', snoozedUntil: null },
  happened: { kind: 'woken' },
})

export const ended = (by: { id: string } | null, now: Date): HandoverChange => ({
  state: 'resolved',
  openFor: null,
  snoozedUntil: null,
  waitingSince: null,
  resolvedAt: now,
  resolvedById: by?.id ?? null,
})

export const resolve =
  (who: Acting): Verb =>
  seen => {
    const { open, session, now } = seen
    const refused = unlessHeld(seen, who, { free: true })
    if (refused || !open) return refused ?? noFloor(seen)
    // asked once a case, where an answer can come and nothing else is open
    const ask = seen.answerable && !open.ratingAskedAt && !session.discreet && session.at === null
    return {
      event: { kind: 'resolved', handover: open.id, ask },
      change: { ...ended(who, now), ...(ask && { ratingAskedAt: now }) },
      happened: { kind: 'resolved' },
    }
  }

export const handBack =
  (who: Acting): Verb =>
  seen =>
    unlessHeld(seen, who, { free: true }) ?? {
      event: { kind: 'handed-back' },
      change: ended(who, seen.now),
      happened: { kind: 'handed-back' },
    }

/** Nobody has said anything for long: the assistant goes on. */
export const idleBack = (now: Date): Plan => ({
  event: { kind: 'handed-back' },
  change: ended(null, now),
  happened: { kind: 'handed-back', detail: { why: 'idle' } },
})

/** Who has the case does not answer: it goes back to the queue. */
export const silentBack = (): Plan => ({
  event: { kind: 'released' },
  change: letGo,
  happened: { kind: 'released', detail: { why: 'silent' } },
})

/** Nobody has taken it for long: the citizen is told, once. */
export const unclaimed = (now: Date): Plan => ({
  event: { kind: 'unclaimed' },
  change: { noticedAt: now },
  happened: { kind: 'unclaimed' },
})

export const reopen =
  (who: Acting): Verb =>
  seen => {
    const { open, last, now, conversationId } = seen
    if (open) return take(who)(seen)
    if (!last) return { refused: 'not-yours', by: null }
    return {
      event: { kind: 'taken', name: who.name },
      change: { ...tookIt(who, now), openFor: conversationId, resolvedAt: null, resolvedById: null },
      happened: { kind: 'reopened' },
      reopens: last,
    }
  }
