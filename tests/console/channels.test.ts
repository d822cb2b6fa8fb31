import { expect, test } from 'vitest'
import type { Channel } from '../../bot/channels/channel.ts'
import type { HealthState, Pairing } from '../../bot/channels/health.ts'
import { testConsole } from '../support/console.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { testBot, testClock } from '../support/test-bot.ts'
import { MONDAY_MORNING } from '../support/world.ts'

async function house(name: Channel['name'], state: HealthState, pairing: Pairing | null = null, why: string | null = null) {
  const channel: Channel = {
    ...fakeChannel().channel,
    name,
    health: () => ({ state, since: MONDAY_MORNING, why }),
    pairing: () => pairing,
  }
  const bot = await testBot([channel], { clock: testClock() })
  const { signIn } = await testConsole({}, bot)
  const as = (role: 'mediator' | 'manager' | 'administrator', locale: 'fr' | 'ar' = 'fr') =>
    signIn({ id: role, login: role, name: role, role, centres: ['dakhla'], locale })
  return { as }
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
