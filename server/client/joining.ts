import { notice, part } from './page.ts'
import { startPlace } from './place.ts'
import { showTray } from './tray.ts'
import { LARGEST, type Upload, type Uploaded, type UploadOutcome, upload } from './uploads.ts'
import { startVoice } from './voice.ts'

export type Joining = {
  newId(): string
  /** A file arrived: what the server made of it is on its way. */
  sent(begun: boolean): void
  place(latitude: number, longitude: number): void
}

const WORDS = {
  busy: 'web.error.many',
  'too-big': 'web.error.file-size',
  type: 'web.error.file-type',
  refused: 'web.error.invalid',
} as const satisfies Partial<Record<UploadOutcome, string>>

const find = <T extends HTMLElement>(selector: string): T | null => document.querySelector<T>(selector)

/** Lets files, a voice note and a place be sent: a button opens what there is, the microphone stands where nothing is written. */
export function startJoining(joining: Joining): { close(): void } {
  const [row, file, opener] = [part('join'), part<HTMLInputElement>('file'), find<HTMLButtonElement>('.join')]
  const waiting: Upload[] = []
  let busy = false

  async function flush(): Promise<void> {
    if (busy) return
    busy = true
    for (let next = waiting[0]; next && busy; next = waiting[0]) busy = await send(next)
    busy = false
  }

  async function send(own: Upload): Promise<boolean> {
    notice('notice', null)
    const name = own.voice ? '' : own.name
    const { done, cancel } = upload(own, progress => showTray({ words: 'web.uploading', name, progress, cancel }))
    showTray({ words: 'web.uploading', name, progress: 'endless', cancel })
    const ended = await done
    if (ended.outcome === 'lost' || ended.outcome === 'broken') return keepFor(own)
    waiting.shift()
    showTray(null)
    settle(ended)
    return true
  }

  // what did not arrive waits for a finger: it may cost a whole day's megabytes
  function keepFor(own: Upload): false {
    const drop = (): void => {
      waiting.splice(waiting.indexOf(own), 1)
      showTray(null)
      void flush()
    }
    showTray({ words: 'web.upload-failed', name: own.voice ? '' : own.name, retry: () => void flush(), cancel: drop })
    return false
  }

  function settle({ outcome, begun }: Uploaded): void {
    if (outcome === 'sent') joining.sent(begun)
    else if (outcome in WORDS) notice('notice', WORDS[outcome as keyof typeof WORDS])
  }

  function add(content: Blob, name: string, voice: boolean): void {
    if (content.size > LARGEST) {
      notice('notice', 'web.error.file-size')
      return
    }
    waiting.push({ id: joining.newId(), content, name, voice })
    void flush()
  }

  function toggle(open: boolean): void {
    row.hidden = !open
    opener?.setAttribute('aria-expanded', String(open))
  }

  const close = (): void => toggle(false)
  opener?.addEventListener('click', () => toggle(row.hidden === true))
  part('choose').addEventListener('click', () => file.click())
  file.addEventListener('change', () => {
    for (const each of file.files ?? []) add(each, each.name, false)
    file.value = ''
    close()
  })
  if (opener) opener.hidden = false
  startPlace(joining.place, close)
  startVoice(close, blob => add(blob, 'voice', true))
  return { close }
}
