import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Outgoing } from '../bot/channels/channel.ts'
import { createMediaStore } from '../bot/media/store.ts'
import { bubbleHtml } from '../server/chat.tsx'
import { type Bench, channelContract } from './contracts/channel.ts'
import { createTalk, SESSION_KEY, webApp } from './support/web-talk.ts'

channelContract('web chat', webBench, {
  redelivery: 'a page keeps what was not taken and tries again, see tests/browser',
  failures: 'the page is ours: what is said is in its history',
  'sending-files': 'the page reads them from its history, see tests/desk/files.test.ts',
})

/** The routes and the channel together, and a citizen whose conversation has begun. */
async function webBench(): Promise<Bench> {
  const talk = createTalk()
  const { channel } = talk
  const folder = mkdtempSync(join(tmpdir(), 'jisr-web-'))
  const store = createMediaStore({ folder, secret: SESSION_KEY })
  // heard is all that is asked of it here: nothing is kept, so nothing is given back
  const files = { limit: store.limit, put: store.put, open: async () => null, drop: store.remove }
  const app = await webApp({ ...talk, hear: (_, received) => channel.receive(received) }, {}, undefined, files)
  // the welcome and the first words are heard before the test listens
  const { stop } = await channel.start(async () => {})
  let cookie = ''
  const post = async (said: object) => {
    const { cookies } = await app.inject({ method: 'POST', url: '/chat/messages', payload: said, headers: { cookie } })
    cookie = cookies.map(({ name, value }) => `${name}=${value}`).join() || cookie
  }
  await post({ id: randomUUID(), text: 'salam' })
  await stop()

  const to = /^jisr=([0-9a-f]+)/.exec(cookie)?.[1] ?? ''
  const seen: string[] = []
  const leave = channel.connect(to, arrival => {
    if (arrival.kind === 'message') seen.push(...shownBy(arrival.message))
  })
  return {
    channel,
    to,
    arrives: (text, id) => post({ id: id ? `${id}-message` : randomUUID(), text }),
    presses: choice => post({ id: randomUUID(), choice }),
    async brings(what, content) {
      if (what === 'location') return post({ id: randomUUID(), latitude: 23.6848, longitude: -15.957 })
      const form = new FormData()
      form.set('id', randomUUID())
      form.set('kind', what === 'voice' ? 'voice' : 'document')
      form.set('file', new Blob([new Uint8Array(content)]), what)
      const encoded = new Response(form)
      const headers = { cookie, 'content-type': encoded.headers.get('content-type') ?? '' }
      await app.inject({ method: 'POST', url: '/chat/media', payload: Buffer.from(await encoded.arrayBuffer()), headers })
    },
    delivered: () => seen,
    close: async () => {
      rmSync(folder, { recursive: true, force: true })
      leave()
      await app.close()
    },
  }
}

/** The words of a message as the page shows them: its text, then each of its buttons. */
function shownBy(message: Outgoing): string[] {
  const html = bubbleHtml({ ...message, id: 1, author: 'bot', at: new Date(0) }, message.locale, { action: '/', id: 'x' })
  const words = (pattern: RegExp) => [...html.matchAll(pattern)].map(([, found = '']) => textOf(found))
  return [...words(/<p class="text"[^>]*>(.*?)<\/p>/gs), ...words(/<button[^>]*>(.*?)<\/button>/gs)]
}

const NAMED: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&amp;': '&' }
const textOf = (html: string): string => html.replace(/<[^>]*>/g, '').replace(/&(?:lt|gt|quot|amp);/g, name => NAMED[name] ?? name)
