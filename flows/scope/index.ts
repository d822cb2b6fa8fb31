import type { Feature } from '../engine/engine.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Answer } from '../engine/types.ts'

const SERVICES = { id: 'services', label: phrase('menu.services'), emoji: '📋' }

/** An insult and little else: answered calmly, passed on to nobody, kept as nothing to learn from. */
const calm: Answer = ({ heard, event, session }) => {
  if (event.kind !== 'text' || !heard?.insult || session.mode === 'staff') return null
  return { says: [leadingTo(say('scope.calm'))] }
}

/** “Outside what we do” is another answer than “not understood”: nothing is invented. */
export const scope: Feature = {
  id: 'scope',
  rules: [calm],
  intents: {
    out_of_scope: () => ({ says: [leadingTo(say('scope.outside'), SERVICES)] }),
  },
}
