// what is shown once is easier copied than typed
const copies = (): NodeListOf<HTMLButtonElement> => document.querySelectorAll('[data-copy]')

function offer(): void {
  if (navigator.clipboard) for (const button of copies()) button.hidden = false
}

document.addEventListener('click', async event => {
  const button = event.target instanceof Element ? event.target.closest<HTMLButtonElement>('[data-copy]') : null
  const field = button && document.querySelector<HTMLInputElement>(`#${button.dataset.copy}`)
  if (!field) return
  await navigator.clipboard.writeText(field.value)
  button.textContent = button.dataset.copied ?? ''
})
document.addEventListener('htmx:afterSettle', offer)
offer()
