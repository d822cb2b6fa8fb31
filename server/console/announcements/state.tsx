import type { State as Name } from '../../../flows/announcements/announcement.ts'
import type { Ask } from '../page.ts'
import { stateWord } from './words.ts'

const LOOK: { readonly [S in Name]?: string } = {
  submitted: 'tag tag-invited',
  approved: 'tag tag-active',
  scheduled: 'tag tag-active',
  freezing: 'tag tag-active',
  sending: 'tag tag-active',
  paused: 'tag tag-invited',
  cancelled: 'tag tag-disabled',
}

/** Where an announcement is. */
export const State = ({ ask, state }: { ask: Ask; state: Name }) => <span class={LOOK[state] ?? 'tag'}>{stateWord(ask, state)}</span>
