import type { Feature } from '../engine/engine.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'

/** “Outside what we do” is another answer than “not understood”: nothing is invented. */
export const scope: Feature = {
  id: 'scope',
  intents: {
    out_of_scope: () => ({ says: [leadingTo(say('scope.outside'), { id: 'services', label: phrase('menu.services'), emoji: '📋' })] }),
  },
}
