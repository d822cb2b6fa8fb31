import type { Feature } from '../engine/engine.ts'
import { say } from '../engine/say.ts'
import type { Answer } from '../engine/types.ts'
import { told } from './told.ts'

const OUT = [{ kind: 'opt-out' }] as const

/** Heard also while a person has the floor, who then sees it said: no announcement may come after it. */
const stopBesideAPerson: Answer = ({ session, heard }) =>
  session.mode === 'staff' && heard?.intent === 'stop_messages' && heard.sure ? { silent: true, says: [], does: OUT } : null

/** The code the console gives staff, who try out here what they write there. What it is worth is seen when it is kept. */
const ownedByStaff: Answer = ({ event, session }) => {
  const code = event.kind === 'text' && session.mode !== 'staff' ? /^\s*(?:test|essai)\s+(\d{6})\s*$/i.exec(event.text)?.[1] : undefined
  return code === undefined ? null : { does: [{ kind: 'claim-test', code }], says: [say('announcement.test')] }
}

export const announcements: Feature = {
  id: 'announcements',
  rules: [stopBesideAPerson, told, ownedByStaff],
  intents: { stop_messages: () => ({ does: OUT, says: [say('handover.stop')] }) },
}
