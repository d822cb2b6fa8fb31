import { quietly } from './deeds.ts'
import { renew } from './parts.ts'
import { openId, shownId } from './place.ts'

/** Signs of life while one looks, and while one types: closer together than the server forgets them. */
const LOOKING_MS = 20_000
const TYPING_MS = 3_000
/** A little after the server takes somebody for no longer typing. */
const TYPED_MS = 6_500

let typedAt = 0
let here: string | null = null

const address = (id: string): string => `/console/conversations/${id}/presence`

function look(): void {
  const id = document.visibilityState === 'visible' && openId() === shownId() ? shownId() : null
  if (here && here !== id) leave()
  here = id
  if (id) void quietly(address(id), { doing: Date.now() - typedAt < TYPED_MS ? 'typing' : 'viewing' })
}

function leave(): void {
  if (here) void quietly(address(here), { doing: 'gone' })
  here = null
}

document.addEventListener('input', event => {
  if (!(event.target instanceof Element && event.target.matches('.write-text')) || Date.now() - typedAt < TYPING_MS) return
  typedAt = Date.now()
  look()
})
document.addEventListener('conversation-opened', () => {
  typedAt = 0
  look()
})
document.addEventListener('leaving', leave)
document.addEventListener('visibilitychange', look)
addEventListener('pagehide', leave)
setInterval(look, LOOKING_MS)
look()

let soon: ReturnType<typeof setTimeout> | undefined
document.addEventListener('renewed', () => {
  clearTimeout(soon)
  if (document.querySelector('#presence[data-typing]')) soon = setTimeout(() => renew('presence'), TYPED_MS)
})
