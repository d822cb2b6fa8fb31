import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { citizenOf } from './support/telegram-bench.ts'
import { startTelegramFake, type TelegramFake, TOKEN } from './support/telegram-fake.ts'
import { until } from './support/until.ts'

// the fake is only worth something where it refuses what Telegram refuses
describe('the strict server of the Bot API', () => {
  let fake: TelegramFake
  beforeEach(async () => {
    fake = await startTelegramFake()
    fake.knows(5)
  })
  afterEach(() => fake.close())

  type Answered = { ok: boolean; error_code?: number; description?: string; result?: unknown }
  const call = async (method: string, body: unknown, token = TOKEN): Promise<Answered> => {
    const sent = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body)
    const headers = { 'content-type': 'application/json' }
    return (
      await fetch(`${fake.apiRoot}/bot${token}/${method}`, { method: 'POST', headers, body: sent as string })
    ).json() as Promise<Answered>
  }
  const button = (text: string, callback_data: string) => ({ inline_keyboard: [[{ text, callback_data }]] })

  it.each<[string, string, unknown, number, string]>([
    ['an empty text', 'sendMessage', { chat_id: 5, text: '' }, 400, 'message text is empty'],
    ['spaces only', 'sendMessage', { chat_id: 5, text: ' \n' }, 400, 'message text is empty'],
    ['a text too long', 'sendMessage', { chat_id: 5, text: 'x'.repeat(4097) }, 400, 'message is too long'],
    [
      '65 bytes behind a button',
      'sendMessage',
      { chat_id: 5, text: 'x', reply_markup: button('x', 'x'.repeat(65)) },
      400,
      'BUTTON_DATA_INVALID',
    ],
    ['a button without words', 'sendMessage', { chat_id: 5, text: 'x', reply_markup: button(' ', 'x') }, 400, 'button text'],
    ['a misspelt field', 'sendMessage', { chat_id: 5, text: 'x', replymarkup: {} }, 400, 'replymarkup'],
    ['a wrong type', 'sendMessage', { chat_id: 5, text: 5 }, 400, 'text'],
    ['an unknown chat', 'sendMessage', { chat_id: 6, text: 'x' }, 400, 'chat not found'],
    ['an unknown method', 'sendMesage', { chat_id: 5, text: 'x' }, 404, 'method not found'],
    ['half a character', 'sendMessage', '{"chat_id":5,"text":"\\ud83d"}', 400, 'UTF-8'],
    ['broken bytes', 'sendMessage', Uint8Array.of(0x7b, 0x22, 0xff, 0x22, 0x7d), 400, 'UTF-8'],
    ['an unknown query', 'answerCallbackQuery', { callback_query_id: '1' }, 400, 'query is too old'],
    ['an address without https', 'setWebhook', { url: 'http://x.example/' }, 400, 'HTTPS URL'],
    ['a port it does not call', 'setWebhook', { url: 'https://x.example:3000/' }, 400, 'ports 80, 88, 443 or 8443'],
    ['a secret of other letters', 'setWebhook', { url: 'https://x.example/', secret_token: 'é' }, 400, 'unallowed characters'],
    ['an unknown action', 'sendChatAction', { chat_id: 5, action: 'thinking' }, 400, 'action'],
    ['a command in capitals', 'setMyCommands', { commands: [{ command: 'Menu', description: 'x' }] }, 400, 'BOT_COMMAND_INVALID'],
    ['an unknown file', 'getFile', { file_id: 'x' }, 400, 'wrong file_id'],
  ])('refuses %s', async (_, method, body, error_code, words) => {
    expect(await call(method, body)).toMatchObject({ ok: false, error_code, description: expect.stringContaining(words) })
    expect(fake.shown).toEqual([])
  })

  it('counts a text in letters, not in halves of emoji', async () => {
    expect(await call('sendMessage', { chat_id: 5, text: '👍'.repeat(4096) })).toMatchObject({ ok: true })
  })

  it.each([
    ['another token', '123456:AAH-other', 401],
    ['what is no token', 'bot', 404],
  ])('refuses %s', async (_, token, error_code) => {
    expect(await call('getMe', {}, token)).toMatchObject({ ok: false, error_code })
  })

  it('keeps an update until a later one is asked for', async () => {
    const first = citizenOf(fake).writes('un')
    expect((await call('getUpdates', {})).result).toHaveLength(1)
    expect((await call('getUpdates', { offset: first })).result).toHaveLength(1)
    expect((await call('getUpdates', { offset: first + 1 })).result).toEqual([])
  })

  it('holds a poll until something comes', async () => {
    const polling = call('getUpdates', { timeout: 30 })
    await until(() => fake.polled(), 'the poll')
    citizenOf(fake).writes('un')
    expect((await polling).result).toMatchObject([{ message: { text: 'un' } }])
  })

  it('ends a poll when another comes', async () => {
    const polling = call('getUpdates', { timeout: 30 })
    await until(() => fake.polled(), 'the poll')
    await call('getUpdates', {})
    expect(await polling).toMatchObject({ error_code: 409, description: expect.stringContaining('terminated by other getUpdates') })
  })

  it('gives no updates while a webhook is set', async () => {
    await call('setWebhook', { url: 'https://x.example/' })
    expect(await call('getUpdates', {})).toMatchObject({ error_code: 409, description: expect.stringContaining('webhook is active') })
    expect((await call('getWebhookInfo', {})).result).toMatchObject({ url: 'https://x.example/' })
    await call('deleteWebhook', {})
    expect(await call('getUpdates', {})).toMatchObject({ ok: true })
  })

  it('gives a file by its path', async () => {
    fake.files.set('v1', Uint8Array.of(1, 2, 3))
    const { result } = await call('getFile', { file_id: 'v1' })
    const { file_path } = result as { file_path: string }
    const bytes = await (await fetch(`${fake.apiRoot}/file/bot${TOKEN}/${file_path}`)).arrayBuffer()
    expect([...new Uint8Array(bytes)]).toEqual([1, 2, 3])
  })
})
