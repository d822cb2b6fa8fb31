import { isLocale } from '../../locales/locale.ts'
import { part, setWord, speak } from './page.ts'

/** A message as the server streams it. */
export type Arrived = { id: number; author: 'citizen' | 'bot' | 'staff'; text: string; locale: string; heardId?: string; html: string }
export type OwnState = 'sending' | 'sent' | 'failed'

const log = part('log')
const list = part('messages')
const newer = part('newer')

/** The id of the newest message of the server shown here. */
export const newest = (): number => Math.max(0, ...ids())
const ids = (): number[] => [...list.querySelectorAll<HTMLElement>('[data-id]')].map(item => Number(item.dataset.id))

/** Whether the server already told of a message sent from here. */
export const isKept = (heardId: string): boolean => list.querySelector(`[data-heard="${CSS.escape(heardId)}"]`) !== null

/** Shows a message that arrived. One that stands here already, sent from this page or as first words, is only given its id. */
export function show(message: Arrived): void {
  if (list.querySelector(`[data-id="${message.id}"]`)) return
  const reading = !atEnd()
  const here = standingFor(message)
  if (here) adopt(here, message)
  else list.insertBefore(itemOf(message), list.querySelector('[data-pending]'))
  tellTimes()
  if (message.author === 'citizen') return
  if (isLocale(message.locale)) speak(message.locale)
  if (here) return
  forgetFirstWords()
  if (reading) newer.hidden = false
  else scrollToTurn()
}

function standingFor({ author, text, heardId }: Arrived): HTMLElement | undefined {
  const waiting = [...list.querySelectorAll<HTMLElement>(`.${author}:not([data-id])`)]
  if (heardId !== undefined && author === 'citizen') return waiting.find(item => item.dataset.heard === heardId)
  return waiting.find(item => textOf(item) === text)
}

function adopt(item: HTMLElement, message: Arrived): void {
  item.dataset.id = String(message.id)
  if (message.author !== 'citizen') return
  mark(item, 'sent')
  const words = item.querySelector('.text')
  if (words && words.textContent !== message.text) words.textContent = message.text
  // where somebody is, is shown by the server's own link
  const shown = itemOf(message).querySelector('.file')
  if (shown) words?.before(shown)
}

// first words that were shown and not said after all
function forgetFirstWords(): void {
  for (const item of list.querySelectorAll('.bot:not([data-id])')) item.remove()
}

function itemOf({ html }: Arrived): Element {
  const holder = document.createElement('template')
  holder.innerHTML = html
  const item = holder.content.firstElementChild
  if (!item) throw new Error('a message without an item')
  item.classList.add('arrived')
  return item
}

const textOf = (item: Element): string => item.querySelector('.text')?.textContent ?? ''

/** Shows at once what the citizen sends, before the server has it. What has no words, such as a change of language, shows nothing. */
export function showOwn(id: string, text: string): void {
  if (!text) return
  const copy = part<HTMLTemplateElement>('own').content.cloneNode(true) as DocumentFragment
  const item = copy.firstElementChild as HTMLElement
  item.dataset.heard = id
  item.classList.add('arrived')
  const words = item.querySelector('.text')
  if (words) words.textContent = text
  item.querySelector('time')?.setAttribute('datetime', new Date().toISOString())
  list.append(item)
  tellTimes()
  scrollToTurn()
}

/** Says under an own message what became of it. */
export function markOwn(id: string, state: OwnState): void {
  const item = list.querySelector<HTMLElement>(`[data-heard="${CSS.escape(id)}"]`)
  if (item) mark(item, state)
}

function mark(item: HTMLElement, state: OwnState): void {
  const shown = item.querySelector<HTMLElement>('.state')
  const words = shown?.querySelector<HTMLElement>('[data-word]')
  const retry = item.querySelector<HTMLElement>('.retry')
  if (shown) shown.dataset.state = state
  if (state === 'sent') delete item.dataset.pending
  if (words) setWord(words, `web.${state}`)
  if (retry) retry.hidden = state !== 'failed'
}

/** Takes back an own message the server will never accept. */
export const removeOwn = (id: string): void => list.querySelector(`[data-heard="${CSS.escape(id)}"]:not([data-id])`)?.remove()

const atEnd = (): boolean => log.scrollHeight - log.scrollTop - log.clientHeight < 120

/** To the end, but never past the citizen's own last message: a long answer is read from its beginning. */
export function scrollToTurn(): void {
  newer.hidden = true
  const own = [...list.querySelectorAll<HTMLElement>('.citizen')].at(-1)
  const end = log.scrollHeight - log.clientHeight
  log.scrollTop = own ? Math.min(end, own.offsetTop - 12) : 0
}

/** Writes the time of each message by the phone's own clock, which its owner knows. */
export function tellTimes(): void {
  for (const time of list.querySelectorAll<HTMLTimeElement>('time:empty')) {
    const at = new Date(time.dateTime)
    if (!Number.isNaN(at.getTime())) time.textContent = `${two(at.getHours())}:${two(at.getMinutes())}`
  }
}
const two = (value: number): string => String(value).padStart(2, '0')

newer.addEventListener('click', () => {
  log.scrollTop = log.scrollHeight
  newer.hidden = true
  log.focus()
})
log.addEventListener('scroll', () => {
  if (atEnd()) newer.hidden = true
})
