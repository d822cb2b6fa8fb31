import { htmx } from '../htmx.ts'
import { openPlace } from './log.ts'
import { renew } from './parts.ts'
import { openId, shownId, showPane, withQuery } from './place.ts'
import { request, say, sentence, succeeded, tell } from './post.ts'

/** Opens a conversation beside the list that is there. */
async function openConversation(address: string): Promise<void> {
  const id = openId()
  const { status, html } = await request(withQuery(address, { part: 'conversation' }))
  if (id !== openId()) return
  if (!succeeded({ status, html })) return failed(status, address)
  const fresh = new DOMParser().parseFromString(html, 'text/html')
  const [pane, facts] = [fresh.querySelector('#conversation'), fresh.querySelector('#facts')]
  if (!pane || !facts) return
  document.querySelector('#facts')?.remove()
  document.querySelector('#conversation')?.replaceWith(pane, facts)
  htmx.process(pane as HTMLElement)
  document.title = fresh.title
  mark()
  openPlace()
  tell('conversation-opened')
  document.querySelector<HTMLElement>('#log')?.focus({ preventScroll: true })
}

function failed(status: number, address: string): void {
  if (status === 0) say(sentence('lost'))
  // signed out: the dialog is there, and this page stays as it is
  else if (status !== 401) location.assign(address)
}

function mark(): void {
  for (const link of document.querySelectorAll<HTMLElement>('#rows [data-row]')) link.toggleAttribute('aria-current', false)
  const open = shownId()
  if (open) document.querySelector(`#rows #row-${CSS.escape(open)} [data-row]`)?.setAttribute('aria-current', 'true')
}

/** Goes to an address of the Messages pages, changing only the panes it names anew. */
export async function go(address: string, { push = true } = {}): Promise<void> {
  const before = shownId()
  tell('leaving')
  if (push) history.pushState(null, '', address)
  const id = openId()
  const pane = new URL(location.href).searchParams.get('pane')
  showPane(id ? (pane ?? 'conversation') : 'list')
  if (id && (id !== before || isPast())) await openConversation(location.href)
  else if (id) openPlace()
  renew('list')
}

const isPast = (): boolean =>
  document.querySelector('#conversation[data-past]') !== null || new URL(location.href).searchParams.has('before')

const plain = (event: MouseEvent): boolean => event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey

document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('#inbox a') : null
  if (!link || !plain(event)) return
  if (link.dataset.row !== undefined || link.dataset.back !== undefined || link.dataset.paneOpen !== undefined) {
    event.preventDefault()
    void go(link.href)
  } else if (link.dataset.go !== undefined) {
    event.preventDefault()
    void goList(link.href)
  }
})

/** Another list beside the conversation that is open. */
export function goList(address: string): Promise<void> {
  const { pathname, search } = new URL(address, location.href)
  const beside = openId() && document.querySelector<HTMLElement>('#inbox')?.dataset.pane !== 'list' && pathname === '/console/messages'
  return beside ? listBeside(`${location.pathname}${search}`) : go(address)
}

async function listBeside(address: string): Promise<void> {
  history.pushState(null, '', address)
  renew('list')
}

addEventListener('popstate', () => {
  if (document.querySelector('#inbox')) void go(location.href, { push: false })
})
document.addEventListener('conversation-gone', () => void go('/console/messages'))
