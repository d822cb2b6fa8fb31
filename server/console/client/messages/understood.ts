import { request, succeeded } from './post.ts'

/** Shows under a message what was made of it; pressed again, puts it away. */
async function toggle(link: HTMLAnchorElement): Promise<void> {
  const place = link.closest('.bubble')
  const shown = place?.querySelector('[data-local]')
  if (shown) return shown.remove()
  const answer = await request(link.href)
  if (!succeeded(answer) || !place) return
  const fresh = new DOMParser().parseFromString(answer.html, 'text/html').querySelector<HTMLElement>('.meaning')
  if (!fresh) return
  fresh.dataset.local = ''
  fresh.setAttribute('role', 'status')
  place.append(fresh)
}

document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('[data-understood]') : null
  if (!link || event.ctrlKey || event.metaKey) return
  event.preventDefault()
  void toggle(link)
})
