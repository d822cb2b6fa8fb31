import { post, say, sentence, succeeded, tell } from './post.ts'

const busy = new WeakSet<HTMLFormElement>()
let pending: HTMLFormElement | null = null

/** The fields of a form, and the button it was sent by. */
export function fieldsOf(form: HTMLFormElement, submitter: HTMLElement | null = null): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') fields[name] = value
  if (submitter instanceof HTMLButtonElement && submitter.name) fields[submitter.name] = submitter.value
  return fields
}

/** Does something once, however often it is pressed; signed out meanwhile, it goes on after. Answers whether it was done. */
export async function once(form: HTMLFormElement, act: () => Promise<number>): Promise<boolean> {
  if (busy.has(form)) return false
  busy.add(form)
  form.setAttribute('aria-busy', 'true')
  try {
    const status = await act()
    if (status === 401) pending = form
    if (status === 0) say(sentence('lost'))
    // somebody was faster: the page shows what it has become
    if (status === 409) tell('renew')
    return status >= 200 && status < 300
  } finally {
    busy.delete(form)
    form.removeAttribute('aria-busy')
  }
}

async function send(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  const done = await once(form, async () => (await post(form.action, fieldsOf(form, submitter))).status)
  if (!done) return
  for (const menu of document.querySelectorAll<HTMLDetailsElement>('details[data-menu]')) if (menu.contains(form)) menu.open = false
  for (const field of form.querySelectorAll<HTMLInputElement>('input[data-keep]:not([type=hidden])')) field.value = field.defaultValue
}

document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement
  if (!form.matches('[data-deed]') || form.matches('.write')) return
  event.preventDefault()
  void send(form, event.submitter)
})
document.addEventListener('signed-in', () => {
  const form = pending
  pending = null
  if (form?.isConnected) form.requestSubmit()
})

// one menu at a time, closed by Escape or a press elsewhere
const menus = (): NodeListOf<HTMLDetailsElement> => document.querySelectorAll<HTMLDetailsElement>('details.menu[open]')
document.addEventListener('click', event => {
  for (const menu of menus()) if (!(event.target instanceof Node && menu.contains(event.target))) menu.open = false
})
document.addEventListener('keydown', event => {
  if (event.key !== 'Escape') return
  for (const menu of menus()) {
    menu.open = false
    menu.querySelector<HTMLElement>('summary')?.focus()
  }
})

/** Posts something nobody needs to wait for. */
export const quietly = async (url: string, fields: Readonly<Record<string, string>>): Promise<boolean> =>
  succeeded(await post(url, fields, { keepalive: true }))
