import type { WordKey } from '../words.ts'
import { part, setWord } from './page.ts'

export type TrayShows = {
  words: WordKey
  name?: string
  /** 0 to 1, or `endless` while it is not known. */
  progress?: number | 'endless'
  /** What can be listened to, by its address. */
  sound?: string
  stop?: () => void
  send?: () => void
  retry?: () => void
  cancel: () => void
}

const [tray, words, name, bar] = [part('tray'), part('tray-words'), part('tray-name'), part<HTMLProgressElement>('tray-progress')]
const [stop, send, retry, cancel] = [part('tray-stop'), part('tray-send'), part('tray-retry'), part('tray-cancel')]
const sound = part<HTMLAudioElement>('tray-sound')
const openers = document.querySelectorAll<HTMLButtonElement>('.record, .join')
let now: TrayShows | null = null

stop.addEventListener('click', () => now?.stop?.())
send.addEventListener('click', () => now?.send?.())
retry.addEventListener('click', () => now?.retry?.())
cancel.addEventListener('click', () => now?.cancel())

/** The line above the field that says what is being recorded or sent; null puts it away. */
export function showTray(shows: TrayShows | null): void {
  const said = now?.words
  now = shows
  tray.hidden = shows === null
  // one thing at a time: a second one would take the line from the first
  for (const opener of openers) opener.disabled = shows !== null
  listen(shows?.sound)
  if (!shows) {
    words.replaceChildren()
    return
  }
  // said once: a reader would read it again at each second
  if (said !== shows.words) setWord(words, shows.words)
  name.textContent = shows.name ?? ''
  bar.hidden = shows.progress === undefined
  if (typeof shows.progress === 'number') bar.value = shows.progress
  else bar.removeAttribute('value')
  stop.hidden = !shows.stop
  send.hidden = !shows.send
  retry.hidden = !shows.retry
}

function listen(address: string | undefined): void {
  sound.hidden = address === undefined
  if (address === undefined) sound.removeAttribute('src')
  else if (sound.src !== address) sound.src = address
}

/** Puts the keyboard where something can be done about it. */
export const focusTray = (): void => (send.hidden ? cancel : send).focus()
