import { forgetKept } from './kept.ts'
import { embedded } from './page.ts'

/** Empties the page and leaves it at once, without a way back to it, for somebody who must not be seen here. */
export function startLeave(): void {
  document.querySelector('.leave')?.addEventListener('click', event => {
    event.preventDefault()
    document.body.textContent = ''
    document.title = ' '
    forgetKept()
    if (embedded) tellHost('leave')
    // forgets who was here, whatever becomes of this page
    void fetch('/leave', { keepalive: true, cache: 'no-store' })
    location.replace('about:blank')
  })
}

/** Tells the page we are shown in, which is anybody's, nothing but this word. */
export const tellHost = (word: 'close' | 'leave'): void => window.parent.postMessage({ jisr: word }, '*')
