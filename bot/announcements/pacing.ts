import type { Announcement } from '../../prisma/store/announcements.ts'
import type { Channel } from '../channels/channel.ts'
import { perSecond, roomForAnswers } from '../channels/many.ts'
import { type Budget, createBudget } from './budget.ts'

type Of = Pick<Announcement, 'id' | 'pace'>

export type Pacing = {
  /** How many messages of an announcement may go on a channel now. */
  allowance(announcement: Of, channel: Channel): number
  spend(announcement: Of, channel: Channel, messages: number): void
  /** So many answers have gone on a channel by now, all told: those beyond the room left for them are taken off the pace. */
  answered(channel: Channel, answers: number): void
}

/** Of the room left for answers so much may be used at once: a platform counts any second. */
const ANSWERS_MS = 800

/** A channel's pace is shared by all announcements; one with a pace of its own keeps to that as well. */
export function createPacing(momentMs: number): Pacing {
  const budgets = new Map<string, Budget>()
  const rooms = new Map<string, Budget>()
  const budgetOf = (key: string): Budget => {
    const known = budgets.get(key) ?? createBudget(() => performance.now(), momentMs)
    budgets.set(key, known)
    return known
  }
  const pacesOf = ({ id, pace }: Of, { name }: Channel): { key: string; pace: number | null }[] => [
    { key: name, pace: null },
    ...(pace === null ? [] : [{ key: `${name} ${id}`, pace }]),
  ]
  const before = new Map<string, number>()
  return {
    answered(channel, answers) {
      const { name } = channel
      const more = answers - (before.get(name) ?? answers)
      before.set(name, answers)
      const room = rooms.get(name) ?? createBudget(() => performance.now(), ANSWERS_MS)
      rooms.set(name, room)
      const within = Math.min(more, Math.max(0, room.left(roomForAnswers(channel))))
      room.spend(within)
      budgetOf(name).spend(more - within)
    },
    allowance: (announcement, channel) =>
      Math.min(...pacesOf(announcement, channel).map(({ key, pace }) => budgetOf(key).left(perSecond(channel, pace)))),
    spend(announcement, channel, messages) {
      for (const { key } of pacesOf(announcement, channel)) budgetOf(key).spend(messages)
    },
  }
}
