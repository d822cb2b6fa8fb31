import { afterEach, describe, expect, it } from 'vitest'
import type { Received } from '../bot/channels/channel.ts'
import { CHAT, citizenOf, SECRET, telegramBench } from './support/telegram-bench.ts'
import { TOKEN } from './support/telegram-fake.ts'
import { refusal } from './support/telegram-rules.ts'
import { until } from './support/until.ts'

type Way = Parameters<typeof telegramBench>
let closing: Array<() => Promise<unknown>> = []
afterEach(async () => {
  for (const close of closing.reverse()) await close()
  closing = []
})

/** The channel with its platform, and what it heard; `keep` decides what becomes of a message. */
async function stage(way: Way[0], keep: (received: Received) => Promise<void> = async () => undefined, options: Way[1] = {}) {
  const on = await telegramBench(way, options)
  closing.push(() => on.bench.close())
  const heard: Received[] = []
  const texts = () => heard.map(({ event }) => (event.kind === 'text' ? event.text : event.kind))
  const start = async () => {
    const listening = await on.channel.start(async received => {
      heard.push(received)
      await keep(received)
    })
    closing.push(() => listening.stop())
    return listening
  }
  const called = (name: string) => on.fake.calls.filter(({ method }) => method === name)
  const logged = (words: string) => on.lines.filter(line => line.includes(words))
  return { ...on, heard, texts, start, called, logged }
}

const isText = ({ event }: Received, text: string) => event.kind === 'text' && event.text === text

