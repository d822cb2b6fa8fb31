import { describe, expect, it, onTestFinished } from 'vitest'
import { createWeb } from '../bot/channels/web/index.ts'
import type { WhatsappCloudOptions } from '../bot/channels/whatsapp-cloud/index.ts'
import { eraseConversation } from '../bot/erase.ts'
import { createLog } from '../bot/log.ts'
import type { Step } from '../flows/engine/engine.ts'
import { buildApp } from '../server/app.ts'
import { WHATSAPP_PATH } from '../server/webhooks.ts'
import { bomb, heic, pdf } from './support/media-samples.ts'
import { PROOF } from './support/proof.ts'
import { testBot, testClock } from './support/test-bot.ts'
import { until } from './support/until.ts'
import { buttonsOf, citizenOf, PERSON, textOf, whatsappBench } from './support/whatsapp-bench.ts'
import { signatureOf, VERIFY_TOKEN } from './support/whatsapp-fake.ts'

/** The whole assistant with WhatsApp, called over HTTP as Meta calls it. */
async function stage({ step, options }: { step?: Step; options?: Partial<WhatsappCloudOptions> } = {}) {
  const on = await whatsappBench(options)
  const clock = testClock()
  const web = createWeb()
  const bot = await testBot([web, on.channel], { clock, ...(step && { step }) })
  const app = await buildApp({
    bot,
    web,
    telegram: null,
    whatsapp: on.channel,
    log: createLog('silent'),
    config: { sessionKey: 'a key for the console in a test, long enough', embedOrigins: [] },
  })
  onTestFinished(async () => {
    await app.close()
    await on.fake.close()
  })
  const post = async (body: Buffer, signature?: string) => {
    const headers = { 'content-type': 'application/json', ...(signature && { 'x-hub-signature-256': signature }) }
    return (await app.inject({ method: 'POST', url: WHATSAPP_PATH, payload: body, headers })).statusCode
  }
  on.fake.calls(post)
  /** Everything that was brought is heard, and everything said is sent. */
  const settled = async () => {
    await bot.inbox.idle()
    await bot.outbox('whatsapp')?.idle()
  }
  const messages = () => bot.db.message.findMany({ where: { conversation: { channel: 'whatsapp' } }, orderBy: { id: 'asc' } })
  const answered = (many = 1) => until(() => on.fake.shown.length >= many, 'an answer')
  return { ...on, bot, app, clock, post, settled, messages, answered }
}

