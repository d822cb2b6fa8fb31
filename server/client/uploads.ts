import { address, locale } from './page.ts'

export type Upload = { id: string; content: Blob; name: string; voice: boolean }
export type UploadOutcome = 'sent' | 'lost' | 'busy' | 'broken' | 'too-big' | 'type' | 'refused' | 'cancelled'
export type Uploaded = { outcome: UploadOutcome; begun: boolean }

/** The same limit as the server's, so that nothing is sent in vain. */
export const LARGEST = 16 * 1024 * 1024
const SILENCE_MS = 60_000

/** Sends one file, telling how much of it is gone, 0 to 1. `fetch` cannot tell; this older way can. */
export function upload(
  { id, content, name, voice }: Upload,
  progress: (part: number) => void,
): { done: Promise<Uploaded>; cancel(): void } {
  const request = new XMLHttpRequest()
  const done = new Promise<Uploaded>(resolve => {
    const end = (outcome: UploadOutcome, begun = false) => resolve({ outcome, begun })
    // a connection that takes nothing any more is as good as cut
    let quiet: ReturnType<typeof setTimeout> | undefined
    const alive = (): void => {
      clearTimeout(quiet)
      quiet = setTimeout(() => request.abort(), SILENCE_MS)
    }
    request.upload.onprogress = ({ loaded, total }) => {
      alive()
      progress(total > 0 ? loaded / total : 0)
    }
    request.onload = () => end(outcomeOf(request.status), begunOf(request.responseText))
    request.onerror = () => end('lost')
    request.onabort = () => end('cancelled')
    request.onloadend = () => clearTimeout(quiet)
    request.open('POST', address('/chat/media', { lang: locale() }))
    request.setRequestHeader('accept', 'application/json')
    alive()
    request.send(formOf(id, content, name, voice))
  })
  return { done, cancel: () => request.abort() }
}

function formOf(id: string, content: Blob, name: string, voice: boolean): FormData {
  const form = new FormData()
  form.set('id', id)
  form.set('kind', voice ? 'voice' : 'document')
  form.set('file', content, name)
  return form
}

const OUTCOMES: Readonly<Record<number, UploadOutcome>> = { 413: 'too-big', 415: 'type', 429: 'busy' }
const outcomeOf = (status: number): UploadOutcome =>
  status >= 200 && status < 300 ? 'sent' : (OUTCOMES[status] ?? (status >= 500 ? 'broken' : 'refused'))

function begunOf(text: string): boolean {
  try {
    return (JSON.parse(text) as { begun?: boolean }).begun === true
  } catch {
    return false
  }
}
