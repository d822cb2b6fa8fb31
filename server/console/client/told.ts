import { post } from './messages/post.ts'

/** `undo`: what takes it back, offered beside it. */
type Told = { sentence: string; tone: 'good' | 'bad'; undo?: { action: string; label: string } }

const READING_MS = 8_000
const UNDOING_MS = 20_000
let fading: ReturnType<typeof setTimeout> | undefined

// a sentence that comes without a page of its own
document.addEventListener('told', event => {
  const line = document.querySelector('#toast')
  if (!line) return
  const { sentence, tone, undo } = (event as CustomEvent<Told>).detail
  const words = document.createElement('p')
  words.className = `notice ${tone}`
  words.textContent = sentence
  if (undo) words.append(undoing(undo))
  line.replaceChildren(words)
  clearTimeout(fading)
  fading = setTimeout(() => line.replaceChildren(), undo ? UNDOING_MS : READING_MS)
})

function undoing({ action, label }: NonNullable<Told['undo']>): HTMLButtonElement {
  const button = document.createElement('button')
  Object.assign(button, { type: 'button', className: 'btn', textContent: label })
  button.addEventListener('click', () => {
    document.querySelector('#toast')?.replaceChildren()
    void post(action, {})
  })
  return button
}

let live = true
const connection = (): void => void document.querySelector('#offline')?.toggleAttribute('hidden', navigator.onLine && live)
const hears = (is: boolean): void => {
  live = is
  connection()
}
document.addEventListener('live-lost', () => hears(false))
document.addEventListener('live-back', () => hears(true))
addEventListener('online', connection)
addEventListener('offline', connection)
connection()
