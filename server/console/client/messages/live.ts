import { ring } from './alarm.ts'
import { renew } from './parts.ts'
import { isInbox, shownId } from './place.ts'
import { request, tell } from './post.ts'

type News = { id: string; kind: 'message' | 'handover' | 'presence' | 'note' | 'delivery'; urgent?: boolean }
type Heard = { news: News } | { state: 'back' | 'lost' | 'signed-out' }

const STATES = { back: 'live-back', lost: 'live-lost', 'signed-out': 'signed-out' } as const
const [LISTS, COUNTS, HERE] = [['list'], ['counts'], ['conversation']] as const
const AGAIN_MS = 3_000
// a browser opens few connections to one house: the tabs of one person share one
const channel = new BroadcastChannel('jisr-live')

function hear(heard: Heard): void {
  if ('news' in heard) changed(heard.news)
  else tell(STATES[heard.state])
  // whatever was missed meanwhile is read now
  if ('state' in heard && heard.state === 'back') tell('renew')
}

function changed({ id, kind, urgent }: News): void {
  if (urgent) ring()
  const here = id === shownId()
  if (kind !== 'presence') renew(...(isInbox() ? LISTS : COUNTS), ...(here ? HERE : []))
  else if (here) renew('presence')
}

function share(heard: Heard): void {
  channel.postMessage(heard)
  hear(heard)
}

function listen(): void {
  const source = new EventSource('/console/live')
  source.addEventListener('open', () => share({ state: 'back' }))
  source.addEventListener('news', event => share({ news: JSON.parse((event as MessageEvent<string>).data) as News }))
  source.addEventListener('signed-out', () => {
    source.close()
    share({ state: 'signed-out' })
  })
  source.addEventListener('error', () => {
    share({ state: 'lost' })
    // the browser tries again by itself, unless it was sent away
    if (source.readyState === EventSource.CLOSED) setTimeout(() => void again(), AGAIN_MS)
  })
  document.addEventListener(
    'signed-in',
    () => {
      if (source.readyState === EventSource.CLOSED) listen()
    },
    { once: true },
  )
}

async function again(): Promise<void> {
  const { status } = await request('/console/messages?part=counts')
  // signed out: who signs in again brings it back
  if (status !== 401) listen()
}

/** Begins to hear what changes. One tab listens for all of a browser's; where it may not be agreed upon, each listens for itself. */
export function startLive(): void {
  channel.addEventListener('message', ({ data }: MessageEvent<Heard>) => hear(data))
  if ('locks' in navigator) void navigator.locks.request('jisr-live', () => new Promise<never>(listen))
  else listen()
}
