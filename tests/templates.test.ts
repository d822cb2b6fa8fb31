import { describe, expect, it } from 'vitest'
import type { Channel, ListedTemplate } from '../bot/channels/channel.ts'
import { filled, holesOf } from '../bot/templates.ts'
import type { Locale } from '../locales/locale.ts'
import { keepTemplates, templatesOf, useTemplate } from '../prisma/store/templates.ts'
import { testConsole } from './support/console.ts'
import { fakeChannel } from './support/fake-channel.ts'
import { testBot, testClock } from './support/test-bot.ts'
import { whatsappBench } from './support/whatsapp-bench.ts'
import { ACCOUNT_ID } from './support/whatsapp-fake.ts'

const listed = (name: string, language: string, more: Partial<ListedTemplate> = {}): ListedTemplate => ({
  ...{ name, language, category: 'UTILITY', state: 'APPROVED', body: 'Centre social : {{1}} Merci.' },
  ...more,
})
const HOUR = 3_600_000

describe('what fills a template', () => {
  const kept = { ...listed('rappel', 'fr'), kind: 'reminder' } as const
  it.each([
    ['one hole', kept, 'à 10:30', { name: 'rappel', language: 'fr', parameters: [{ text: 'à 10:30' }] }],
    [
      'a hole with a name',
      { ...kept, body: 'x {{text}} y' },
      'a',
      { name: 'rappel', language: 'fr', parameters: [{ text: 'a', name: 'text' }] },
    ],
    ['lines in one line', kept, 'a\n\n  b\tc     d', { name: 'rappel', language: 'fr', parameters: [{ text: 'a · b c d' }] }],
    ['two holes', { ...kept, body: '{{1}} {{2}}' }, 'a', null],
    ['no hole', { ...kept, body: 'x' }, 'a', null],
    ['nothing to say', kept, ' \n ', null],
    ['too much to say', kept, 'a'.repeat(901), null],
    ['one that is not approved', { ...kept, state: 'PENDING' }, 'a', null],
  ])('%s', (_, template, text, expected) => expect(filled(template, text)).toEqual(expected))

  it('counts a hole once', () => expect(holesOf('{{1}} {{ 1 }} {{nom}}')).toEqual(['1', 'nom']))
})

it('Meta’s list is read, without what needs a picture or a filled button', async () => {
  const { channel, fake } = await whatsappBench({ accountId: ACCOUNT_ID })
  const body = { type: 'BODY', text: 'Bonjour {{1}}.' }
  const one = (name: string, ...components: object[]) => ({ name, language: 'fr', status: 'APPROVED', category: 'UTILITY', components })
  fake.templates.push(
    one('plain', body, { type: 'FOOTER', text: 'Centre' }),
    one('titled', { type: 'HEADER', format: 'TEXT', text: 'Rappel' }, body),
    one('pictured', { type: 'HEADER', format: 'IMAGE' }, body),
    one('linked', body, { type: 'BUTTONS', buttons: [{ type: 'URL', url: 'https://x.ma/{{1}}' }] }),
    { name: 'broken' },
  )
  expect((await channel.templates?.())?.map(({ name }) => name)).toEqual(['plain', 'titled'])
  fake.revokes()
  expect(await channel.templates?.()).toBeNull()
  await fake.close()
})

