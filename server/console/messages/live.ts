import { isSeen } from '../../../bot/desk/acting.ts'
import type { News } from '../../../bot/desk/index.ts'
import { ROLES, type Staff } from '../../../prisma/store/staff.ts'
import { nothing } from '../body.ts'
import { stream } from '../page.ts'

/** Whether somebody may know of a change at all; what they then ask for is looked at again. */
export const concerns = ({ centre, asked }: News, who: Staff): boolean =>
  (asked || who.role === 'manager' || who.role === 'administrator') && isSeen(who, centre)

/** Tells an open page what changed, by ids; the page asks for what it shows. */
export const live = stream({
  path: '/console/live',
  roles: ROLES,
  params: nothing,
  async open({ parts, staff }, _, say) {
    const leave = parts.desk.news.listen(news => {
      if (!concerns(news, staff)) return
      const { conversationId: id, kind, urgent } = news
      say('news', { id, kind, ...(urgent && { urgent }) })
    })
    return leave
  },
})
