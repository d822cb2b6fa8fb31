import { write } from './composer.ts'
import { goList } from './go.ts'

const TOGETHER_MS = 1_500
let afterG = 0

const rows = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('#rows [data-row]')]
const help = (): HTMLDialogElement | null => document.querySelector<HTMLDialogElement>('#help')
const press = (selector: string): void => document.querySelector<HTMLElement>(selector)?.click()

function move(by: 1 | -1): void {
  const all = rows()
  const at = all.indexOf(document.activeElement as HTMLElement)
  const from = at >= 0 ? at : all.findIndex(row => row.hasAttribute('aria-current'))
  all[Math.min(all.length - 1, Math.max(0, from < 0 ? 0 : from + by))]?.focus()
}

/** The search of the page one is on; where it has none, that of the messages. */
function search(): void {
  const field = document.querySelector<HTMLElement>('#search, #filter-q')
  if (field) field.focus()
  else location.assign('/console/messages#search')
}

function snooze(): void {
  const menu = document.querySelector<HTMLDetailsElement>('#menu-snooze')
  if (!menu) return
  menu.open = true
  menu.querySelector<HTMLElement>('button')?.focus()
}

const KEYS: Readonly<Record<string, () => void>> = {
  j: () => move(1),
  k: () => move(-1),
  r: () => write('reply'),
  n: () => write('note'),
  t: () => press('[data-deed-key=take], [data-deed-key=reopen]'),
  e: () => press('[data-deed-key=resolve]'),
  s: snooze,
  '/': search,
  '?': () => help()?.showModal(),
}
/** What works on every page of the console. */
const EVERYWHERE: ReadonlySet<string> = new Set(['/'])
const AFTER_G: Readonly<Record<string, () => void>> = {
  i: () => void goList('/console/messages'),
  a: () => void goList('/console/messages?view=all'),
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea, select'))

// out of the field, back to the keys of the page; what was typed stays
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector('dialog[open]')) return
  if (event.target instanceof HTMLElement && event.target.matches('.write-text'))
    event.target.closest('.conversation')?.querySelector<HTMLElement>('#log')?.focus()
})
document.addEventListener('keydown', event => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || isWriting(event.target)) return
  if (document.querySelector('dialog[open]') || !document.body.dataset.staff) return
  if (!document.querySelector('#inbox') && !EVERYWHERE.has(event.key)) return
  const together = Date.now() - afterG < TOGETHER_MS
  afterG = event.key === 'g' ? Date.now() : 0
  // the key of the letter, also on an Arabic keyboard
  const letter = /^Key[A-Z]$/.test(event.code) && !/^[a-z?/]$/.test(event.key) ? event.code.slice(3).toLowerCase() : event.key
  if (letter === 'g') afterG = Date.now()
  const act = (together ? AFTER_G : KEYS)[letter]
  if (!act) return
  event.preventDefault()
  act()
})
document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('#help-open')) help()?.showModal()
})
if (location.hash === '#search') document.querySelector<HTMLElement>('#search')?.focus()
