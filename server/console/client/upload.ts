import { csrf, say, tell } from './messages/post.ts'

/** A file the server has. */
export type Ready = { id: string; kind: string }
type Sent = { name: string; kind: string; lost: string | undefined }

/** Sends a file; what went wrong is said, and null. `lost`: the sentence for when nobody answered. */
export async function upload(address: string, content: Blob, { name, kind, lost }: Sent): Promise<Ready | null> {
  const form = new FormData()
  form.set('kind', kind)
  form.set('file', content, name)
  try {
    const headers = { 'hx-request': 'true', accept: 'application/json', 'x-csrf-token': csrf() }
    const response = await fetch(address, { method: 'POST', body: form, headers })
    if (response.status === 401) tell('signed-out')
    const answer = response.headers.get('content-type')?.includes('json') ? ((await response.json()) as Record<string, string>) : {}
    if (response.status === 201 && answer.mediaId && answer.kind)
      return { id: answer.mediaId, kind: answer.kind === 'sticker' ? 'photo' : answer.kind }
    say(answer.error ?? lost)
  } catch {
    say(lost)
  }
  return null
}
