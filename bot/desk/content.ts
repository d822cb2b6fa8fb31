import type { Say } from '../../flows/engine/action.ts'
import type { Incoming } from '../../flows/engine/incoming.ts'
import type { Session } from '../../flows/engine/types.ts'
import type { Locale } from '../../locales/locale.ts'
import type { Phrase } from '../../locales/param.ts'
import type { Card, CardRow, HandoverRow, MessageRow } from '../../prisma/store/cards.ts'
import type { DeskSettings } from '../../prisma/store/desk-settings.ts'
import type { Written } from '../../prisma/store/written.ts'
import type { ChannelName } from '../channels/channel.ts'
import { isSealed } from '../registrations/private-sessions.ts'
import { shadeOf } from './shade.ts'
import type { Content, HandoverView, InboxRow, MessageState, OpenForm, Shade, SpokenView } from './view.ts'

/** What a kept message holds. */
export function contentOf({ author, body, staff }: Pick<MessageRow, 'author' | 'body' | 'staff'>): Content {
  if (author === 'citizen') return { author, event: JSON.parse(body) as Incoming }
  if (author === 'bot') return { author, said: JSON.parse(body) as Say }
  return { author: 'staff', written: JSON.parse(body) as Written, by: staff }
}

/** A kept hand-over, without what only the desk itself looks at. */
export function handoverView({
  ratingAskedAt: _,
  facts: __,
  noticedAt: ___,
  conversationId: ____,
  state,
  reason,
  ...row
}: HandoverRow): HandoverView {
  return { ...row, state: state as HandoverView['state'], reason: reason as HandoverView['reason'] }
}

export const sessionOf = ({ session }: Pick<CardRow, 'session'>): Session => JSON.parse(session) as Session

/** The form under way in a session. Answers that are sealed are not shown. */
export const openForm = ({ at }: Session): OpenForm | null =>
  at ? { flow: at.flow, step: at.step, answers: isSealed(at) ? {} : at.answers } : null

export const shadeNow = (handover: HandoverView | null, settings: DeskSettings, now: Date): Shade =>
  handover ? shadeOf(handover, settings, now) : 'none'

/** The question a message answers aloud. */
export const spokenView = ({ spoken }: Pick<MessageRow, 'spoken'>): SpokenView | null =>
  spoken && { ...spoken, asked: JSON.parse(spoken.asked) as Phrase }

const lastOf = (last: MessageRow): InboxRow['last'] => ({
  ...contentOf(last),
  at: last.at,
  state: last.state as MessageState,
  locale: last.locale as Locale,
  spoken: spokenView(last),
})

/** A conversation as a list shows it. */
export function inboxRow({ conversation, handover: row, last, announced }: Card, settings: DeskSettings, now: Date): InboxRow {
  const { id, name, centre, seenAt, sensitive, tags } = conversation
  const handover = row && handoverView(row)
  return {
    id,
    name,
    centre,
    seenAt,
    sensitive,
    handover,
    channel: conversation.channel as ChannelName,
    locale: sessionOf(conversation).locale,
    tags: tags.map(tag => tag.name),
    shade: shadeNow(handover, settings, now),
    last: last && !sensitive ? lastOf(last) : null,
    announced: sensitive ? null : announced,
  }
}
