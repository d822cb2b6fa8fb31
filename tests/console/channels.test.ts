import { expect, onTestFinished, test } from 'vitest'
import type { Channel } from '../../bot/channels/channel.ts'
import type { HealthState, Pairing } from '../../bot/channels/health.ts'
import { createWhatsappWeb } from '../../bot/channels/whatsapp-web/index.ts'
import type { Told } from '../../bot/channels/whatsapp-web/protocol.ts'
import { createLog } from '../../bot/log.ts'
import { testConsole } from '../support/console.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { testBot, testClock } from '../support/test-bot.ts'
import { until } from '../support/until.ts'
import { whatsappBench } from '../support/whatsapp-bench.ts'
import { MONDAY_MORNING } from '../support/world.ts'

async function house(name: Channel['name'], state: HealthState, pairing: Pairing | null = null, why: string | null = null) {
  const channel: Channel = {
    ...fakeChannel().channel,
    name,
    health: () => ({ state, since: MONDAY_MORNING, why }),
    pairing: () => pairing,
  }
  return furnished(channel)
}

async function furnished(channel: Channel) {
  const bot = await testBot([channel], { clock: testClock() })
  const { signIn } = await testConsole({}, bot)
  const as = (role: 'mediator' | 'manager' | 'administrator', locale: 'fr' | 'ar' = 'fr') =>
    signIn({ id: role, login: role, name: role, role, centres: ['dakhla'], locale })
  return { as, bot }
}

test('a channel that refuses us is red for who can mend it, with its code, and told on everybody’s first page', async () => {
  const { as } = await house('whatsapp', 'refused', null, '190, status 401')
  const [manager, mediator] = [await as('manager'), await as('mediator')]
  const { body } = await manager.get('/console/settings/channels')
  expect(body).toContain('tag-disabled')
  expect(body).toContain('190, status 401')
  expect((await mediator.get('/console')).body).toContain('WhatsApp : la messagerie nous refuse.')
  expect((await mediator.get('/console')).body).not.toContain('/console/settings/channels')
  expect((await manager.get('/console')).body).toContain('/console/settings/channels')
  expect((await mediator.get('/console/settings/channels')).statusCode).toBe(403)
})

test('a channel that is well is green, and not told of', async () => {
  const { as } = await house('telegram', 'ok')
  const manager = await as('manager')
  expect((await manager.get('/console/settings/channels')).body).toContain('tag-active')
  expect((await manager.get('/console')).body).not.toContain('nous refuse')
})

test.each([
  ['a picture', { qr: 'pair-me' }, 'class="qr"'],
  ['a code', { code: 'ABCD-1234' }, 'ABCD-1234'],
] as const)('what pairs a phone, %s, is shown to administrators only, and always with its warning', async (_, pairing, sign) => {
  const { as } = await house('whatsapp-web', 'pairing', pairing)
  const page = async (role: 'manager' | 'administrator') => (await (await as(role)).get('/console/settings/channels')).body
  expect(await page('administrator')).toContain(sign)
  expect(await page('manager')).not.toContain(sign)
  for (const role of ['manager', 'administrator'] as const) expect(await page(role)).toContain('WhatsApp peut bloquer le numéro')
})

test('WhatsApp turns red when our token is revoked at Meta, by itself, and green again with the next message that goes', async () => {
  const { fake, channel, citizen } = await whatsappBench()
  onTestFinished(() => fake.close())
  const { as, bot } = await furnished(channel)
  const [administrator, mediator] = [await as('administrator'), await as('mediator', 'ar')]
  const light = async () => /<span class="(tag[^"]*)">/.exec((await administrator.get('/console/settings/channels')).body)?.[1]
  await until(async () => (await light()) === 'tag tag-active', 'the green light')
  fake.revokes()
  await citizen.writes('bonjour')
  await until(async () => (await light()) === 'tag tag-disabled', 'the red light')
  expect((await administrator.get('/console/settings/channels')).body).toContain('190, status 401')
  expect((await mediator.get('/console')).body).toContain('تطبيق المراسلة يرفضنا')
  // what was to be said waits, and is not lost
  expect(await bot.db.outbox.count({ where: { state: 'queued' } })).toBeGreaterThan(0)
})

test('a phone that was logged out at night is red, told on everybody’s first page, and green again once one is paired', async () => {
  const opened: { tell(told: Told): void; dies(): void }[] = []
  const channel = createWhatsappWeb({
    open(tell) {
      let dies = () => {}
      const ended = new Promise<void>(resolve => {
        dies = resolve
      })
      opened.push({ tell, dies })
      return { order() {}, end: dies, ended }
    },
    log: createLog('silent'),
    cap: { take: () => true },
    patience: { first: 1, most: 5 },
  })
  const { as } = await furnished(channel)
  const [administrator, mediator] = [await as('administrator'), await as('mediator')]
  const page = async () => (await administrator.get('/console/settings/channels')).body
  opened[0]?.tell({ tells: 'ready' })
  expect(await page()).toContain('tag-active')
  expect((await mediator.get('/console')).body).not.toContain('notice bad')
  opened[0]?.tell({ tells: 'gone', why: 'LOGOUT' })
  opened[0]?.dies()
  const next = await until(() => opened[1], 'another process')
  next.tell({ tells: 'qr', qr: 'pair-me' })
  expect(await page()).toContain('tag-disabled')
  expect(await page()).toContain('class="qr"')
  expect((await mediator.get('/console')).body).toContain('aucun téléphone n’est relié')
  next.tell({ tells: 'ready' })
  expect(await page()).toContain('tag-active')
  expect((await mediator.get('/console')).body).not.toContain('notice bad')
})
