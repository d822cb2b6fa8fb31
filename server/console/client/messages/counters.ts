import { sentence } from './post.ts'

let plain = document.title

/** How many wait, on the rail and in the window's title; danger comes before the title, whatever tab is looked at. */
function show(waiting: number, urgent: number): void {
  const count = document.querySelector<HTMLElement>('#count-messages')
  if (count) {
    count.textContent = String(waiting)
    count.hidden = waiting === 0
    count.classList.toggle('urgent', urgent > 0)
  }
  const alarm = urgent > 0 ? `⚠ ${sentence('urgentWord') ?? urgent} · ` : waiting > 0 ? `(${waiting}) ` : ''
  document.title = `${alarm}${plain}`
}

function showFrom(place: HTMLElement | null | undefined): void {
  if (place?.dataset.waiting !== undefined) show(Number(place.dataset.waiting), Number(place.dataset.urgent))
}

const list = (): HTMLElement | null => document.querySelector<HTMLElement>('#list')

document.addEventListener('renewed', event => showFrom((event as CustomEvent<{ fresh: HTMLElement | null }>).detail.fresh))
document.addEventListener('conversation-opened', () => {
  plain = document.title
  showFrom(list())
})
showFrom(list())