describe('the webhook', () => {
  it('shows Meta the challenge, for our own word only', async () => {
    const { app } = await stage()
    const ask = (query: Record<string, string>) => app.inject({ url: WHATSAPP_PATH, query })
    const right = { 'hub.mode': 'subscribe', 'hub.verify_token': VERIFY_TOKEN, 'hub.challenge': '<b>115</b>' }
    const shown = await ask(right)
    expect([shown.statusCode, shown.body, shown.headers['content-type']]).toEqual([
      200,
      '<b>115</b>',
      expect.stringContaining('text/plain'),
    ])
    for (const wrong of [{ ...right, 'hub.verify_token': 'guess' }, { ...right, 'hub.mode': 'x' }, {}])
      expect((await ask(wrong)).statusCode).toBe(403)
  })

  it('takes nothing that is not signed over the very bytes', async () => {
    const { post, messages, bot } = await stage()
    const body = Buffer.from('{"object":"whatsapp_business_account","entry":[]}')
    expect(await post(body)).toBe(401)
    expect(await post(body, signatureOf(body, 'another secret'))).toBe(401)
    expect(await post(Buffer.from(`${body} `), signatureOf(body))).toBe(401)
    expect(await post(body, signatureOf(body))).toBe(200)
    expect(await post(Buffer.from('not json'), signatureOf('not json'))).toBe(400)
    expect(await post(Buffer.from([0xff]), signatureOf(Buffer.from([0xff])))).toBe(400)
    await bot.inbox.idle()
    expect(await messages()).toEqual([])
  })

  it('is answered once the message is kept, and before the turn is taken', async () => {
    let go = () => {}
    const gate = new Promise<void>(resolve => {
      go = resolve
    })
    const { citizen, bot, fake, answered } = await stage()
    // the turn is held back where it is kept
    const transaction = bot.db.$transaction.bind(bot.db)
    bot.db.$transaction = (async (...work: Parameters<typeof transaction>) => {
      await gate
      return transaction(...work)
    }) as typeof transaction
    await citizen.writes('سلام')
    expect(fake.statuses).toEqual([200])
    expect(await bot.db.inbound.count()).toBe(1)
    expect(fake.shown).toEqual([])
    go()
    await answered()
    await until(async () => (await bot.db.inbound.count()) === 0, 'the message to leave the inbox')
  })

  it('hears what was brought twice once, also when it was heard long ago', async () => {
    const { citizen, settled, messages, answered, fake } = await stage()
    const id = fake.wamid()
    await citizen.writes('سلام', id)
    await answered()
    await settled()
    const before = fake.shown.length
    await citizen.writes('سلام', id)
    await citizen.writes('سلام', id)
    await settled()
    expect((await messages()).filter(({ author }) => author === 'citizen')).toHaveLength(1)
    expect(fake.shown).toHaveLength(before)
  })

  it('answers in buttons or lists that Meta takes, and hears what is pressed', async () => {
    const { citizen, fake, answered, settled } = await stage()
    await citizen.writes('bonjour')
    await answered()
    await settled()
    expect(fake.wrong).toEqual([])
    expect(fake.shown.some(({ type }) => type === 'interactive')).toBe(true)
    const before = fake.shown.length
    await citizen.presses(fake.shown.flatMap(buttonsOf)[0]?.id ?? '')
    await answered(before + 1)
    expect(fake.wrong).toEqual([])
  })

  it('keeps the turns of a message no turn could be taken for, and tries again', async () => {
    const { citizen, bot, clock, answered, fake } = await stage()
    const transaction = bot.db.$transaction.bind(bot.db)
    let broken = true
    bot.db.$transaction = (async (...work: Parameters<typeof transaction>) => {
      if (broken) throw new Error('the disk is full')
      return transaction(...work)
    }) as typeof transaction
    await citizen.writes('سلام')
    await until(async () => (await bot.db.inbound.findFirst())?.attempts === 1, 'one try')
    broken = false
    expect(fake.shown).toEqual([])
    clock.forward(3_000)
    bot.inbox.wake()
    await answered()
  })
})

it('erases with a person what was brought of her and is not heard yet', async () => {
  const { citizen, bot, answered, settled, fake } = await stage()
  await citizen.writes('سلام')
  await answered()
  await settled()
  await bot.inbox.stop()
  await citizen.writes('بقات')
  await citizenOf(fake, { from_user_id: 'MA.999' }).writes('ديال شي واحد آخر')
  const { id } = await bot.db.conversation.findFirstOrThrow({ where: { address: PERSON } })
  expect(await bot.db.inbound.count()).toBe(2)
  expect(await eraseConversation(bot.db, bot.media, id, PROOF)).toBe(true)
  expect(await bot.db.inbound.findMany()).toMatchObject([{ address: 'MA.999' }])
})

describe('a changed number', () => {
  const changed = (on: Awaited<ReturnType<typeof stage>>, to: string) =>
    on.citizen.sends({ type: 'system', system: { type: 'user_changed_number', body: 'x', user_id: to, previous_user_id: PERSON } })

  it('takes the conversation along, and the answers', async () => {
    const on = await stage()
    await on.citizen.writes('bonjour')
    await on.answered()
    await on.settled()
    const { id } = await on.bot.db.conversation.findFirstOrThrow()
    await changed(on, 'MA.2')
    await on.settled()
    const before = on.fake.shown.length
    await citizenOf(on.fake, { from_user_id: 'MA.2' }).writes('القائمة')
    await on.answered(before + 1)
    await on.settled()
    expect(await on.bot.db.conversation.findMany()).toMatchObject([{ id, address: 'MA.2' }])
    expect(on.fake.shown.slice(before).every(message => message.recipient === 'MA.2')).toBe(true)
    // she is known: no greeting again
    expect(on.fake.shown.slice(before).map(textOf).join('')).not.toContain('ici Jisr')
    expect((await on.messages()).filter(({ author }) => author === 'citizen')).toHaveLength(2)
  })

  it('moves nothing where somebody is known at the new one, and is heard again as often as it is brought', async () => {
    const on = await stage()
    await on.citizen.writes('bonjour')
    await citizenOf(on.fake, { from_user_id: 'MA.2' }).writes('salam')
    await on.answered(2)
    await on.settled()
    await changed(on, 'MA.2')
    await changed(on, 'MA.3')
    await changed(on, 'MA.3')
    await on.settled()
    const addresses = (await on.bot.db.conversation.findMany({ orderBy: { address: 'asc' } })).map(({ address }) => address)
    expect(addresses).toEqual(['MA.2', 'MA.3'])
    expect(await on.bot.db.inbound.count()).toBe(0)
  })
})

