import { notice, part } from './page.ts'
import { focusTray, showTray } from './tray.ts'

const LONGEST_WAIT_MS = 20_000
const FRESH_MS = 60_000

/** Lets one say where one is: asked for on a press only, and only where a browser can tell. */
export function startPlace(send: (latitude: number, longitude: number) => void, opened: () => void): void {
  const button = part('place')
  button.hidden = !window.isSecureContext || !navigator.geolocation
  let asked = 0

  button.addEventListener('click', () => {
    opened()
    notice('notice', null)
    asked += 1
    const own = asked
    // an answer that comes after one has changed one's mind, or asked again, is none
    const end = (): boolean => {
      if (own !== asked) return false
      asked += 1
      showTray(null)
      return true
    }
    showTray({ words: 'web.locating', progress: 'endless', cancel: end })
    focusTray()
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => end() && send(coords.latitude, coords.longitude),
      () => end() && notice('notice', 'web.error.location'),
      { timeout: LONGEST_WAIT_MS, maximumAge: FRESH_MS },
    )
  })
}
