import { expect, onTestFinished, test } from 'vitest'
import { createWeb } from '../../bot/channels/web/index.ts'
import type { News, Saying } from '../../bot/desk/index.ts'
import { jpeg, ogg, pdf, webm } from '../support/media-samples.ts'
import { hire } from '../support/staff.ts'
import { CHAT, telegramBench } from '../support/telegram-bench.ts'
import { testBot } from '../support/test-bot.ts'
import { until } from '../support/until.ts'

/** A citizen on Telegram and one on the web, both with Salma, who may send them files. */
async function stage() {
  const on = await telegramBench('polling')
  onTestFinished(() => on.bench.close())
  const bot = await testBot([on.channel, createWeb()])
  const salma = await hire(bot.db, 'Salma')
  const news: News[] = []
  bot.desk.news.listen(told => news.push(told))
  on.citizen.writes('Je veux parler à quelqu’un')
  const asks = { kind: 'text', text: 'Je veux parler à quelqu’un' } as const
  await bot.hear('web', { id: 'w1', from: 'visitor', event: asks, at: new Date(0) })
  const idOf = async (channel: string) => (await until(() => bot.db.conversation.findFirst({ where: { channel } }), channel)).id
  const [telegram, web] = [await idOf('telegram'), await idOf('web')]
  for (const id of [telegram, web]) expect(await bot.desk.take(salma, id)).toEqual({ done: true })
  async function attached(conversation: string, content: Buffer, kind: 'voice' | 'photo' | 'document') {
    const put = await bot.staffFiles.put(
      salma,
      conversation,
      (async function* () {
        yield content
      })(),
      { kind, name: 'plan' },
    )
    if (!put || 'refused' in put) throw new Error('not kept')
    return { id: put.id, kind: put.kind as NonNullable<Saying['media']>['kind'] }
  }
  const shown = (what: (one: (typeof on.fake.shown)[number]) => boolean) => until(() => on.fake.shown.find(what), 'the message')
  return { ...on, bot, salma, news, telegram, web, attached, shown }
}

test('a voice recorded in the browser reaches Telegram as a voice note, with a name and what it answers', async () => {
  const on = await stage()
  const media = await on.attached(on.telegram, webm([Buffer.from([0x78, 1]), Buffer.from([0x78, 2])], true), 'voice')
  const question = await on.bot.db.message.findFirstOrThrow({ where: { conversationId: on.telegram, author: 'citizen' } })
  expect(await on.bot.desk.say(on.salma, on.telegram, { key: 'a', media, replyTo: question.id })).toHaveProperty('messageId')
  const { file, text, replyTo } = await on.shown(({ file }) => file !== undefined)
  expect(file).toMatchObject({ as: 'voice', name: expect.stringMatching(/\.ogg$/) })
  expect([text, `${replyTo}`]).toEqual(['💬 Salma', question.externalId])
})

test('a place and a paper too, and on the web in the page of their own visitor', async () => {
  const on = await stage()
  const place = { latitude: 23.6848, longitude: -15.957, name: 'Le centre' }
  await on.bot.desk.say(on.salma, on.telegram, { key: 'a', location: place })
  await on.shown(({ place }) => place?.latitude === 23.6848)
  const media = await on.attached(on.web, jpeg(), 'photo')
  await on.bot.desk.say(on.salma, on.web, { key: 'b', media, text: 'Voici l’entrée' })
  const last = (await on.bot.history('web', 'visitor', 0, 50)).at(-1)
  expect(last).toMatchObject({
    author: 'staff',
    by: 'Salma',
    text: 'Voici l’entrée',
    file: { id: media.id, state: 'kept', mime: 'image/jpeg' },
  })
  expect(await on.bot.files.open('web', ['visitor'], media.id)).not.toBeNull()
  expect(await on.bot.files.open('web', [`${CHAT}`], media.id)).toBeNull()
})

test('a file of another conversation, or none, is not sent', async () => {
  const on = await stage()
  const theirs = await on.attached(on.web, pdf(), 'document')
  for (const media of [
    theirs,
    { ...theirs, id: 'none' },
    { ...(await on.attached(on.telegram, pdf(), 'document')), kind: 'photo' as const },
  ])
    expect(await on.bot.desk.say(on.salma, on.telegram, { key: media.id, media })).toEqual({ refused: 'invalid', why: 'media' })
  expect(await on.bot.db.message.count({ where: { author: 'staff' } })).toBe(0)
})

test('while a person has the floor a file simply reaches them, and they hear of it twice: the message, then the file', async () => {
  const on = await stage()
  await on.bot.outbox('telegram')?.idle()
  const said = on.fake.shown.length
  on.news.length = 0
  on.fake.files.set('v', ogg())
  on.citizen.sends({ voice: { file_id: 'v', duration: 1 } })
  await until(() => on.bot.db.media.findFirst({ where: { state: 'kept' } }), 'the file')
  await until(
    () => on.news.filter(({ conversationId, kind }) => conversationId === on.telegram && kind === 'message').length >= 2,
    'the news',
  )
  const last = (await on.bot.desk.conversation(on.salma, on.telegram))?.timeline.findLast(item => item.kind === 'message')
  expect(last).toMatchObject({ author: 'citizen', file: { kind: 'voice', mime: 'audio/ogg', state: 'kept' } })
  expect(on.fake.shown).toHaveLength(said)
})

test('staff hear of a reaction', async () => {
  const on = await stage()
  await on.bot.outbox('telegram')?.idle()
  on.news.length = 0
  on.citizen.reacts('👍', on.fake.shown.at(-1)?.id ?? 0)
  await until(() => on.news.some(({ conversationId, kind }) => conversationId === on.telegram && kind === 'message'), 'the news')
})
