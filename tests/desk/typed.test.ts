import { expect, it } from 'vitest'
import type { Channel, Received } from '../../bot/channels/channel.ts'
import { nobodyYet } from '../../prisma/store/accounts.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { testBot } from '../support/test-bot.ts'

const TO = '81234567890123@lid'
const ADMIN = { id: 'a', login: 'a', name: 'Amina', role: 'administrator', centres: [] } as const

/** The assistant with a telephone of the house on which somebody may type. */
async function house() {
  const { channel, delivered, says } = fakeChannel((_, __, attempt) => ({ id: `OUT${attempt}` }))
  let hearing: ((received: Received) => Promise<void>) | undefined
  const phone: Channel = {
    ...channel,
    name: 'whatsapp-web',
    can: { buttons: 0, textLength: 4096 },
    start(hear, read) {
      hearing = hear
      return channel.start(hear, read)
    },
  }
  const bot = await testBot([phone])
  await bot.db.staff.create({ data: { id: ADMIN.id, login: ADMIN.login, name: ADMIN.name, role: ADMIN.role, createdAt: bot.clock.now() } })
  const settled = () => bot.outbox('whatsapp-web')?.idle()
  const writes = async (text: string) => {
    await says(text, { from: TO })
    await settled()
  }
  const types = async (text: string, of = `true_${TO}_${text}`, from = TO) => {
    await hearing?.({ id: `typed:${of}`, from, event: { kind: 'typed', of, text }, at: bot.clock.now() })
    await settled()
  }
  const conversation = async () => {
    const { id } = await bot.db.conversation.findFirstOrThrow({ where: { address: TO } })
    return bot.desk.conversation(ADMIN, id)
  }
  return { bot, delivered, writes, types, conversation }
}

it('gives the floor to the telephone without a word of the assistant, which is silent from then on', async () => {
  const { delivered, writes, types, conversation, bot } = await house()
  await writes('bonjour')
  const before = delivered.length
  expect(before).toBeGreaterThan(0)
  await types('Ici Salma, du centre.')
  await writes('merci, et les papiers ?')
  expect(delivered).toHaveLength(before)
  const { session } = await bot.db.conversation.findFirstOrThrow({ where: { address: TO } })
  expect(JSON.parse(session)).toMatchObject({ mode: 'staff' })
  const view = await conversation()
  expect(JSON.stringify(view)).toContain('Ici Salma, du centre.')
  expect(await bot.db.message.findFirst({ where: { author: 'staff' } })).toMatchObject({ state: 'sent', staffId: 'telephone' })
})

it('gives the floor back to the assistant when a person in the console says so', async () => {
  const { bot, delivered, writes, types, conversation } = await house()
  await writes('bonjour')
  await types('Ici Salma.')
  const view = await conversation()
  expect(await bot.desk.handBack(ADMIN, view?.id ?? '')).toEqual({ done: true })
  const before = delivered.length
  await writes('les horaires')
  expect(delivered.length).toBeGreaterThan(before)
})

it('leaves the floor to who has it in the console', async () => {
  const { bot, writes, types, conversation } = await house()
  await writes('bonjour')
  const view = await conversation()
  await bot.desk.take(ADMIN, view?.id ?? '')
  await types('du téléphone')
  expect(await bot.db.handover.findFirst()).toMatchObject({ state: 'taken', assigneeId: ADMIN.id, waitingSince: null })
})

it('takes a message of our own for none, hears one once, and knows nobody it was not written to', async () => {
  const { bot, writes, types } = await house()
  await writes('bonjour')
  const own = await bot.db.message.findFirstOrThrow({ where: { author: 'bot', platformId: { not: null } } })
  await types('bonjour', own.platformId ?? '')
  expect(await bot.db.handover.count()).toBe(0)
  await types('une fois', 'X')
  await types('une fois', 'X')
  expect(await bot.db.message.count({ where: { author: 'staff' } })).toBe(1)
  await types('à une inconnue', 'Y', '212600000009@c.us')
  expect(await bot.db.conversation.count()).toBe(1)
})

it('is no account anybody could use', async () => {
  const { bot, writes, types } = await house()
  await writes('bonjour')
  await types('x')
  await bot.db.staff.delete({ where: { id: ADMIN.id } })
  expect(await nobodyYet(bot.db)).toBe(true)
  expect(await bot.db.staff.findUnique({ where: { id: 'telephone' } })).toMatchObject({
    active: false,
    passwordHash: null,
    role: 'mediator',
  })
})
