import { goList } from './go.ts'

const PAUSE_MS = 250
let pause: ReturnType<typeof setTimeout> | undefined

const addressOf = (form: HTMLFormElement): string => {
  const fields = [...new FormData(form)].filter(([, value]) => value !== '') as [string, string][]
  const query = new URLSearchParams(fields)
  return `${form.action.split('?')[0]}${query.size > 0 ? `?${query}` : ''}`
}

document.addEventListener('input', event => {
  const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>('[data-search]') : null
  if (!form) return
  clearTimeout(pause)
  pause = setTimeout(() => void goList(addressOf(form)), PAUSE_MS)
})
document.addEventListener('change', event => {
  const form = event.target instanceof Element ? event.target.closest<HTMLFormElement>('[data-narrow]') : null
  if (form) void goList(addressOf(form))
})
document.addEventListener('submit', event => {
  const form = event.target as HTMLFormElement
  if (!form.matches('[data-search], [data-narrow]')) return
  event.preventDefault()
  clearTimeout(pause)
  void goList(addressOf(form))
})
// what is looked for follows the address, unless somebody is typing it
document.addEventListener('renewed', () => {
  const field = document.querySelector<HTMLInputElement>('#search')
  if (field && field !== document.activeElement) field.value = new URL(location.href).searchParams.get('q') ?? ''
})
