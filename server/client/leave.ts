import { forgetKept } from './kept.ts'
import { address, embedded } from './page.ts'

/** Empties the page and leaves it at once, without a way back to it, for somebody who must not be seen here. */
export function startLeave(): void {
  const link = document.querySelector<HTMLAnchorElement>('.leave')
  link?.addEventListener('click', event => {
    event.preventDefault()
    document.body.textContent = ''
    document.title = ' '
    forgetKept()
    if (embedded) tellHost('leave')
    // forgets who was here, whatever becomes of this page
    void fetch(address('/leave'), { keepalive: true, cache: 'no-store', redirect: 'manual' }).catch(() => {})
    // without a network another site would only be an error, with ours in the address
    const elsewhere = navigator.onLine && !embedded ? link.dataset.to : undefined
    location.replace(elsewhere ?? 'about:blank')
  })
}

/** Tells the page we are shown in, which is anybody's, nothing but this word. */
export const tellHost = (word: 'close' | 'leave'): void => window.parent.postMessage({ jisr: word }, '*')
