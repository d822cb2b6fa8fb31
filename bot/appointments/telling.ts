import type { AppointmentAct } from '../../flows/appointments/facts.ts'
import type { Tx } from '../../prisma/client.ts'
import { findConversation, type Place, type Standing } from '../../prisma/store/conversations.ts'
import type { Decided } from '../../prisma/store/decided.ts'
import { keepFileAct } from '../../prisma/store/file-acts.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { ActParts } from '../desk/act.ts'
import { wasForgotten } from '../registrations/forget.ts'
import { openSession, sealSession } from '../registrations/private-sessions.ts'

export type TellingParts = Pick<ActParts, 'db' | 'clock' | 'step' | 'facts' | 'onCall' | 'news' | 'keys' | 'look' | 'carryOut' | 'wake'>

/** Whether somebody is told, or why not: danger was spoken of, a person has the floor, they are in the middle of something. */
export type Told = 'told' | 'no-conversation' | 'forgotten' | 'discreet' | 'with-staff' | 'busy'
export type ActKept = Told | 'overtaken' | 'taken'

const TRIES = 20
const BUSY_MS = 10 * 60_000

/**
 * Does something with an appointment (`change`, inside the transaction; false: it is no longer so) and tells its owner by the same path as
 * every message, all or nothing. `waits`: nothing at all is done while they cannot be told; otherwise it is done untold.
 */
export async function tellOwner(
  parts: TellingParts,
  conversationId: string | null,
  event: AppointmentAct,
  change: (tx: Tx) => Promise<boolean>,
  { waits }: { waits: boolean },
): Promise<ActKept> {
  for (let tries = 0; tries < TRIES; tries++) {
    const telling = await decide(parts, conversationId, event, waits)
    if (waits && telling.told !== 'told') return telling.told
    const kept = await keepFileAct(parts.db, change, telling.turn, parts.carryOut)
    if (kept === 'no-place-left') return 'taken'
    if (kept === 'kept') return after(parts, telling)
    // its owner wrote meanwhile, or it is no longer so: only the first may be tried again
    if (!telling.turn) return 'overtaken'
  }
  return 'overtaken'
}

type Telling = { told: Told; turn: Decided | null; standing: (Standing & Place) | null }
const untold = (told: Told): Telling => ({ told, turn: null, standing: null })

async function decide(parts: TellingParts, id: string | null, event: AppointmentAct, waits: boolean): Promise<Telling> {
  const { db, keys, step, facts, clock, onCall, look } = parts
  const kept = id === null ? null : await findConversation(db, id)
  if (!kept) return untold('no-conversation')
  if (await wasForgotten(db, keys, kept.channel, kept.address)) return untold('forgotten')
  const standing = { ...kept, session: openSession(keys, kept.id, kept.session) }
  const { session } = standing
  if (session.discreet) return untold('discreet')
  if (session.mode === 'staff') return untold('with-staff')
  const now = clock.now()
  if (waits && session.at && now.getTime() - kept.seenAt.getTime() < BUSY_MS) return untold('busy')
  const world = facts().world(now, clock.local(now), onCall.covers(standing.centre))
  const turn = step(session, event, await look(standing, standing, event, world))
  if (!turn.actions.some(({ kind }) => kind === 'say')) return untold('no-conversation')
  const heard = { channel: standing.channel, at: now }
  return { told: 'told', standing, turn: { standing, ...turn, session: sealSession(keys, standing.id, turn.session), heard } }
}

function after({ news, wake }: TellingParts, { told, standing }: Telling): Told {
  if (standing) {
    news.tell({ conversationId: standing.id, kind: 'message', centre: standing.centre, asked: standing.asked })
    wake(standing.channel as ChannelName)
  }
  return told
}
