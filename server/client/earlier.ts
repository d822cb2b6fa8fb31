import { address, notice, part } from './page.ts'
import { tellTimes } from './transcript.ts'

type Stretch = { html: string; before: number | null }

const log = part('log')
const list = part('messages')
let loading = false

/** Puts older messages above those shown, where the page has a link to them, without moving what is being read. */
export function startEarlier(): void {
  const link = document.getElementById('earlier')
  link?.addEventListener('click', event => {
    event.preventDefault()
    if (!loading) void load(link)
  })
}

async function load(link: HTMLElement): Promise<void> {
  loading = true
  link.setAttribute('aria-busy', 'true')
  try {
    const answer = await fetch(address('/chat/earlier', { before: link.dataset.before ?? '' }))
    if (!answer.ok) throw new Error(`${answer.status}`)
    insert(link, (await answer.json()) as Stretch)
    notice('notice', null)
  } catch {
    notice('notice', 'web.error.earlier')
  } finally {
    loading = false
    link.removeAttribute('aria-busy')
  }
}

function insert(link: HTMLElement, { html, before }: Stretch): void {
  // a reader is not told all over again what she has read
  log.setAttribute('aria-live', 'off')
  const below = log.scrollHeight - log.scrollTop
  list.insertAdjacentHTML('afterbegin', html)
  tellTimes()
  if (before === null) link.parentElement?.remove()
  else link.dataset.before = String(before)
  log.scrollTop = log.scrollHeight - below
  // the link is out of sight, or gone: the keyboard goes on from what is read
  log.focus({ preventScroll: true })
  requestAnimationFrame(() => log.setAttribute('aria-live', 'polite'))
}
