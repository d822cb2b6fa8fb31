import type { WordKey } from '../words.ts'
import { notice } from './page.ts'
import { canRecord, LONGEST_S, type Recording, record } from './recorder.ts'
import { focusTray, showTray } from './tray.ts'

/** Lets a voice note be recorded, listened to, and sent or thrown away, where a browser can. */
export function startVoice(opened: () => void, send: (voice: Blob) => void): void {
  const button = document.querySelector<HTMLButtonElement>('.record')
  if (!button || !canRecord()) return
  let recording: Recording | null = null

  const take = (): Recording | null => {
    const taken = recording
    recording = null
    return taken
  }
  const cancel = (): void => {
    take()?.discard()
    showTray(null)
    button.focus()
  }
  const finish = async (): Promise<void> => {
    const taken = take()
    showTray(null)
    if (taken) send(await taken.finish())
  }
  const hear = async (words: WordKey, seconds: number): Promise<void> => {
    const taken = take()
    if (taken) listenTo(await taken.finish(), words, seconds)
  }

  function listenTo(voice: Blob, words: WordKey, seconds: number): void {
    const sound = URL.createObjectURL(voice)
    const end = (): void => {
      showTray(null)
      URL.revokeObjectURL(sound)
    }
    const drop = (): void => {
      end()
      button?.focus()
    }
    const go = (): void => {
      end()
      send(voice)
    }
    showTray({ words, name: clock(seconds), sound, send: go, cancel: drop })
    focusTray()
  }

  function tell(seconds: number): void {
    const stop = (): void => void hear('web.recorded', seconds)
    const name = `${clock(seconds)}\u00a0/\u00a0${clock(LONGEST_S)}`
    showTray({ words: 'web.recording', name, stop, send: () => void finish(), cancel })
  }

  button.hidden = false
  button.form?.setAttribute('data-records', '')
  button.addEventListener('click', async () => {
    button.disabled = true
    opened()
    notice('notice', null)
    // what is longest is heard before it goes: its end may be missing
    const ended = (): void => void hear('web.recorded-longest', LONGEST_S)
    recording = await record(seconds => recording && tell(seconds), ended).catch(() => null)
    button.disabled = false
    if (!recording) return notice('notice', 'web.error.microphone')
    tell(0)
    focusTray()
  })
}

const clock = (seconds: number): string => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
