import type { Feature } from '../engine/engine.ts'
import { say } from '../engine/say.ts'
import type { Answer } from '../engine/types.ts'
import { told } from './told.ts'

const OUT = [{ kind: 'opt-out' }] as const

/** Heard also while a person has the floor, who then sees it said: no announcement may come after it. */
const stopBesideAPerson: Answer = ({ session, heard }) =>
  session.mode === 'staff' && heard?.intent === 'stop_messages' && heard.sure ? { silent: true, says: [], does: OUT } : null

export const announcements: Feature = {
  id: 'announcements',
  rules: [stopBesideAPerson, told],
  intents: { stop_messages: () => ({ does: OUT, says: [say('handover.stop')] }) },
}
