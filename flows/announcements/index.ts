import type { Say } from '../engine/action.ts'
import type { Feature } from '../engine/engine.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Answer, Reply, Situation } from '../engine/types.ts'
import { OUT, stop } from './stop.ts'
import { told } from './told.ts'

/** Heard also while a person has the floor, who then sees it said: no announcement may come after it. */
const stopBesideAPerson: Answer = ({ session, heard }) =>
  session.mode === 'staff' && heard?.intent === 'stop_messages' && heard.sure ? { silent: true, says: [], does: OUT } : null

/** The code the console gives staff, who try out here what they write there. What it is worth is seen when it is kept. */
const ownedByStaff: Answer = ({ event, session }) => {
  const code = event.kind === 'text' && session.mode !== 'staff' ? /^\s*(?:test|essai)\s+(\d{6})\s*$/i.exec(event.text)?.[1] : undefined
  return code === undefined ? null : { does: [{ kind: 'claim-test', code }], says: [say('announcement.test')] }
}

/** A form was left by a word that may have meant the announcements: who is told any hears how those stop. */
function stopsToo({ session, heard, world }: Situation, reply: Reply): Say | null {
  const leaves = session.at !== null && reply.at === null && heard?.command?.do === 'cancel' && heard.command.stops
  const isTold = !world.news.stopped && (world.news.topics.length > 0 || session.topic.announcement !== undefined)
  if (!leaves || !isTold || reply.does?.some(({ kind }) => kind === 'opt-out')) return null
  return leadingTo(say('announcement.stop-too'), { id: 'announcements-stop', label: phrase('announcement.stop'), emoji: '🔕' })
}

export const announcements: Feature = {
  id: 'announcements',
  rules: [stopBesideAPerson, told, ownedByStaff],
  afterword: stopsToo,
  routes: { 'announcements-stop': stop },
  intents: { stop_messages: stop },
}
