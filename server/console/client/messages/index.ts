import './deeds.ts'
import './drafts.ts'
import './search.ts'
import './tray.ts'
import './composer.ts'
import './earlier.ts'
import './understood.ts'
import './presence.ts'
import './counters.ts'
import './keys.ts'
import { startLive } from './live.ts'
import { openPlace } from './log.ts'
import { renew } from './parts.ts'
import { isInbox } from './place.ts'

const MINUTE_MS = 60_000

if (isInbox()) {
  openPlace()
  // who waits, waits longer
  setInterval(() => document.visibilityState === 'visible' && renew('list'), MINUTE_MS)
}
// only who is signed in hears anything
if (document.body.dataset.staff) startLive()
