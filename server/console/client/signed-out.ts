import { believedAgain } from './believed.ts'

// a session that is over takes nothing away: the page stays, with what was typed in it
const dialog = (): HTMLDialogElement | null => document.querySelector<HTMLDialogElement>('#signed-out')
const place = (): HTMLElement | null => document.querySelector<HTMLElement>('#sign-in-here')
const inDialog = (target: EventTarget | null, what: string): boolean =>
  target instanceof Element && target.closest(`#signed-out ${what}`) !== null

/** Puts the door's own form into the page whose session is over, so that what was typed there can go on. */
async function offer(): Promise<void> {
  if (!dialog()?.open) dialog()?.showModal()
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

function goOn({ body }: Document): void {
  const headers = JSON.parse(body.getAttribute('hx-headers') ?? '{}') as Record<string, string>
  if (!believedAgain(body.dataset.staff, headers['x-csrf-token'] ?? '')) return
  place()?.replaceChildren()
  dialog()?.close()
}

document.addEventListener('signed-out', () => void offer())
document.addEventListener('submit', event => {
  if (!inDialog(event.target, '#sign-in-here')) return
  event.preventDefault()
  const form = event.target as HTMLFormElement
  const fields = new URLSearchParams([...new FormData(form)].map(([name, value]) => [name, String(value)]))
  void page(form.action, fields).then(show)
})
// whoever goes on may have signed in in another tab: any page of ours tells
document.addEventListener('click', event => {
  if (!inDialog(event.target, '[data-close]')) return
  dialog()?.close()
  void page('/console').then(door => door?.body.dataset.staff && goOn(door))
})
// the server knew them by another tab's session and refused what the page brought: it is brought once more
document.addEventListener('signed-in-again', event => {
  const { csrf, staff } = (event as CustomEvent<{ csrf: string; staff: string }>).detail
  const form = event.target
  // once the request that was refused is over: until then the form takes no other
  if (believedAgain(staff, csrf) && form instanceof HTMLFormElement) queueMicrotask(() => form.requestSubmit())
})