describe('polling', () => {
  it('takes the place of a webhook, and tells Telegram what it wants', async () => {
    const on = await stage('polling')
    await fetch(`${on.fake.apiRoot}/bot${TOKEN}/setWebhook`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ url: 'https://old.example/hook' }),
    })
    await on.start()
    await until(() => on.fake.polled(), 'a poll')
    expect(on.fake.webhook()).toBeNull()
    expect(on.called('getUpdates')[0]?.parameters).toMatchObject({
      allowed_updates: ['message', 'edited_message', 'callback_query', 'message_reaction'],
      timeout: 30,
    })
  })

  it('confirms a message only once it was kept', async () => {
    let release = () => {}
    const kept = new Promise<void>(resolve => (release = resolve))
    const on = await stage('polling', () => kept)
    await on.start()
    on.citizen.writes('سلام')
    await until(() => on.heard.length === 1, 'the message')
    expect(on.fake.pending()).toBe(1)
    release()
    await until(() => on.fake.pending() === 0, 'the confirmation')
    expect(on.heard).toHaveLength(1)
  })

  it('loses nothing while nothing can be kept, however long it takes', async () => {
    let away = true
    const kept: string[] = []
    const on = await stage('polling', async received => {
      if (away) throw new Error('no database')
      kept.push(received.id)
    })
    await on.start()
    for (const text of ['1', '2', '3']) on.citizen.writes(text)
    await until(() => on.heard.length >= 30, 'ten tries of each')
    expect(on.fake.pending()).toBe(3)
    away = false
    await until(() => on.fake.pending() === 0, 'the confirmation')
    expect(new Set(kept).size).toBe(3)
  })

  it('hears others while one message cannot be kept, and gives that one up in the end', async () => {
    const on = await stage('polling', async received => {
      if (isText(received, 'poison')) throw new Error('poison')
    })
    await on.start()
    const poison = on.citizen.writes('poison')
    on.citizen.writes('avant')
    await until(() => on.texts().includes('avant'), 'the message behind')
    await until(() => on.texts().filter(text => text === 'poison').length >= 5, 'five tries')
    expect(on.texts().filter(text => text === 'avant')).toHaveLength(1)
    on.citizen.writes('après')
    await until(() => on.fake.pending() === 0, 'the confirmation')
    expect(on.texts().filter(text => text === 'après')).toHaveLength(1)
    expect(on.logged('given up')).toEqual([expect.stringContaining(`"update":${poison}`)])
  })

  it('reports a refused token once, and leaves the process in peace', async () => {
    const on = await stage('polling', undefined, { token: '123456:AAH-revoked' })
    const listening = await on.start()
    await until(() => on.logged('refused').length > 0, 'the report')
    await listening.stop()
    expect(on.logged('"level":50')).toHaveLength(1)
    expect(on.called('getUpdates')).toHaveLength(0)
  })

  it('stops when its token is revoked on the way', async () => {
    const on = await stage('polling')
    await on.start()
    await until(() => on.fake.polled(), 'a poll')
    on.fake.fails('getUpdates', refusal(401, 'Unauthorized'))
    on.citizen.writes('سلام')
    await until(() => on.logged('the token is refused').length === 1, 'the report')
    expect(on.called('getUpdates').length).toBeLessThanOrEqual(2)
    expect(on.channel.health?.()).toMatchObject({ state: 'refused', why: '401: Unauthorized' })
  })

  it('tells how it is: not reached, well, in trouble, well again', async () => {
    const on = await stage('polling')
    expect(on.channel.health?.().state).toBe('starting')
    await on.start()
    await until(() => on.channel.health?.().state === 'ok', 'it to be well')
    // a poll that is answered would tell that all is well again
    await until(() => on.fake.polled(), 'a poll')
    on.fake.fails('sendMessage', 'gateway', 1)
    const say = () => on.channel.send(`${CHAT}`, { text: 'x', choices: [], locale: 'fr' })
    await say()
    expect(on.channel.health?.().state).toBe('trouble')
    await say()
    expect(on.channel.health?.().state).toBe('ok')
    on.fake.fails('sendMessage', refusal(403, 'Forbidden: bot was blocked by the user'))
    await say()
    expect(on.channel.health?.().state).toBe('ok')
  })

  it('goes on after another process polled with the same token', async () => {
    const on = await stage('polling')
    await on.start()
    await until(() => on.fake.polled(), 'a poll')
    await fetch(`${on.fake.apiRoot}/bot${TOKEN}/getUpdates`)
    await until(() => on.logged('Conflict').length > 0, 'the conflict')
    on.citizen.writes('سلام')
    await until(() => on.texts().includes('سلام'), 'the message')
  })

  it.each([
    ['a connection cut', 'cut' as const],
    ['a page of a gateway', 'gateway' as const],
    ['trouble at Telegram', refusal(500, 'Internal Server Error')],
    ['too many calls', refusal(429, 'Too Many Requests: retry after 0', { retry_after: 0 })],
  ])('goes on after %s', async (_, fault) => {
    const on = await stage('polling')
    on.fake.fails('deleteWebhook', fault, 3)
    on.fake.fails('getUpdates', fault, 3)
    await on.start()
    on.citizen.writes('سلام')
    await until(() => on.texts().includes('سلام'), 'the message')
    expect(on.called('deleteWebhook')).toHaveLength(4)
  })

  it('starts and stops where Telegram cannot be reached', async () => {
    const on = await stage('polling')
    await on.fake.close()
    const listening = await on.start()
    await until(() => on.logged('ECONNREFUSED').length > 2, 'three tries')
    await listening.stop()
  })

  it('lets what it is hearing end before it has stopped', async () => {
    let release = () => {}
    const kept = new Promise<void>(resolve => (release = resolve))
    const on = await stage('polling', () => kept)
    const listening = await on.start()
    on.citizen.writes('سلام')
    await until(() => on.heard.length === 1, 'the message')
    let stopped = false
    const stopping = listening.stop().then(() => (stopped = true))
    await new Promise(resolve => setImmediate(resolve))
    expect(stopped).toBe(false)
    release()
    await stopping
  })
})

