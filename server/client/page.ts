import { directionOf, htmlLang, isLocale, type Locale } from '../../locales/locale.ts'
import { isWordKey, type WordKey, word } from '../words.ts'

const root = document.documentElement

/** A part of the page by its id. Throws when the page has none: then page and script are not of one release. */
export function part<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id)
  if (!found) throw new Error(`no #${id} on this page`)
  return found as T
}

export const embedded = root.hasAttribute('data-embedded')
export const locale = (): Locale => (isLocale(root.dataset.locale) ? root.dataset.locale : 'ar')
export const say = (key: WordKey): string => word(locale(), key)

/** Whether the conversation is kept by the server, or has yet to begin. */
export const hasBegun = (): boolean => root.hasAttribute('data-begun')
export const begin = (): void => root.setAttribute('data-begun', 'true')

/** An address of ours with what it must know of this page. */
export function address(path: string, query: Record<string, string> = {}): string {
  const all = new URLSearchParams({ ...query, ...(embedded ? { embed: '1' } : {}) }).toString()
  return all ? `${path}?${all}` : path
}

/** Turns the whole interface to another language, with its direction. */
export function speak(next: Locale): void {
  if (next === locale()) return
  root.dataset.locale = next
  root.lang = htmlLang(next)
  root.dir = directionOf(next)
  for (const element of document.querySelectorAll<HTMLElement>('[data-word]')) setWord(element, element.dataset.word)
  for (const element of document.querySelectorAll<HTMLElement>('[data-label]')) setLabel(element, element.dataset.label)
  for (const button of document.querySelectorAll<HTMLButtonElement>('.languages button')) markCurrent(button, next)
}

/** Puts a word of the interface into an element, and remembers which. */
export function setWord(element: HTMLElement, key: string | undefined): void {
  if (!isWordKey(key)) return
  element.dataset.word = key
  element.textContent = say(key)
}

function setLabel(element: HTMLElement, key: string | undefined): void {
  if (!isWordKey(key)) return
  element.setAttribute('aria-label', say(key))
  if (element instanceof HTMLTextAreaElement) element.placeholder = say(key)
}

function markCurrent(button: HTMLButtonElement, current: Locale): void {
  if (button.value === `language:${current}`) button.setAttribute('aria-current', 'true')
  else button.removeAttribute('aria-current')
}

/** Shows or hides one of the lines above the conversation. */
export function notice(id: 'offline' | 'notice', key: WordKey | null): void {
  const line = part(id)
  line.hidden = key === null
  line.textContent = ''
  if (key === null) return
  const words = document.createElement('span')
  setWord(words, key)
  line.append(words)
}
