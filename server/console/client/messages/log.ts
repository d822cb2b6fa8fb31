const NEAR = 80
const log = (): HTMLElement | null => document.querySelector<HTMLElement>('#log')
const newer = (): HTMLElement | null => document.querySelector<HTMLElement>('#newer')
const lastId = (): string | undefined => document.querySelector('#thread > li:last-child')?.id

const atEnd = (place: HTMLElement): boolean => place.scrollHeight - place.scrollTop - place.clientHeight < NEAR

/** Shows the last message. */
export function toEnd(): void {
  const place = log()
  if (place) place.scrollTop = place.scrollHeight
  newer()?.setAttribute('hidden', '')
}

/** Changes the messages: who reads at the end goes on there, who reads elsewhere stays and is told that there is more. */
export function followEnd(change: () => void): void {
  const place = log()
  const [followed, before] = [!place || atEnd(place), lastId()]
  change()
  if (followed) toEnd()
  else if (lastId() !== before) newer()?.removeAttribute('hidden')
}

/** Where a conversation opens: at what the address names, at what caused the case, or at its end. */
export function openPlace(): void {
  const named = location.hash.length > 1 ? document.getElementById(location.hash.slice(1)) : null
  const opens = document.querySelector<HTMLElement>('#thread')?.dataset.opens
  const at = named && named.id !== 'cause' ? named : opens === 'cause' ? document.querySelector('#cause') : null
  toEnd()
  if (at?.closest('#thread')) at.scrollIntoView({ block: 'start' })
}

document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('#newer')) toEnd()
})
document.addEventListener(
  'scroll',
  event => {
    if (event.target === log() && atEnd(event.target as HTMLElement)) newer()?.setAttribute('hidden', '')
  },
  { capture: true, passive: true },
)
