import { canRecord, type Recording, record } from '../../client/recorder.ts'
import { anew } from './anew.ts'
import { say } from './messages/post.ts'
import { upload } from './upload.ts'

/** What is being recorded, and what was and is not kept yet, by the place it is for. */
let recording: { taken: Recording; place: HTMLElement } | null = null
const heard = new WeakMap<HTMLElement, Blob>()

const toggleOf = (place: HTMLElement) => place.querySelector<HTMLButtonElement>('[data-recorder-toggle]')
const wordsOf = (place: HTMLElement) => toggleOf(place)?.querySelector('span')

async function start(place: HTMLElement): Promise<void> {
  if (!canRecord()) return say(place.dataset.denied)
  const [toggle, words] = [toggleOf(place), wordsOf(place)]
  place.dataset.words ??= words?.textContent ?? ''
  const tick = (seconds: number): void => {
    if (words && recording) words.textContent = `${place.dataset.stop} ${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  }
  try {
    recording = { taken: await record(tick, () => void stop()), place }
    tick(0)
    toggle?.setAttribute('aria-pressed', 'true')
  } catch {
    say(place.dataset.denied)
  }
}

// listened to first: only then it takes the place of what is there
async function stop(): Promise<void> {
  if (!recording) return
  const { taken, place } = recording
  recording = null
  const sound = await taken.finish()
  heard.set(place, sound)
  toggleOf(place)?.setAttribute('aria-pressed', 'false')
  const [words, shown, player] = [wordsOf(place), place.querySelector<HTMLElement>('[data-recorder-heard]'), place.querySelector('audio')]
  if (words) words.textContent = place.dataset.words ?? ''
  if (!shown || !player) return
  if (player.src) URL.revokeObjectURL(player.src)
  player.src = URL.createObjectURL(sound)
  shown.hidden = false
  shown.querySelector<HTMLButtonElement>('[data-recorder-keep]')?.focus()
}

async function keep(place: HTMLElement, button: HTMLButtonElement): Promise<void> {
  const sound = heard.get(place)
  if (!sound) return
  button.disabled = true
  const kept = await upload(place.dataset.recorder ?? '', sound, { name: 'voice', kind: 'voice', lost: place.dataset.lost })
  if (kept) await anew()
  button.disabled = false
}

document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target : null
  const place = target?.closest<HTMLElement>('[data-recorder]')
  if (!target || !place) return
  const button = target.closest<HTMLButtonElement>('[data-recorder-keep]')
  if (button) void keep(place, button)
  else if (target.closest('[data-recorder-toggle]')) void (recording ? stop() : start(place))
})
