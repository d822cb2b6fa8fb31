import type { ConversationView } from '../../../bot/desk/index.ts'
import type { Staff } from '../../../prisma/store/staff.ts'

/**
 * How a conversation stands to who looks at it. mine: I have it · theirs: a colleague has it · free: it waits for anybody ·
 * done: it was dealt with · bot: nobody was asked for. `leads`: may do all of it even where a colleague has it.
 */
export type Standing = { is: 'mine' | 'free' | 'done' | 'bot'; by: null; leads: boolean } | { is: 'theirs'; by: string; leads: boolean }

export function standingOf({ handover }: Pick<ConversationView, 'handover'>, { id, role }: Staff): Standing {
  const leads = role === 'manager' || role === 'administrator'
  if (!handover) return { is: 'bot', by: null, leads }
  if (handover.state === 'resolved') return { is: 'done', by: null, leads }
  if (!handover.assignee) return { is: 'free', by: null, leads }
  return handover.assignee.id === id ? { is: 'mine', by: null, leads } : { is: 'theirs', by: handover.assignee.name, leads }
}
