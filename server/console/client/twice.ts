/** Within this a second click belongs to the first, in milliseconds; what it then hits may already mean something else. */
const TWICE_MS = 500
/** And no further from it than a hand trembles, in pixels. */
const NEAR_PX = 12

let last: { at: number; x: number; y: number } | null = null

// a double click does once what the button said when it was pressed
document.addEventListener(
  'click',
  event => {
    const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('form[method=post] button[type=submit]') : null
    // the keyboard presses where it is
    if (!button || event.detail === 0) return
    const again = last && event.timeStamp - last.at < TWICE_MS && Math.hypot(event.clientX - last.x, event.clientY - last.y) < NEAR_PX
    if (again) {
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    last = { at: event.timeStamp, x: event.clientX, y: event.clientY }
  },
  { capture: true },
)
