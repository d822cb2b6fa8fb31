import type { MessageKey } from '../../locales/keys.ts'
import { offering, phrase, say } from '../engine/say.ts'
import type { Answer, HandoverReason } from '../engine/types.ts'

/** What only a person can do: said so, and offered. */
export const byPerson =
  (key: MessageKey, reason: HandoverReason): Answer =>
  () => ({
    asks: true,
    says: [
      offering(
        { ...say('handover.asked'), key },
        { id: `person:${reason}`, label: phrase('lost.person-yes'), emoji: '💬' },
        { id: 'menu', label: phrase('menu.back'), emoji: '↩️' },
      ),
    ],
  })
