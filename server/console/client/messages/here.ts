import { say } from './post.ts'

const place = (): HTMLElement | null => document.querySelector<HTMLElement>('#here')

/** What was to be told of where one is, is told no more. */
export const forgetHere = (): void => place()?.replaceChildren()

/** Where one stands, beside what is written: seen, and taken back, before it goes. */
function show({ coords: { latitude, longitude } }: GeolocationPosition): void {
  const here = place()
  if (!here) return
  const fields = Object.entries({ latitude, longitude }).map(([name, value]) =>
    Object.assign(document.createElement('input'), { type: 'hidden', name, value: String(value) }),
  )
  const [chip, words, remove] = [document.createElement('div'), document.createElement('span'), document.createElement('button')]
  Object.assign(chip, { className: 'chip' })
  Object.assign(words, { textContent: here.dataset.words ?? '' })
  Object.assign(remove, { type: 'button', className: 'icon-button', textContent: '×', ariaLabel: here.dataset.remove })
  remove.addEventListener('click', forgetHere)
  chip.append(...fields, words, remove)
  here.replaceChildren(chip)
}

document.addEventListener('click', event => {
  if (!(event.target instanceof Element && event.target.closest('[data-here]'))) return
  const denied = () => say(place()?.dataset.denied)
  if (!navigator.geolocation) denied()
  else navigator.geolocation.getCurrentPosition(show, denied, { timeout: 20_000, maximumAge: 60_000 })
})
