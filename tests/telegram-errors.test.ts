import { GrammyError, HttpError } from 'grammy'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { toReceipt } from '../bot/channels/telegram/errors.ts'
import { telegramBench } from './support/telegram-bench.ts'
import { type Fault, TOKEN } from './support/telegram-fake.ts'
import { refusal } from './support/telegram-rules.ts'

describe('what an error of Telegram means', () => {
  let on: Awaited<ReturnType<typeof telegramBench>>
  beforeEach(async () => {
    on = await telegramBench('polling')
  })
  afterEach(() => on.bench.close())
  const send = () => on.channel.send(on.bench.to, { text: 'سر زينب', choices: [], locale: 'ar' })

  it.each<[string, Fault, object]>([
    ['blocked', refusal(403, 'Forbidden: bot was blocked by the user'), { failed: 'blocked' }],
    ['deactivated', refusal(403, 'Forbidden: user is deactivated'), { failed: 'gone' }],
    ['a person who never wrote', refusal(403, "Forbidden: bot can't initiate conversation with a user"), { failed: 'blocked' }],
    ['no such chat', refusal(400, 'Bad Request: chat not found'), { failed: 'gone' }],
    ['no such person', refusal(400, 'Bad Request: PEER_ID_INVALID'), { failed: 'gone' }],
    [
      'a group that moved',
      refusal(400, 'Bad Request: group chat was upgraded to a supergroup chat', { migrate_to_chat_id: -100_777 }),
      { failed: 'unavailable', movedTo: '-100777', retryAfter: 0 },
    ],
    ['too many', refusal(429, 'Too Many Requests: retry after 12', { retry_after: 12 }), { failed: 'too-many', retryAfter: 12 }],
    ['too many, no delay named', refusal(429, 'Too Many Requests'), { failed: 'too-many' }],
    ['a revoked token', refusal(401, 'Unauthorized'), { failed: 'unauthorised' }],
    ['a token that never was', refusal(404, 'Not Found'), { failed: 'unauthorised' }],
    ['a text it will not take', refusal(400, 'Bad Request: message is too long'), { failed: 'refused' }],
    ['too large', refusal(413, 'Request Entity Too Large'), { failed: 'refused' }],
    ['another bot process', refusal(409, 'Conflict: terminated by other getUpdates request'), { failed: 'unavailable' }],
    ['trouble of its own', refusal(500, 'Internal Server Error'), { failed: 'unavailable' }],
    ['a page of a gateway', 'gateway', { failed: 'unavailable', why: expect.stringContaining('network'), unsure: true }],
    ['a connection cut', 'cut', { failed: 'unavailable', why: 'network: ECONNRESET', unsure: true }],
  ])('%s', async (_, fault, receipt) => {
    on.fake.fails('sendMessage', fault)
    const failed = await send()
    expect(failed).toEqual({ why: expect.stringMatching(/./), ...receipt })
    expect(JSON.stringify(failed)).not.toContain(TOKEN)
    expect(on.fake.calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(1)
  })

  it('a server that is not there', async () => {
    await on.fake.close()
    expect(await send()).toEqual({ failed: 'unavailable', why: 'network: ECONNREFUSED' })
  })

  it('an error, which ends a text of several messages', async () => {
    on.fake.fails('sendMessage', refusal(403, 'Forbidden: bot was blocked by the user'))
    const long = await on.channel.send(on.bench.to, { text: 'كلمة '.repeat(2000), choices: [], locale: 'ar' })
    expect(long).toMatchObject({ failed: 'blocked' })
    expect(on.fake.calls.filter(({ method }) => method === 'sendMessage')).toHaveLength(1)
  })
})

describe('what an error lets out', () => {
  const address = `https://api.telegram.org/bot${TOKEN}/sendMessage`
  it.each([
    ['a network error that names the address', new HttpError('Network request failed!', new Error(`request to ${address} failed`))],
    ['an error in its code', new HttpError('x', Object.assign(new Error(address), { code: address }))],
    ['any error', new TypeError(address)],
    ['what is no error', address],
  ])('%s', (_, error) => {
    const receipt = toReceipt(error)
    expect(receipt.failed).toBe('unavailable')
    expect(JSON.stringify(receipt)).not.toContain(TOKEN)
  })

  it('an answer of another server, which lacks everything', () => {
    const error = new GrammyError('x', { ok: false } as ConstructorParameters<typeof GrammyError>[1], 'sendMessage', {})
    expect(toReceipt(error)).toEqual({ failed: 'unavailable', why: '?: no description' })
  })
})