describe('what became of a message', () => {
  const sent = async () => {
    const on = await stage()
    await on.citizen.writes('bonjour')
    await on.answered()
    await on.settled()
    const last = on.fake.shown.at(-1)
    const wamid = last?.wamid ?? ''
    const state = async () => (await on.messages()).find(({ platformId }) => platformId === wamid)?.state
    return { ...on, wamid, state }
  }

  it.each([
    [['sent', 'delivered', 'read'], 'read'],
    [['read', 'delivered', 'sent'], 'read'],
    [['delivered', 'delivered', 'sent'], 'delivered'],
    [['failed', 'sent'], 'failed'],
    [['failed', 'delivered'], 'delivered'],
    [['delivered', 'failed'], 'delivered'],
    [['sent', 'deleted', 'constructor'], 'sent'],
  ])('%j is %s', async (reports, became) => {
    const { citizen, settled, wamid, state } = await sent()
    for (const report of reports) await citizen.reports(wamid, report, report === 'failed' ? { errors: [{ code: 131026 }] } : {})
    await settled()
    expect(await state()).toBe(became)
  })

  it('tells staff why it failed, and lets them try again', async () => {
    const { citizen, settled, wamid, messages, bot } = await sent()
    await citizen.reports(wamid, 'failed', { errors: [{ code: 131049 }] })
    await settled()
    const failed = (await messages()).find(({ platformId }) => platformId === wamid)
    expect(failed).toMatchObject({ state: 'failed', failure: 'limited' })
    expect(await bot.db.outbox.findFirst({ where: { messageId: failed?.id ?? 0 } })).toMatchObject({ state: 'dead' })
  })

  it('holds back no words while a report waits for its message, and gives the report up in the end', async () => {
    const { citizen, bot, fake, answered, clock } = await sent()
    await citizen.reports('wamid.UNKNOWN', 'read')
    await until(async () => (await bot.db.inbound.findFirst())?.attempts === 1, 'one try')
    const before = fake.shown.length
    await citizen.writes('القائمة')
    await answered(before + 1)
    for (let tries = 2; tries <= 6; tries++) {
      clock.forward(600_000)
      bot.inbox.wake()
      await bot.inbox.idle()
    }
    expect(await bot.db.inbound.count()).toBe(0)
  })

  it('is not believed of a message to somebody else', async () => {
    const { fake, bot, wamid, state, settled } = await sent()
    await citizenOf(fake, { from_user_id: 'MA.999' }).reports(wamid, 'read')
    await settled()
    expect(await state()).toBe('sent')
    expect(await bot.db.inbound.count()).toBe(1)
  })
})

