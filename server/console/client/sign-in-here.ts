const dialog = (): HTMLDialogElement | null => document.querySelector<HTMLDialogElement>('#signed-out')
const place = (): HTMLElement | null => document.querySelector<HTMLElement>('#sign-in-here')

/** Puts the door's own form into the page whose session is over, so that what was typed there can go on. */
async function offer(): Promise<void> {
  if (!place()?.querySelector('form')) show(await page('/console/sign-in'))
}

async function page(address: string, body?: URLSearchParams): Promise<Document | null> {
  try {
    const response = await fetch(address, body ? { method: 'POST', body } : {})
    return new DOMParser().parseFromString(await response.text(), 'text/html')
  } catch {
    return null
  }
}

function show(door: Document | null): void {
  if (door?.body.dataset.staff) {
    goOn(door)
    return
  }
  const [form, wrong] = [door?.querySelector('form[action^="/console/sign-in"]'), door?.querySelector('[role=alert]')]
  if (!form) return
  place()?.replaceChildren(...(wrong ? [wrong] : []), form)
  form.querySelector<HTMLElement>('input:not([type=hidden])')?.focus()
}

/** Signed in again: the forms of this page are believed again. Somebody else gets a page of their own. */
function goOn(fresh: Document): void {
  if (fresh.body.dataset.staff !== document.body.dataset.staff) {
    location.reload()
    return
  }
  const headers = fresh.body.getAttribute('hx-headers') ?? ''
  document.body.setAttribute('hx-headers', headers)
  const token = (JSON.parse(headers) as Record<string, string>)['x-csrf-token'] ?? ''
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name=_csrf]')) field.value = token
  place()?.replaceChildren()
  dialog()?.close()
  document.dispatchEvent(new CustomEvent('signed-in'))
}

document.addEventListener('signed-out', () => void offer())
document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement
  if (!form.closest('#sign-in-here')) return
  event.preventDefault()
  const fields = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  void page(form.action, fields).then(show)
})
// signed in elsewhere: any page of ours tells the new token
document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('#signed-out [data-close]'))
    void page('/console').then(door => door?.body.dataset.staff && goOn(door))
})
