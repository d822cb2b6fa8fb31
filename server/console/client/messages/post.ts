/** The token every form of ours brings back. */
export function csrf(): string {
  const headers = document.body.getAttribute('hx-headers')
  return headers ? String((JSON.parse(headers) as Record<string, unknown>)['x-csrf-token'] ?? '') : ''
}

export type Answer = { status: number; html: string }
/** No connection, or nobody answered. */
export const LOST: Answer = { status: 0, html: '' }

/** Asks the server as one of our scripts; what it wants said or done besides is done here. */
export async function request(url: string, options: RequestInit = {}): Promise<Answer> {
  try {
    const response = await fetch(url, { ...options, headers: { 'hx-request': 'true', 'x-csrf-token': csrf(), ...options.headers } })
    announce(response.headers.get('hx-trigger'))
    return { status: response.status, html: await response.text() }
  } catch {
    return LOST
  }
}

/** Posts fields like a form does. */
export const post = (url: string, fields: Readonly<Record<string, string>>, options: RequestInit = {}): Promise<Answer> =>
  request(url, { method: 'POST', body: new URLSearchParams(fields), ...options })

export const succeeded = ({ status }: Answer): boolean => status >= 200 && status < 300

function announce(header: string | null): void {
  if (!header) return
  if (!header.startsWith('{')) return void tell(header)
  for (const [name, detail] of Object.entries(JSON.parse(header) as Record<string, unknown>)) tell(name, detail)
}

/** Tells the page's scripts of something. */
export const tell = (name: string, detail: unknown = {}): boolean => document.dispatchEvent(new CustomEvent(name, { detail }))

/** Says a sentence in the line where the page's sentences appear. */
export const say = (sentence: string | undefined, tone: 'good' | 'bad' = 'bad'): void => {
  if (sentence) tell('told', { sentence, tone })
}

/** A sentence the page brought along. */
export const sentence = (name: 'lost' | 'urgentWord' | 'urgentSentence'): string | undefined =>
  document.querySelector<HTMLElement>('#inbox')?.dataset[name]