describe('webhook', () => {
  const update = (text: string) => JSON.stringify({ update_id: 5, message: { message_id: 1, chat: { id: CHAT, type: 'private' }, text } })

  it('tells Telegram where to call, with the secret', async () => {
    const on = await stage('webhook')
    await on.start()
    await until(() => on.fake.webhook(), 'the webhook')
    expect(on.fake.webhook()).toEqual({
      url: 'https://jisr.example/telegram',
      secret_token: SECRET,
      allowed_updates: ['message', 'edited_message', 'callback_query', 'message_reaction'],
    })
    expect(on.called('getUpdates')).toHaveLength(0)
  })

  it('has a message brought again until it is kept', async () => {
    let tries = 0
    const on = await stage('webhook', async () => {
      if (++tries < 3) throw new Error('no database')
    })
    await on.start()
    on.citizen.writes('سلام')
    await until(() => on.fake.pending() === 0, 'the confirmation')
    expect(on.fake.statuses.slice(-3)).toEqual([500, 500, 200])
    expect(new Set(on.heard.map(({ id }) => id)).size).toBe(1)
  })

  it.each<[string, string | undefined, string | Uint8Array, number]>([
    ['an update', SECRET, update('سلام'), 200],
    ['an update in bytes', SECRET, Buffer.from(update('سلام')), 200],
    ['an update that says nothing to us', SECRET, '{"update_id":1,"poll":{}}', 200],
    ['what is no update', SECRET, 'null', 200],
    ['no secret', undefined, update('x'), 401],
    ['an empty secret', '', update('x'), 401],
    ['a wrong secret', `${SECRET}x`, update('x'), 401],
    ['a wrong secret of the same length', SECRET.replace('m', 'n'), update('x'), 401],
    ['a wrong secret and no JSON', 'x', '{', 401],
    ['malformed JSON', SECRET, '{"update_id":', 400],
    ['nothing', SECRET, '', 400],
    ['bytes that are no text', SECRET, Uint8Array.of(0x22, 0xff, 0xfe, 0x22), 400],
  ])('answers %s: %#', async (_, secret, body, status) => {
    const on = await stage('webhook')
    await on.start()
    expect(await on.channel.handleWebhook(secret, body)).toEqual({ status })
    expect(on.heard).toHaveLength(status === 200 && `${body}`.includes('message') ? 1 : 0)
  })

  it('has messages brought again while it is not listening', async () => {
    const on = await stage('webhook')
    expect(await on.channel.handleWebhook(SECRET, update('x'))).toEqual({ status: 503 })
    const listening = await on.start()
    expect(await on.channel.handleWebhook(SECRET, update('x'))).toEqual({ status: 200 })
    await listening.stop()
    expect(await on.channel.handleWebhook(SECRET, update('x'))).toEqual({ status: 503 })
  })

  it('lets nobody in where none was asked for', async () => {
    const on = await stage('polling')
    await on.start()
    expect(await on.channel.handleWebhook('', update('x'))).toEqual({ status: 401 })
  })

  it('reports an address Telegram will not call, once', async () => {
    const on = await stage('webhook', undefined, { webhook: { url: 'http://jisr.example/telegram', secret: SECRET } })
    await on.start()
    await until(() => on.logged('HTTPS URL').length > 0, 'the report')
    expect(on.called('setWebhook').length).toBeLessThanOrEqual(1)
  })
})

