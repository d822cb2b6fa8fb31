import type { MessageKey } from '../../locales/keys.ts'
import type { HandoverReason } from '../engine/action.ts'
import { offering, phrase, say } from '../engine/say.ts'
import type { Answer } from '../engine/types.ts'
import { toPerson } from './person.ts'

/** What only a person can do: said so, and offered. Who already waits for one is told so, and not asked again. */
export const byPerson =
  (key: MessageKey, reason: HandoverReason): Answer =>
  now =>
    now.session.mode === 'waiting' ? toPerson(now, reason) : { asks: true, says: [offered(key, reason)] }

const offered = (key: MessageKey, reason: HandoverReason) =>
  offering(
    { ...say('handover.asked'), key },
    { id: `person:${reason}`, label: phrase('lost.person-yes'), emoji: '💬' },
    { id: 'menu', label: phrase('menu.back'), emoji: '↩️' },
  )
