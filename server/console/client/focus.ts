// what an action came to is where one reads on
const focus = (): void => document.querySelector<HTMLElement>('[data-focus]')?.focus()

document.addEventListener('htmx:afterSettle', event => {
  if (event.target !== document.body) return
  focus()
  document.querySelector('[data-focus]')?.scrollIntoView({ block: 'nearest' })
})
focus()
