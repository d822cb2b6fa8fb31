/** The forms somebody has written in since they came or were last kept. */
const written = new Set<HTMLFormElement>()

const formOf = (target: EventTarget | null): HTMLFormElement | null =>
  target instanceof Element ? target.closest<HTMLFormElement>('form[data-unsaved]') : null

document.addEventListener('input', ({ target }) => {
  const form = target instanceof HTMLFormElement ? null : formOf(target)
  if (form) written.add(form)
})
// what is kept is no longer lost by leaving
document.addEventListener('htmx:afterRequest', event => {
  const { successful } = (event as CustomEvent<{ successful: boolean }>).detail
  if (successful && event.target instanceof HTMLFormElement) written.delete(event.target)
})
addEventListener('beforeunload', event => {
  if ([...written].some(form => form.isConnected)) event.preventDefault()
})
