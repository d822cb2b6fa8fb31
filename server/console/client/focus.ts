// what an action came to is where one reads on; where one works down a list, the line one was at
const place = (): HTMLElement | null => document.querySelector('[data-focus="here"]') ?? document.querySelector('[data-focus]')

document.addEventListener('htmx:afterSettle', event => {
  if (event.target !== document.body) return
  place()?.focus()
  place()?.scrollIntoView({ block: 'nearest' })
})
place()?.focus()
