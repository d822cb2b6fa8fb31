import { expect, onTestFinished, test } from 'vitest'
import { addPerson, type Person, sessionFor } from '../support/console.ts'
import { serve } from '../support/served.ts'
import { until } from '../support/until.ts'

const SALMA = { id: 'salma', login: 'salma', name: 'Salma', role: 'mediator', centres: ['dakhla'] } as const satisfies Person
const OMAR = { id: 'omar', login: 'omar', name: 'Omar', role: 'mediator', centres: ['argoub'] } as const satisfies Person

const ADMIN = { id: 'admin', login: 'admin', name: 'Admin', role: 'administrator' } as const satisfies Person

/** The whole server on a port, a stream of the console for each of some people, and a way to write as a citizen. */
async function listening(...people: readonly Person[]) {
  const served = await serve()
  const closing = new AbortController()
  onTestFinished(async () => {
    closing.abort()
    await served.close()
  })
  const streams = []
  for (const person of people) {
    await addPerson(served.db, person, served.now())
    const { cookie } = await sessionFor(served.db, person.id, served.now())
    const response = await fetch(`${served.url}/console/live`, { headers: { cookie }, signal: closing.signal })
    const stream = { response, text: '', over: false, cookie }
    void collect(stream)
    await until(() => stream.text.includes('connected'), 'the stream to open')
    streams.push(stream)
  }
  let cookie = ''
  const says = async (text: string, id: string) => {
    const headers = { 'content-type': 'application/json', 'sec-fetch-site': 'same-origin', cookie }
    const answer = await fetch(`${served.url}/chat/messages`, { method: 'POST', headers, body: JSON.stringify({ id, text }) })
    cookie = answer.headers.getSetCookie().at(-1)?.split(';')[0] ?? cookie
    expect(answer.status).toBe(202)
  }
  return { served, streams, says }
}

async function collect(stream: { response: Response; text: string; over: boolean }): Promise<void> {
  const decoder = new TextDecoder()
  try {
    for await (const chunk of stream.response.body ?? []) stream.text += decoder.decode(chunk as Uint8Array, { stream: true })
  } catch {
    // the test is over
  }
  stream.over = true
}

const deliveries = ({ text }: { text: string }) => text.split('"kind":"delivery"').length - 1

test('what changes is told by ids, never by words, to those it is for', async () => {
  const { served, streams, says } = await listening(SALMA, OMAR)
  const [salma, omar] = streams as [(typeof streams)[0], (typeof streams)[0]]
  const answers = async (state?: 'sent') => served.db.message.count({ where: { author: 'bot', ...(state && { state }) } })
  const allSent = async () => (await answers()) > 0 && (await answers()) === (await answers('sent'))
  await says('bonjour, je suis Zineb Invention', 'message-1')
  await until(allSent, 'the greeting to be sent')
  const greetings = await answers()
  await says('je veux parler à une personne', 'message-2')
  await until(() => salma.text.includes('"kind":"handover"'), 'the news of a hand-over')
  const { id } = await served.db.conversation.findFirstOrThrow()
  expect(salma.text).toContain(`"id":"${id}"`)
  expect(salma.text).not.toMatch(/Zineb|personne/)
  await until(() => omar.text.includes('"kind":"handover"'), 'the news of a hand-over')
  await until(async () => deliveries(omar) === (await answers()) - greetings, 'what was on its way to be told')
  // once a centre follows it, the others hear no more
  await served.db.conversation.update({ where: { id }, data: { centre: 'dakhla' } })
  const [heardBySalma, heardByOmar] = [salma.text.length, omar.text.length]
  await says('c’est urgent', 'message-3')
  await until(() => salma.text.length > heardBySalma, 'news of what was said')
  expect(omar.text.slice(heardByOmar)).not.toContain(id)
})

test('before a person is asked for, only those who may see it hear of it', async () => {
  const { streams, says } = await listening(SALMA, ADMIN)
  const [salma, admin] = streams as [(typeof streams)[0], (typeof streams)[0]]
  await says('bonjour', 'message-1')
  await until(() => admin.text.includes('event: news'), 'news for the administrator')
  expect(salma.text).not.toContain('event: news')
  await says('je veux parler à une personne', 'message-2')
  await until(() => salma.text.includes('event: news'), 'news for the mediator')
})

test('a disabled account is sent away, and its next request too', async () => {
  const { served, streams } = await listening(SALMA, ADMIN)
  const [salma, admin] = streams as [(typeof streams)[0], (typeof streams)[0]]
  const page = await (await fetch(`${served.url}/console/settings/people/salma`, { headers: { cookie: admin.cookie } })).text()
  const csrf = /name="_csrf" value="([^"]+)"/.exec(page)?.[1] ?? ''
  await fetch(`${served.url}/console/settings/people/salma/disable`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie: admin.cookie, 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
    body: new URLSearchParams({ _csrf: csrf }),
  })
  await until(() => salma.over, 'the stream to end')
  expect(salma.text).toMatch(/event: signed-out\ndata: \{\}\n\n$/)
  expect(admin.over).toBe(false)
  const next = await fetch(`${served.url}/console/messages`, { headers: { cookie: salma.cookie, 'hx-request': 'true' } })
  expect([next.status, next.headers.get('hx-trigger')]).toEqual([401, 'signed-out'])
})