describe('a reminder to who has not written lately', () => {
  /** Somebody who wrote, some hours ago, in a variety; a reminder is due, and the templates are these. */
  async function stage(hours: number, locale: Locale, templates: readonly ListedTemplate[]) {
    const { channel, delivered, says } = fakeChannel()
    const clock = testClock()
    const whatsapp: Channel = { ...channel, name: 'whatsapp', can: { buttons: 10, textLength: 4096, windowHours: 24 } }
    const bot = await testBot([whatsapp], { clock })
    await keepTemplates(bot.db, templates)
    for (const { name, language } of templates) await useTemplate(bot.db, { name, language }, 'reminder')
    await says('bonjour')
    await bot.outbox('whatsapp')?.idle()
    clock.forward(hours * HOUR)
    const { id: conversationId } = await bot.db.conversation.findFirstOrThrow()
    const said = {
      ...{ kind: 'say', key: 'appointment.remind-soon', params: { time: { time: '10:30' } } },
      choices: [{ id: 'yes', label: { fr: 'Oui', ar: 'نعم', ary: 'اه', 'ary-Latn': 'ah' } }],
    }
    const { id: messageId } = await bot.db.message.create({
      data: { conversationId, author: 'bot', body: JSON.stringify(said), locale, at: clock.now(), state: 'queued' },
    })
    await bot.db.outbox.create({ data: { messageId, conversationId, channel: 'whatsapp', notBefore: clock.now() } })
    bot.outbox('whatsapp')?.wake()
    await bot.outbox('whatsapp')?.idle()
    const message = await bot.db.message.findUniqueOrThrow({ where: { id: messageId } })
    return { last: delivered.at(-1), message }
  }

  it('goes as it is within a day', async () => {
    const { last } = await stage(23, 'fr', [listed('rappel', 'fr')])
    expect(last).not.toHaveProperty('template')
    expect(last?.text).toContain('10:30')
  })

  it.each([
    ['fr', 'rappel'],
    ['ar', 'tadkir'],
    ['ary', 'tadkir'],
    ['ary-Latn', 'rappel'],
  ] as const)('goes as a template afterwards: in %s', async (locale, name) => {
    const { last, message } = await stage(25, locale, [listed('rappel', 'fr_FR'), listed('tadkir', 'ar')])
    expect(last?.template).toMatchObject({ name })
    expect(last?.template?.parameters[0]?.text).toMatch(/10:30.* · 1\) /)
    expect(message.state).toBe('sent')
  })

  it.each([
    ['there is none', []],
    ['none is approved', [listed('rappel', 'fr', { state: 'PAUSED' })]],
    ['none fits', [listed('rappel', 'fr', { body: '{{1}} {{2}}' })]],
  ])('is not sent where %s, and staff read why', async (_, templates) => {
    const { message } = await stage(25, 'fr', templates)
    expect(message).toMatchObject({ state: 'failed', failure: 'window' })
  })
})

describe('in the console', () => {
  async function house(templates: (() => Promise<readonly ListedTemplate[] | null>) | undefined) {
    const channel: Channel = {
      ...fakeChannel().channel,
      name: 'whatsapp',
      health: () => ({ state: 'ok', since: new Date(0), why: null }),
      ...(templates && { templates }),
    }
    const bot = await testBot([channel])
    const { signIn } = await testConsole({}, bot)
    return { bot, manager: await signIn({ id: 'm', login: 'm', name: 'M', role: 'manager', centres: ['dakhla'] }) }
  }
  const HERE = '/console/settings/channels'

  it('they are listed, and one a language is used for each thing', async () => {
    const { bot, manager } = await house(async () => [listed('a', 'fr'), listed('b', 'fr'), listed('c', 'ar', { state: 'REJECTED' })])
    expect((await manager.post(`${HERE}/templates/refresh`)).statusCode).toBe(303)
    const { body } = await manager.get(HERE)
    expect(body).toContain('REJECTED')
    await manager.post(`${HERE}/templates`, { name: 'a', language: 'fr', kind: 'reminder' })
    await manager.post(`${HERE}/templates`, { name: 'b', language: 'fr', kind: 'reminder' })
    expect((await templatesOf(bot.db)).map(({ name, kind }) => [name, kind])).toEqual([
      ['a', null],
      ['b', 'reminder'],
      ['c', null],
    ])
    expect((await manager.post(`${HERE}/templates`, { name: 'none', language: 'fr', kind: 'reminder' })).statusCode).toBe(404)
    expect((await manager.post(`${HERE}/templates`, { name: 'a', language: 'fr', kind: 'spam' })).statusCode).toBe(422)
  })

  it('what a template is used for survives a new list, and goes with it', async () => {
    const { bot } = await house(undefined)
    await keepTemplates(bot.db, [listed('a', 'fr'), listed('b', 'fr')])
    await useTemplate(bot.db, { name: 'a', language: 'fr' }, 'reminder')
    await keepTemplates(bot.db, [listed('a', 'fr', { body: 'Neuf {{1}}' })])
    expect(await templatesOf(bot.db)).toMatchObject([{ name: 'a', kind: 'reminder', body: 'Neuf {{1}}' }])
    await keepTemplates(bot.db, [])
    expect(await templatesOf(bot.db)).toEqual([])
  })

  it('says so when Meta does not answer, and keeps what there is', async () => {
    const { bot, manager } = await house(async () => null)
    await keepTemplates(bot.db, [listed('a', 'fr')])
    const answer = await manager.post(`${HERE}/templates/refresh`)
    expect(answer.statusCode).toBe(503)
    expect(await templatesOf(bot.db)).toHaveLength(1)
  })
})
