import { say, sentence } from './post.ts'

const KEPT = 'jisr.sound'
const RINGING_MS = 2_000
let sound: AudioContext | null = null

const isOn = (): boolean => localStorage.getItem(KEPT) === 'on'
const button = (): HTMLElement | null => document.querySelector<HTMLElement>('#sound')
const question = (): HTMLElement | null => document.querySelector<HTMLElement>('#sound-ask')

// a browser plays nothing before somebody pressed something in the page
async function wake(): Promise<void> {
  if (!isOn()) return
  sound ??= new AudioContext()
  await sound.resume()
  show()
}

/** The button says what is so: a sound that was chosen but cannot be played yet is none. */
function show(): void {
  button()?.setAttribute('aria-pressed', String(isOn() && sound?.state === 'running'))
  question()?.toggleAttribute('hidden', localStorage.getItem(KEPT) !== null)
}

function choose(on: boolean): void {
  localStorage.setItem(KEPT, on ? 'on' : 'off')
  if (on) void wake().then(play)
  else void sound?.suspend().then(show)
  show()
}

/** Three short tones, rising. */
function play(): void {
  if (sound?.state !== 'running') return
  for (const [i, pitch] of [660, 880, 1100].entries()) {
    const [tone, volume] = [sound.createOscillator(), sound.createGain()]
    const at = sound.currentTime + i * 0.22
    tone.frequency.value = pitch
    volume.gain.setValueAtTime(0.0001, at)
    volume.gain.exponentialRampToValueAtTime(0.3, at + 0.02)
    volume.gain.exponentialRampToValueAtTime(0.0001, at + 0.2)
    tone.connect(volume).connect(sound.destination)
    tone.start(at)
    tone.stop(at + 0.21)
  }
}

/** Danger was spoken of: seen in every tab, heard from one. */
export function ring(): void {
  say(sentence('urgentSentence'))
  if (sound?.state !== 'running') return
  if (!('locks' in navigator)) play()
  else
    void navigator.locks.request('jisr-ring', { ifAvailable: true }, async lock => {
      if (!lock) return
      play()
      await new Promise(resolve => setTimeout(resolve, RINGING_MS))
    })
}

document.addEventListener('click', event => {
  const target = event.target instanceof Element ? event.target : null
  const chosen = target?.closest<HTMLElement>('[data-sound]')
  if (chosen) choose(chosen.dataset.sound === 'on')
  else if (target?.closest('#sound')) choose(button()?.getAttribute('aria-pressed') !== 'true')
  else if (!sound) void wake()
})
addEventListener('storage', show)
show()
