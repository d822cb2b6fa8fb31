import { canRecord, type Recording, record } from '../../../client/recorder.ts'
import { type Ready, upload } from '../upload.ts'
import { post, say, succeeded } from './post.ts'

type Chip = { element: HTMLElement; done: Promise<Ready | null> }

let chips: Chip[] = []
let recording: Recording | null = null

const tray = (): HTMLElement | null => document.querySelector<HTMLElement>('#tray')
const input = (): HTMLInputElement | null => document.querySelector<HTMLInputElement>('#attach-file')
const button = (): HTMLButtonElement | null => document.querySelector<HTMLButtonElement>('[data-record]')

/** The files that are to go with what is written, once they are all there. One that was refused is not among them. */
export async function readyFiles(): Promise<Ready[]> {
  if (recording) await stopRecording()
  return (await Promise.all(chips.map(({ done }) => done))).filter(ready => ready !== null)
}

export function emptyTray(): void {
  chips = []
  tray()?.replaceChildren()
}

function add(content: Blob, name: string, kind: string): void {
  const { upload: address = '', lost } = input()?.dataset ?? {}
  put(name, () => upload(address, content, { name, kind, lost }))
}

/** Puts the file of a ready answer beside what is written. */
export function addCanned(reply: string, name: string): void {
  const { canned: address = '', lost } = input()?.dataset ?? {}
  put(name, async () => {
    const answer = await post(address, { reply })
    const { media, kind } =
      new DOMParser().parseFromString(answer.html, 'text/html').querySelector<HTMLElement>('[data-media]')?.dataset ?? {}
    if (succeeded(answer) && media && kind) return { id: media, kind }
    if (answer.status !== 401) say(lost)
    return null
  })
}

/** A chip for a file on its way; it goes when the file does not come. */
function put(name: string, fetched: () => Promise<Ready | null>): void {
  const field = input()
  const place = tray()
  if (!field || !place) return
  const element = document.createElement('div')
  element.className = 'chip'
  const words = document.createElement('bdi')
  words.textContent = `${name} · ${field.dataset.sending}`
  const remove = document.createElement('button')
  Object.assign(remove, { type: 'button', className: 'icon-button', textContent: '×', ariaLabel: `${field.dataset.remove} ${name}` })
  remove.addEventListener('click', () => drop(chip))
  element.append(words, remove)
  place.append(element)
  const done = fetched().then(ready => {
    if (ready) show(element, words, name, ready)
    else drop(chip)
    return ready
  })
  const chip: Chip = { element, done }
  chips.push(chip)
}

function drop(chip: Chip): void {
  chips = chips.filter(each => each !== chip)
  chip.element.remove()
}

function show(element: HTMLElement, words: HTMLElement, name: string, { id, kind }: Ready): void {
  words.textContent = name
  const shown = kind === 'photo' ? document.createElement('img') : kind === 'voice' ? document.createElement('audio') : null
  if (!shown) return
  shown.src = `/console/media/${id}`
  if (shown instanceof HTMLAudioElement) shown.controls = true
  else shown.alt = ''
  element.prepend(shown)
}

async function startRecording(place: HTMLButtonElement): Promise<void> {
  const words = place.querySelector('span')
  const before = words?.textContent ?? ''
  try {
    recording = await record(
      seconds => {
        if (words && recording)
          words.textContent = `${place.dataset.stop} ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
      },
      () => void stopRecording(),
    )
    place.setAttribute('aria-pressed', 'true')
    place.dataset.words = before
  } catch {
    say(place.dataset.denied)
  }
}

async function stopRecording(): Promise<void> {
  const [taken, place] = [recording, button()]
  recording = null
  if (!taken || !place) return
  const sound = await taken.finish()
  place.setAttribute('aria-pressed', 'false')
  const words = place.querySelector('span')
  if (words) words.textContent = place.dataset.words ?? ''
  add(sound, input()?.dataset.voice ?? 'voice', 'voice')
}

document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target : null
  if (target?.closest('[data-attach]')) input()?.click()
  const place = target?.closest<HTMLButtonElement>('[data-record]')
  if (!place) return
  if (!canRecord()) say(place.dataset.denied)
  else if (recording) void stopRecording()
  else void startRecording(place)
})
document.addEventListener('change', event => {
  const field = event.target
  if (!(field instanceof HTMLInputElement) || field.id !== 'attach-file') return
  for (const file of field.files ?? []) add(file, file.name, 'document')
  field.value = ''
})
document.addEventListener('paste', event => {
  const files = event.clipboardData?.files
  if (!files?.length || !(event.target instanceof Element && event.target.matches('.write-as-reply textarea'))) return
  event.preventDefault()
  for (const file of files) add(file, file.name, 'document')
})
document.addEventListener('conversation-opened', () => {
  recording?.discard()
  recording = null
  chips = []
})