describe('bad days', () => {
  it('shows a revoked token as refused, and what waits goes once it is taken again', async () => {
    const { bot, citizen, fake, answered, channel } = await stage()
    await citizen.writes('bonjour')
    await answered()
    await until(() => bot.health()[0]?.state === 'ok', 'a channel that is well')
    fake.fails({ status: 401, code: 190 })
    await citizen.writes('القائمة')
    await until(() => bot.health()[0]?.state === 'refused', 'the red light')
    expect(bot.health()).toEqual([
      { channel: 'whatsapp', pairing: null, state: 'refused', why: '190, status 401', since: expect.any(Date) },
    ])
    fake.heals()
    const receipt = await channel.send(PERSON, { text: 'x', choices: [], locale: 'fr' })
    expect(receipt).toHaveProperty('id')
    expect(bot.health()[0]?.state).toBe('ok')
  })

  it('sees a wrong token at the start, before anybody writes', async () => {
    const { bot } = await stage({ options: { token: 'revoked' } })
    await until(() => bot.health()[0]?.state === 'refused', 'the red light')
  })

  it('says nothing of a person in its log', async () => {
    const { lines, citizen, fake, bot } = await stage()
    fake.fails({ status: 400, code: 131026 })
    await citizen.writes('ana Zineb')
    await until(async () => (await bot.db.outbox.count({ where: { state: 'dead' } })) > 0, 'a message that is given up')
    expect(lines.join('')).not.toMatch(/Zineb|1349120865530274|EAAG/)
  })

  it.each([
    ['expired', null, 'expired'],
    ['larger than we take', Buffer.alloc(17 * 2 ** 20), 'too-big'],
    ['a hundred megabytes that claim to be few', Buffer.alloc(100 * 2 ** 20), 'too-big'],
    ['a script that claims to be a picture', Buffer.from('<script>alert(1)</script>'), 'refused'],
    ['of a kind whose hidden place cannot be dropped', heic(), 'refused'],
    ['one that unpacks to 200 MB', bomb(200), 'refused'],
  ])('tells staff of a file that is %s', async (name, content, state) => {
    const { fake, citizen, bot, clock } = await stage()
    if (content) fake.files.set('5501', { content, mime: 'image/jpeg', name: '' })
    if (name.includes('claim')) fake.understates('5501')
    await citizen.sends({ type: 'image', image: { id: '5501' } })
    await until(async () => {
      clock.forward(60_000)
      bot.fetching.wake()
      return (await bot.db.media.findFirst())?.state === state
    }, `a file that is ${state}`)
    expect(fake.wrong).toEqual([])
  })

  it('fetches a paper with its name', async () => {
    const { fake, citizen, bot } = await stage()
    fake.files.set('5502', { content: pdf(), mime: 'application/pdf', name: '' })
    await citizen.sends({ type: 'document', document: { id: '5502', filename: 'cv.pdf' } })
    await until(async () => (await bot.db.media.findFirst())?.state === 'kept', 'the paper')
    expect(await bot.db.media.findFirst()).toMatchObject({ kind: 'document', mime: 'application/pdf', name: 'cv.pdf' })
  })

  it.each([
    ['a contact card', { type: 'contacts', contacts: [{ name: { formatted_name: 'X' }, phones: [{ phone: '1' }] }] }],
    ['an animated sticker', { type: 'sticker', sticker: { id: '1', animated: true } }],
    ['what is seen only once', { type: 'unsupported', errors: [{ code: 131051 }] }],
    ['a kind invented tomorrow', { type: 'hologram' }],
  ])('answers %s', async (_, what) => {
    const { citizen, answered, fake } = await stage()
    await citizen.sends(what)
    await answered()
    expect(fake.wrong).toEqual([])
    expect(fake.shown.map(textOf).join('')).not.toBe('')
  })

  it('keeps a reaction on its message, and answers nothing', async () => {
    const { citizen, answered, settled, fake, messages } = await stage()
    await citizen.writes('bonjour')
    await answered()
    await settled()
    const { wamid } = fake.shown.at(-1) ?? { wamid: '' }
    const before = fake.shown.length
    await citizen.sends({ type: 'reaction', reaction: { message_id: wamid, emoji: '❤️' } })
    await until(async () => (await messages()).some(({ reaction }) => reaction === '❤️'), 'the reaction')
    await settled()
    expect(fake.shown).toHaveLength(before)
  })

  it('marks as read what was kept', async () => {
    const { citizen, fake, answered } = await stage()
    const id = fake.wamid()
    await citizen.writes('سلام', id)
    await answered()
    await until(() => fake.marks.length > 0, 'the mark')
    expect(fake.marks).toEqual([{ messaging_product: 'whatsapp', status: 'read', message_id: id }])
  })

  it('shows that an answer is coming under the last message heard', async () => {
    const { citizen, fake, answered, channel } = await stage()
    const id = fake.wamid()
    await citizen.writes('سلام', id)
    await answered()
    await channel.typing?.(PERSON)
    expect(fake.marks.at(-1)).toEqual({ messaging_product: 'whatsapp', status: 'read', message_id: id, typing_indicator: { type: 'text' } })
  })
})
