import type { Announcement } from '../../prisma/store/announcements.ts'
import type { Channel } from '../channels/channel.ts'
import { type Budget, createBudget } from './budget.ts'
import { perSecond } from './parts.ts'

type Of = Pick<Announcement, 'id' | 'pace'>

export type Pacing = {
  /** How many people an announcement may tell on a channel now. */
  allowance(announcement: Of, channel: Channel): number
  spend(announcement: Of, channel: Channel, people: number): void
}

/** A channel's pace is shared by all announcements; one with a pace of its own keeps to that as well. */
export function createPacing(momentMs: number): Pacing {
  const budgets = new Map<string, Budget>()
  const budgetOf = (key: string): Budget => {
    const known = budgets.get(key) ?? createBudget(() => performance.now(), momentMs)
    budgets.set(key, known)
    return known
  }
  const pacesOf = ({ id, pace }: Of, { name }: Channel): { key: string; pace: number | null }[] => [
    { key: name, pace: null },
    ...(pace === null ? [] : [{ key: `${name} ${id}`, pace }]),
  ]
  return {
    allowance: (announcement, channel) =>
      Math.min(...pacesOf(announcement, channel).map(({ key, pace }) => budgetOf(key).left(perSecond(channel, pace)))),
    spend(announcement, channel, people) {
      for (const { key } of pacesOf(announcement, channel)) budgetOf(key).spend(people)
    },
  }
}
