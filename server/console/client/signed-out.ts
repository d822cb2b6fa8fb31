// a session that is over takes nothing away: the page stays, with what was typed in it
const dialog = (): HTMLDialogElement | null => document.querySelector<HTMLDialogElement>('#signed-out')

document.addEventListener('signed-out', () => {
  const found = dialog()
  if (found && !found.open) found.showModal()
})
document.addEventListener('click', event => {
  if (event.target instanceof Element && event.target.closest('#signed-out [data-close]')) dialog()?.close()
})

// the same person is back, in another tab: the page's forms learn what to bring, and what was sent is sent once more
document.addEventListener('signed-in-again', event => {
  const { csrf, staff } = (event as CustomEvent<{ csrf: string; staff: string }>).detail
  // another person must not send what this one wrote
  if (document.body.dataset.staff !== staff) return location.reload()
  document.body.setAttribute('hx-headers', JSON.stringify({ 'x-csrf-token': csrf }))
  for (const field of document.querySelectorAll<HTMLInputElement>('input[name=_csrf]')) field.value = csrf
  if (event.target instanceof HTMLFormElement) event.target.requestSubmit()
})
