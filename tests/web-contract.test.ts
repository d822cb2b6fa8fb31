import { randomUUID } from 'node:crypto'
import type { Outgoing } from '../bot/channels/channel.ts'
import { bubbleHtml } from '../server/chat.tsx'
import { type Bench, channelContract } from './contracts/channel.ts'
import { createTalk, webApp } from './support/web-talk.ts'

channelContract('web chat', webBench, {
  redelivery: 'a page keeps what was not taken and tries again, see tests/browser',
  failures: 'the page is ours: what is said is in its history',
})

/** The routes and the channel together, and a citizen whose conversation has begun. */
async function webBench(): Promise<Bench> {
  const talk = createTalk()
  const { channel } = talk
  const app = await webApp({ ...talk, hear: (_, received) => channel.receive(received) })
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
    delivered: () => seen,
    close: async () => {
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