describe.each(['polling', 'webhook'] as const)('either way: %s', way => {
  it('knows who wrote, and answers there', async () => {
    const on = await stage(way)
    const other = citizenOf(on.fake, 51_000, 'fr')
    await on.start()
    on.citizen.writes('سلام')
    other.writes('bonjour')
    await until(() => on.heard.length === 2, 'both')
    expect(on.heard.map(({ from, hint }) => [from, hint])).toEqual([
      [`${CHAT}`, 'ar'],
      ['51000', 'fr'],
    ])
    for (const { from } of on.heard) await on.channel.send(from, { text: from, choices: [], locale: 'fr' })
    expect(on.fake.shown.map(({ chat, text }) => [chat, text])).toEqual([
      [CHAT, `${CHAT}`],
      [51_000, '51000'],
    ])
  })

  it('answers a pressed button once the press was kept', async () => {
    let release = () => {}
    const kept = new Promise<void>(resolve => (release = resolve))
    const on = await stage(way, () => kept)
    await on.start()
    await on.channel.send(on.bench.to, { text: '?', choices: [{ id: 'menu', label: 'القائمة' }], locale: 'ar' })
    const query = on.citizen.presses('menu')
    await until(() => on.heard.length === 1, 'the press')
    expect(on.fake.answered).toEqual([])
    release()
    await until(() => on.fake.answered.includes(query), 'the answer to the press')
  })

  it('goes on after a press Telegram has forgotten, and one of a button never made', async () => {
    const on = await stage(way)
    on.fake.fails('answerCallbackQuery', refusal(400, 'Bad Request: query is too old and response timeout expired or query ID is invalid'))
    await on.start()
    on.fake.arrives({ callback_query: { id: '1', from: on.citizen.from, data: 'service:gone' } })
    on.fake.arrives({ callback_query: { id: '2', from: on.citizen.from, data: '../../etc' } })
    on.citizen.writes('سلام')
    await until(() => on.texts().includes('سلام'), 'the message after')
    expect(on.heard.map(({ id, event }) => [id, event])).toMatchObject([
      ['cb:1', { kind: 'choice', id: 'service:gone' }],
      ['cb:2', { kind: 'choice', id: '../../etc' }],
      [expect.anything(), { kind: 'text' }],
    ])
  })

  it('passes over what says nothing to it', async () => {
    const on = await stage(way)
    await on.start()
    on.fake.arrives({ message: { ...on.citizen.message(1), chat: { id: -100, type: 'group' }, text: 'groupe' } })
    on.fake.arrives({ message: 'rien' })
    on.citizen.writes('سلام')
    await until(() => on.fake.pending() === 0, 'all to be confirmed')
    expect(on.texts()).toEqual(['سلام'])
  })

  it('hears an edit as another message', async () => {
    const on = await stage(way)
    await on.start()
    on.citizen.writes('le 11', 30)
    on.fake.arrives({ edited_message: { ...on.citizen.message(30), edit_date: 1_795_000_000, text: 'le 12' } })
    await until(() => on.heard.length === 2, 'both')
    expect(on.heard.map(({ id }) => id)).toEqual(['30', '30:1795000000'])
    expect(on.texts()).toEqual(['le 11', 'le 12'])
  })

  it('shows its commands in Arabic and in French, and does without where it may not', async () => {
    const on = await stage(way)
    await on.start()
    await until(() => on.fake.commands.size === 3, 'the commands')
    expect(on.fake.commands.get('fr')?.map(({ command }) => command)).toEqual(['menu', 'langue', 'stop'])
    expect(on.fake.commands.get('')).toEqual(on.fake.commands.get('ar'))
    const without = await stage(way)
    without.fake.fails('setMyCommands', refusal(400, 'Bad Request: BOT_COMMAND_INVALID'))
    await without.start()
    without.citizen.writes('سلام')
    await until(() => without.heard.length === 1, 'the message')
  })

  it('shows that an answer is coming, or does without', async () => {
    const on = await stage(way)
    await on.channel.typing?.(on.bench.to)
    expect(on.called('sendChatAction').map(({ parameters }) => parameters)).toEqual([{ chat_id: on.bench.to, action: 'typing' }])
    on.fake.fails('sendChatAction', 'cut')
    await expect(on.channel.typing?.(on.bench.to)).resolves.toBeUndefined()
  })

  it('logs neither words nor names nor its token, whatever goes wrong', async () => {
    let failing = true
    const on = await stage(way, async ({ event }) => {
      if (failing) throw new Error(`cannot keep ${JSON.stringify(event)}`)
    })
    on.fake.fails('getUpdates', 'cut', 2)
    on.fake.fails('setWebhook', 'cut', 2)
    on.fake.fails('deleteWebhook', 'gateway', 2)
    await on.start()
    on.citizen.writes('سمية بنت الحي 0600000000')
    await until(() => on.heard.length >= 2, 'two tries')
    failing = false
    on.fake.fails('sendMessage', 'cut')
    await on.channel.send(on.bench.to, { text: 'سر', choices: [], locale: 'ar' })
    await until(() => on.fake.pending() === 0, 'the confirmation')
    const log = on.lines.join('')
    expect(log).toContain('could not be kept')
    for (const secret of [TOKEN, 'AAH', 'سمية', '0600000000', 'Zineb', 'Tazi', 'سر', SECRET]) expect(log).not.toContain(secret)
  })
})
