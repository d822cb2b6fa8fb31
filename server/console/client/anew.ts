import { htmx } from './htmx.ts'
import { say } from './messages/post.ts'

/**
 * Shows what has changed on the server: the parts of the page marked `data-anew` as they are now, and what is said of it. All else stays as
 * it is, with what is being typed. A page without such parts comes again as a whole.
 */
export async function anew(): Promise<void> {
  const parts = [...document.querySelectorAll('[data-anew]')]
  if (parts.length === 0) return location.reload()
  const response = await fetch(location.href).catch(() => null)
  if (!response?.ok) return location.reload()
  const page = new DOMParser().parseFromString(await response.text(), 'text/html')
  for (const part of parts) {
    const now = page.getElementById(part.id)
    if (now) replace(part, document.adoptNode(now))
  }
  say(page.querySelector('#told .notice span')?.textContent ?? undefined, 'good')
}

function replace(part: Element, now: HTMLElement): void {
  const form = part.closest('form')
  const held = part.contains(document.activeElement)
  part.replaceWith(now)
  htmx.process(now)
  // the keyboard stays where it was
  if (held) now.querySelector<HTMLElement>('button, input')?.focus()
  form?.dispatchEvent(new Event('input'))
}
