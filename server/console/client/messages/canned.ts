import { addCanned } from './tray.ts'

const ONES = '#canned-list [data-canned]'
const menu = (): HTMLDetailsElement | null => document.querySelector<HTMLDetailsElement>('#canned')
const ones = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(ONES)]
const offered = (): HTMLElement[] => ones().filter(one => !one.closest('li')?.hidden)
const chosen = (): HTMLElement | undefined => offered().find(one => one.dataset.chosen !== undefined)

/** The shortcut being typed before the cursor: a slash at the beginning of a word, and what follows it. */
function typed(field: HTMLTextAreaElement): string | null {
  const before = field.value.slice(0, field.selectionStart)
  return /(?:^|\s)\/([\p{L}\p{N}_-]*)$/u.exec(before)?.[1] ?? null
}

function choose(one: HTMLElement | undefined): void {
  for (const each of ones()) delete each.dataset.chosen
  if (!one) return
  one.dataset.chosen = ''
  one.scrollIntoView({ block: 'nearest' })
}

function narrow(word: string): void {
  for (const one of ones()) {
    const item = one.closest('li')
    if (item) item.hidden = !one.dataset.canned?.toLowerCase().startsWith(word.toLowerCase())
  }
  choose(offered()[0])
}

/** Puts an answer in at the cursor, in the place of the shortcut that asked for it, and its file beside. */
function insert(field: HTMLTextAreaElement, one: HTMLElement): void {
  const { text = '', file, fileOf } = one.dataset
  const word = typed(field)
  const from = word === null ? field.selectionStart : field.selectionStart - word.length - 1
  field.setRangeText(text, from, field.selectionEnd, 'end')
  field.dispatchEvent(new Event('input', { bubbles: true }))
  if (fileOf !== undefined) addCanned(fileOf, file ?? '')
  close()
  field.focus()
}

function close(): void {
  const open = menu()
  if (open) open.open = false
  narrow('')
  choose(undefined)
}

/** What the keys do while ready answers are offered; answers whether the key was used. */
export function canned(event: KeyboardEvent, field: HTMLTextAreaElement): boolean {
  if (typed(field) === null || !menu()?.open || !field.matches('.write-as-reply *')) return false
  const list = offered()
  const at = list.indexOf(chosen() as HTMLElement)
  if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
    choose(list[(at + (event.key === 'ArrowDown' ? 1 : list.length - 1)) % Math.max(1, list.length)])
  else {
    const one = event.key === 'Enter' || event.key === 'Tab' ? chosen() : undefined
    if (!one || event.ctrlKey) return false
    insert(field, one)
  }
  event.preventDefault()
  return true
}

document.addEventListener('input', event => {
  const field = event.target
  const place = menu()
  if (!place || !(field instanceof HTMLTextAreaElement) || !field.matches('.write-as-reply textarea')) return
  const word = typed(field)
  if (word === null) {
    if (chosen()) close()
    return
  }
  narrow(word)
  place.open = offered().length > 0
})
document.addEventListener('click', event => {
  const one = event.target instanceof Element ? event.target.closest<HTMLElement>(ONES) : null
  const field = document.querySelector<HTMLTextAreaElement>('.write-as-reply textarea')
  if (one && field) insert(field, one)
})
