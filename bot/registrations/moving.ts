import type { FileState } from '../../flows/preregister/files.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Tx } from '../../prisma/client.ts'
import { record } from '../../prisma/store/audit.ts'
import { findConversation, type Place, type Standing } from '../../prisma/store/conversations.ts'
import type { Decided } from '../../prisma/store/decided.ts'
import { keepFileAct } from '../../prisma/store/file-acts.ts'
import { LEADS_TO, moveFile, noteEvent } from '../../prisma/store/registrations.ts'
import type { ChannelName } from '../channels/channel.ts'
import type { ActParts } from '../desk/act.ts'
import { type Acting, isSeen } from '../desk/acting.ts'
import { shown } from '../show.ts'
import { wasForgotten } from './forget.ts'
import { openSession, sealSession } from './private-sessions.ts'
import type { Told } from './view.ts'
import { endConsent } from './withdraw.ts'

/** Why nothing was done with a file. `moved`: somebody else moved it meanwhile, to that state. */
export type FileRefusal =
  | { refused: 'not-found' }
  | { refused: 'not-from-here'; state: FileState }
  | { refused: 'moved'; state: FileState }
  | { refused: 'no-place-left' }
  | { refused: 'reason-needed' }
  | { refused: 'not-allowed' }
export type Moved = { done: true; told: Told }

export type MovingParts = Pick<ActParts, 'db' | 'clock' | 'step' | 'facts' | 'onCall' | 'news' | 'keys' | 'look' | 'carryOut' | 'wake'>

/**
 * What is to become of a file. `centre`: the one it is referred to. `from`: the state it was seen in, when it must not have left it.
 * `withdrawn`: at its owner's demand, who takes the consent back with it.
 */
export type Move = { to: FileState; reason: string | null; centre?: string; from?: FileState; withdrawn?: boolean }

/** These say why, or nothing useful: the owner reads it. */
export const NEEDS_REASON: ReadonlySet<FileState> = new Set(['documents-missing', 'refused'])
const LONGEST_REASON = 300
const TRIES = 20

/**
 * Moves a file to another state, and tells its owner in her language by the same path as every message. Of two who move it at once one is
 * told so. A file gets or gives back its place with it.
 */
export async function move(parts: MovingParts, who: Acting, reference: string, wanted: Move): Promise<Moved | FileRefusal> {
  const { db } = parts
  const reason = wanted.reason?.trim().slice(0, LONGEST_REASON) || null
  if (NEEDS_REASON.has(wanted.to) && reason === null) return { refused: 'reason-needed' }
  let first: string | null = wanted.from ?? null
  for (let tries = 0; tries < TRIES; tries++) {
    const file = await db.registration.findUnique({ where: { reference } })
    if (!file || !isSeen(who, file.centre)) return { refused: 'not-found' }
    const state = file.state as FileState
    first ??= state
    if (state !== first) return { refused: 'moved', state }
    if (!LEADS_TO[state]?.includes(wanted.to)) return { refused: 'not-from-here', state }
    const telling = await tell(parts, file, { ...wanted, reason })
    const kept = await keepFileAct(db, tx => moved(tx, parts, who, file, { ...wanted, reason }, telling.told), telling.turn, parts.carryOut)
    if (kept === 'no-place-left') return { refused: 'no-place-left' }
    if (kept === 'kept') return after(parts, telling)
  }
  throw new Error('the file stays busy: the move was not kept')
}

type Kept = {
  id: number
  personId: string
  reference: string
  state: string
  service: string
  centre: string | null
  conversationId: string | null
}

async function moved(
  tx: Tx,
  { clock }: MovingParts,
  who: Acting,
  file: Kept,
  { to, reason, centre, withdrawn }: Move,
  told: Told,
): Promise<boolean> {
  const at = clock.now()
  const change = {
    id: file.id,
    from: file.state,
    to,
    reason,
    staffId: who.id,
    at,
    ...(centre !== undefined && { kind: 'referred' as const, centre }),
    ...(withdrawn && { kind: 'withdrawn' as const }),
  }
  if (!(await moveFile(tx, change))) return false
  if (withdrawn) await endConsent(tx, file.personId, at)
  if (told === 'told') await noteEvent(tx, { registrationId: file.id, kind: 'told', staffId: who.id, at })
  await record(tx, {
    at,
    by: who,
    action: withdrawn ? 'file.withdrawn' : `file.${to}`,
    subject: 'file',
    about: file.reference,
    centre: centre ?? file.centre,
    detail: { from: file.state, told },
  })
  return true
}

type Telling = { told: Told; turn: Decided | null; standing: (Standing & Place) | null }

/** What the owner would be told, decided as every turn is. */
async function tell(parts: MovingParts, file: Kept, { to, reason, centre }: Move): Promise<Telling> {
  const { db, keys, step, facts, clock, onCall, look } = parts
  const kept = file.conversationId === null ? null : await findConversation(db, file.conversationId)
  if (!kept) return { told: 'no-conversation', turn: null, standing: null }
  if (await wasForgotten(db, keys, kept.channel, kept.address)) return { told: 'forgotten', turn: null, standing: null }
  const standing = { ...kept, session: openSession(keys, kept.id, kept.session) }
  const { session } = standing
  if (session.discreet || session.mode === 'staff')
    return { told: session.discreet ? 'discreet' : 'with-staff', turn: null, standing: null }
  const now = clock.now()
  const event = {
    kind: 'file',
    reference: file.reference,
    service: file.service,
    state: to,
    reason,
    centre: centreNames(parts, centre),
  } as const
  const world = facts().world(now, clock.local(now), onCall.covers(standing.centre))
  const turn = step(session, event, await look(standing, standing, event, world))
  const decided = {
    standing,
    ...turn,
    session: sealSession(keys, standing.id, turn.session),
    heard: { channel: standing.channel, at: now },
  }
  return { told: 'told', turn: decided, standing }
}

const centreNames = ({ facts, clock }: MovingParts, key: string | undefined) => {
  const now = clock.now()
  return (
    facts()
      .world(now, clock.local(now), false)
      .content.centres.find(centre => centre.key === key)?.names ?? null
  )
}

function after({ news, wake }: MovingParts, { told, standing }: Telling): Moved {
  if (standing) {
    news.tell({ conversationId: standing.id, kind: 'message', centre: standing.centre, asked: standing.asked })
    wake(standing.channel as ChannelName)
  }
  return { done: true, told }
}

/** What the owner of a file would read, in the language of `locale`; no text when she would not be told. */
export type Preview = { told: Told; locale: Locale; texts: readonly string[] }

/** The words its owner would read, before anything is done; null when there is no such file for this person. */
export async function preview(parts: MovingParts, who: Acting, reference: string, wanted: Move): Promise<Preview | null> {
  const file = await parts.db.registration.findUnique({ where: { reference } })
  if (!file || !isSeen(who, file.centre)) return null
  const { told, turn } = await tell(parts, file, wanted)
  const locale = turn?.session.locale ?? (file.locale as Locale)
  const says = turn?.actions.filter(action => action.kind === 'say') ?? []
  return { told, locale, texts: says.map(said => shown(said, locale).text) }
}
