import { followEnd } from './log.ts'
import { morphParts } from './morph.ts'
import { isInbox, openId, shownId, withQuery } from './place.ts'
import { type Answer, request, succeeded, tell } from './post.ts'

export type Part = 'list' | 'conversation' | 'presence' | 'counts'

const wanted = new Set<Part>()
let busy = false

/** Asks for parts of the page anew. While some are on their way, what is wanted meanwhile is asked for once more, together. */
export function renew(...parts: readonly Part[]): void {
  for (const part of parts) wanted.add(part)
  if (!busy) void work()
}

async function work(): Promise<void> {
  busy = true
  try {
    while (wanted.size > 0) {
      const now = [...wanted].filter(part => part !== 'presence' || !wanted.has('conversation'))
      wanted.clear()
      await Promise.all(now.map(renewOne))
    }
  } finally {
    busy = false
  }
}

async function renewOne(part: Part): Promise<void> {
  const inConversation = part === 'conversation' || part === 'presence'
  const id = openId()
  if (inConversation && (!id || id !== shownId())) return
  const address = part === 'counts' ? '/console/messages' : location.href
  const answer = await request(withQuery(address, { part }))
  // somebody went elsewhere meanwhile
  if (inConversation && id !== openId()) return
  if (succeeded(answer)) show(answer, part)
  else if (inConversation && answer.status === 404) tell('conversation-gone')
}

function show({ html }: Answer, part: Part): void {
  const fresh = new DOMParser().parseFromString(html, 'text/html')
  if (part === 'conversation') followEnd(() => morphParts(fresh))
  else morphParts(fresh)
  tell('renewed', { part, fresh: fresh.querySelector<HTMLElement>('#list, #counts') })
}

document.addEventListener('renew', () => renew(...(isInbox() ? (['list', 'conversation'] as const) : (['counts'] as const))))
