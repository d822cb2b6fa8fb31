import { forgetKept } from './kept.ts'
import { address, hasBegun, locale, notice, part } from './page.ts'
import { newest } from './transcript.ts'

const DEADLINE_MS = 20_000

export type Forgetting = {
  /** Puts away what the question was asked from. */
  opened(): void
  /** Nothing that arrives from now on is to be shown. */
  began(): void
  /** It stays as it was. */
  failed(): void
}

/** Asks once whether the whole conversation is to be erased; then it is, here and on the server, and the page is a first visit. */
export function startForgetting({ opened, began, failed }: Forgetting): void {
  const [ask, question, no] = [part<HTMLButtonElement>('forget-ask'), part<HTMLFormElement>('forget'), part('forget-no')]
  const buttons = question.querySelectorAll('button')
  let busy = false

  const isBusy = (now: boolean): void => {
    busy = now
    for (const button of buttons) button.disabled = now
  }
  const close = (): void => {
    question.hidden = true
    part('message').focus()
  }

  ask.addEventListener('click', () => {
    opened()
    question.hidden = false
    // what cannot be undone is never where the next press of Enter falls
    no.focus()
  })
  no.addEventListener('click', close)
  question.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || busy) return
    event.stopPropagation()
    close()
  })
  question.addEventListener('submit', async event => {
    event.preventDefault()
    event.stopPropagation()
    isBusy(true)
    began()
    const page = hasBegun() ? await erased() : address('/', { lang: locale() })
    if (page) return startAnew(page)
    isBusy(false)
    failed()
    notice('notice', 'web.error.forget')
  })
}

/** Where the page goes that was just erased. */
export function startAnew(page = address('/', { lang: locale(), forgotten: '1' })): void {
  forgetKept()
  location.replace(page)
}

async function erased(): Promise<string | null> {
  const stop = new AbortController()
  const timer = setTimeout(() => stop.abort(), DEADLINE_MS)
  try {
    const answer = await fetch(address('/chat/forget', { lang: locale() }), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ shown: newest() }),
      signal: stop.signal,
    })
    return answer.ok ? ((await answer.json()) as { page: string }).page : null
  } catch {
    return null
  } finally {
    clearTimeout(timer)
  }
}
