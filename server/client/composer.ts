import { readKept, writeKept } from './kept.ts'
import { part } from './page.ts'

const DRAFT = 'jisr.draft'
const field = part<HTMLTextAreaElement>('message')

/** Makes the field grow with its words, keep them across a reload, and send with Enter. */
export function startComposer(): void {
  if (!field.value) field.value = readKept(DRAFT)
  grow()
  field.addEventListener('input', () => {
    writeKept(DRAFT, field.value)
    grow()
  })
  field.addEventListener('keydown', event => {
    // Enter also ends a word some keyboards are still composing
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return
    event.preventDefault()
    if (field.value.trim()) field.form?.requestSubmit()
  })
}

/** What is written, taken out of the field. */
export function takeDraft(): string {
  const text = field.value.trim()
  write('')
  field.focus()
  return text
}

/** Puts back what could not be sent, before whatever was written since. */
export const giveBack = (text: string): void => write(field.value.trim() ? `${text}\n${field.value}` : text)

function write(text: string): void {
  field.value = text
  writeKept(DRAFT, text)
  grow()
}

// measuring a very long text takes seconds on a phone, and it fills the field anyway
const FULL = 2_000

function grow(): void {
  field.style.blockSize = field.value.length > FULL ? '100vh' : 'auto'
  if (field.value.length > FULL) return
  field.style.blockSize = `${field.scrollHeight + field.offsetHeight - field.clientHeight}px`
}
