import { withQuery } from './place.ts'
import { request, succeeded } from './post.ts'

const log = (): HTMLElement | null => document.querySelector<HTMLElement>('#log')

/** Puts what was said before above what is there; what one reads stays where it is. */
async function load(link: HTMLAnchorElement): Promise<void> {
  const answer = await request(withQuery(link.href, { part: 'conversation' }))
  const [place, thread] = [log(), document.querySelector('#thread')]
  if (!succeeded(answer) || !place || !thread || !link.isConnected) return
  const fresh = new DOMParser().parseFromString(answer.html, 'text/html')
  const items = [...fresh.querySelectorAll('#thread > li')]
  const [before, height] = [place.scrollTop, place.scrollHeight]
  // a day that goes on further back begins there
  for (const item of items) document.getElementById(item.id)?.remove()
  thread.prepend(...items)
  document.querySelector('#earlier')?.replaceWith(fresh.querySelector('#earlier') ?? '')
  place.scrollTop = before + place.scrollHeight - height
  document.querySelector<HTMLElement>('#earlier a')?.focus({ preventScroll: true })
}

document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('[data-earlier]') : null
  if (!link || document.querySelector('#conversation[data-past]')) return
  event.preventDefault()
  void load(link)
})
