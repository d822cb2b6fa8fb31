import type { ConversationView } from '../../../bot/desk/index.ts'
import type { Ask } from '../page.ts'

/** Which colleagues look at a conversation, or write in it, now. `data-typing` tells a script to look again soon. */
export function Presence({ ask, view }: { ask: Ask; view: Pick<ConversationView, 'present'> }) {
  const others = view.present.filter(({ id }) => id !== ask.staff.id)
  const typing = others.filter(({ doing }) => doing === 'typing')
  const viewing = others.filter(({ doing }) => doing === 'viewing')
  return (
    <p id="presence" class="presence" role="status" data-part data-typing={typing.length > 0 ? 'true' : undefined}>
      {typing.length > 0 && <span class="typing">{ask.words('presence.typing', { count: typing.length, names: named(ask, typing) })}</span>}
      {viewing.length > 0 && <span>{ask.words('presence.viewing', { count: viewing.length, names: named(ask, viewing) })}</span>}
    </p>
  )
}

const named = ({ staff }: Ask, people: readonly { name: string }[]): string =>
  people.map(({ name }) => name).join(staff.locale === 'ar' ? '، ' : ', ')
