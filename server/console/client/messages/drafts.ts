import { quietly } from './deeds.ts'

const PAUSE_MS = 500
const name = (field: HTMLTextAreaElement): string => `jisr.${field.id}`
let pause: ReturnType<typeof setTimeout> | undefined

const fields = (): NodeListOf<HTMLTextAreaElement> => document.querySelectorAll<HTMLTextAreaElement>('.write-text')

// the browser's own copy only bridges the moment until the server has it; a note is kept nowhere else
async function keep(field: HTMLTextAreaElement): Promise<void> {
  const { value } = field
  const address = field.dataset.draft
  if (address && (await quietly(address, { text: value })) && field.value === value) forget(field)
}

const forget = (field: HTMLTextAreaElement): void => sessionStorage.removeItem(name(field))

/** What was written is gone on its way: nothing of it is kept. */
export function sent(field: HTMLTextAreaElement, text: string): void {
  clearTimeout(pause)
  field.value = field.value.startsWith(text) ? field.value.slice(text.length).trimStart() : field.value
  forget(field)
  if (field.value !== '') void keep(field)
  grow(field)
}

/** Makes a field as high as its words, up to what its style allows. */
export function grow(field: HTMLTextAreaElement): void {
  field.rows = Math.min(10, Math.max(2, field.value.split('\n').length, Math.ceil(field.value.length / 60)))
}

document.addEventListener('input', event => {
  const field = event.target
  if (!(field instanceof HTMLTextAreaElement) || !field.matches('.write-text')) return
  sessionStorage.setItem(name(field), field.value)
  grow(field)
  clearTimeout(pause)
  pause = setTimeout(() => void keep(field), PAUSE_MS)
})

// what this browser still holds is newer than what the server has
function restore(): void {
  for (const field of fields()) {
    const kept = sessionStorage.getItem(name(field))
    if (kept !== null) field.value = kept
    grow(field)
  }
}

function flush(): void {
  clearTimeout(pause)
  for (const field of fields()) if (sessionStorage.getItem(name(field)) !== null) void keep(field)
}
document.addEventListener('leaving', flush)
addEventListener('pagehide', flush)
document.addEventListener('conversation-opened', restore)
document.addEventListener('signed-in', flush)
restore()
