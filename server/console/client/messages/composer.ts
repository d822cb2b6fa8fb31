import { canned } from './canned.ts'
import { fieldsOf, once } from './deeds.ts'
import { sent } from './drafts.ts'
import { forgetHere } from './here.ts'
import { post, succeeded } from './post.ts'
import { emptyTray, readyFiles } from './tray.ts'

const composer = (): HTMLElement | null => document.querySelector<HTMLElement>('#composer')

// works on plain http too, where a browser gives no ids of its own
const newKey = (): string => [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, '0')).join('')

/** Chooses what one writes, and puts the keyboard there. */
export function write(mode: 'reply' | 'note'): void {
  const place = composer()
  if (!place) return
  place.dataset.writes = mode
  for (const link of place.querySelectorAll<HTMLElement>('[data-write]'))
    if (link.dataset.write === mode) link.setAttribute('aria-current', 'true')
    else link.removeAttribute('aria-current')
  place.querySelector<HTMLTextAreaElement>(mode === 'note' ? '.write-as-note textarea' : '.write-as-reply textarea')?.focus()
}

/** Files go one by one, the words under the first; each has a key of its own, so that trying again says nothing twice. */
async function sendAll(form: HTMLFormElement): Promise<number> {
  const { key = '', ...fields } = fieldsOf(form)
  const files = await readyFiles()
  if (files.length === 0) return (await post(form.action, { ...fields, key })).status
  for (const [i, file] of files.entries()) {
    const rest = i === 0 ? fields : { take: fields.take ?? '' }
    const answer = await post(form.action, { ...rest, key: `${key}-${i}`, media: file.id, kind: file.kind })
    if (!succeeded(answer)) return answer.status
  }
  return 200
}

async function send(form: HTMLFormElement): Promise<void> {
  const field = form.querySelector<HTMLTextAreaElement>('textarea')
  if (!field || form.querySelector<HTMLButtonElement>('.write-send')?.disabled) return
  const isReply = form.matches('.write-as-reply')
  const text = field.value
  const done = await once(form, async () => (isReply ? sendAll(form) : (await post(form.action, fieldsOf(form))).status))
  if (!done) return
  sent(field, text)
  if (!isReply) return write('reply')
  const [key, place] = [form.querySelector<HTMLInputElement>('[name=key]'), form.querySelector<HTMLSelectElement>('[name=location]')]
  if (key) key.value = newKey()
  if (place) place.value = ''
  emptyTray()
  forgetHere()
  unquote()
}

const quote = (): HTMLElement | null => document.querySelector<HTMLElement>('#quote')
const unquote = (): void => quote()?.replaceChildren()

function answer(id: string, words: string): void {
  const place = quote()
  if (!place) return
  const [field, text, cancel] = [document.createElement('input'), document.createElement('bdi'), document.createElement('button')]
  Object.assign(field, { type: 'hidden', name: 'replyTo', value: id })
  Object.assign(text, { className: 'quote-words', textContent: words })
  Object.assign(cancel, { type: 'button', className: 'icon-button', textContent: '×', ariaLabel: place.dataset.cancel })
  cancel.dataset.unquote = ''
  place.replaceChildren(field, text, cancel)
  write('reply')
}

document.addEventListener('click', event => {
  const link = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-write], [data-reply], [data-unquote]') : null
  if (!link) return
  event.preventDefault()
  const { write: mode, reply, quote: words } = link.dataset
  if (mode === 'reply' || mode === 'note') write(mode)
  else if (reply !== undefined) answer(reply, words ?? '')
  else unquote()
})
document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement
  if (!form.matches('.write')) return
  event.preventDefault()
  void send(form)
})
document.addEventListener('keydown', event => {
  const field = event.target
  if (!(field instanceof HTMLTextAreaElement) || !field.matches('.write-text')) return
  if (canned(event, field)) return
  // Enter also ends a word some keyboards are still composing
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || event.isComposing) return
  event.preventDefault()
  field.form?.requestSubmit()
})
