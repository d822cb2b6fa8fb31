import { expect, it } from 'vitest'
import { setActive } from '../../prisma/store/people.ts'
import { violations } from '../support/axe.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { testClock } from '../support/test-bot.ts'
import { until } from '../support/until.ts'
import { log, open, reply, windows } from '../support/windows.ts'

const HOUR = 3_600_000
let platform: ReturnType<typeof fakeChannel>
let clock: ReturnType<typeof testClock>
const house = windows({
  options: () => {
    platform = fakeChannel()
    clock = testClock()
    return { channels: [{ ...platform.channel, can: { ...platform.channel.can, windowHours: 24 } }], clock }
  },
})
const { desk, citizen } = house

/** Somebody of the messenger whose case Salma has. */
async function taken() {
  await platform.says('Je veux parler à quelqu’un', { name: 'Nadia Invention', at: clock.now() })
  const salma = await desk('salma')
  await open(salma)
  await salma.locator('[data-deed-key=take]').click()
  await salma.locator('[data-deed-key=release]').waitFor()
  return salma
}

it('shows at a message why the messenger refused it, and sends it once more when asked', async () => {
  const salma = await taken()
  platform.refuse({ failed: 'blocked', why: 'Forbidden: bot was blocked by the user' })
  await reply(salma).fill('Bonjour Nadia')
  await reply(salma).press('Control+Enter')
  const failed = log(salma).locator('.from-staff', { hasText: 'Bonjour Nadia' }).locator('.failed')
  await failed.getByText('La personne a bloqué le service').waitFor()
  await salma.locator('#view-mine').click()
  await salma.locator('#rows .failed-word').waitFor()
  platform.refuse(null)
  await failed.getByRole('button', { name: 'Essayer de nouveau' }).click()
  await failed.waitFor({ state: 'detached' })
  await log(salma).locator('.from-staff .state', { hasText: 'Envoyé' }).waitFor()
  expect(platform.delivered.filter(({ text }) => text === 'Bonjour Nadia')).toHaveLength(1)
})

it('says how long the messenger still takes words, and takes none once that is over, before one types; their next words open it', async () => {
  const first = await taken()
  await first.locator('.window-state').getByText('24 h').waitFor()
  await reply(first).fill('Une réponse commencée')
  await until(() => house.served.db.draft.count(), 'the draft to be kept')
  const here = new URL(first.url()).pathname
  clock.forward(23 * HOUR)
  // who comes back the next day signs in anew
  const closing = await desk('salma', here)
  await closing.locator('.window-state', { hasText: 'Bientôt fermé : réponse possible jusqu’à' }).waitFor()
  expect(await reply(closing).isEditable()).toBe(true)
  clock.forward(HOUR)
  await closing.reload()
  await closing.getByRole('alert').filter({ hasText: 'n’accepte plus' }).waitFor()
  expect(await reply(closing).isEditable()).toBe(false)
  expect(await reply(closing).inputValue()).toBe('Une réponse commencée')
  expect(await closing.locator('.write-as-reply .write-send').isEnabled()).toBe(false)
  expect(await violations(closing)).toEqual([])
  await platform.says('je suis là', { at: clock.now() })
  await closing.locator('.write-as-reply .write-send:enabled').waitFor()
  expect(await reply(closing).isEditable()).toBe(true)
  expect(await reply(closing).inputValue()).toBe('Une réponse commencée')
})

it('shows within moments who else looks, and who writes', async () => {
  await citizen('fr', 'Je veux parler à une personne')
  const [salma, karim] = [await desk('salma'), await desk('karim')]
  for (const page of [salma, karim]) await open(page)
  await karim.locator('#presence', { hasText: 'Salma regarde aussi' }).waitFor()
  await reply(salma).pressSequentially('Bonj')
  await karim.locator('#presence', { hasText: 'Salma écrit' }).waitFor()
  await salma.goto('about:blank')
  await karim.locator('#presence', { hasText: 'Salma' }).waitFor({ state: 'detached' })
})

it('shows the door to whoever is disabled while signed in, and takes nothing they wrote away or through', async () => {
  await citizen('fr', 'Je veux parler à une personne')
  const salma = await desk('salma')
  await open(salma)
  await reply(salma).fill('Bonjour, ici Salma')
  await house.served.db.$transaction(tx => setActive(tx, 'salma', false))
  await reply(salma).press('Control+Enter')
  await salma.locator('#signed-out').waitFor({ state: 'visible' })
  expect(await reply(salma).inputValue()).toBe('Bonjour, ici Salma')
  expect(await house.served.db.message.count({ where: { author: 'staff' } })).toBe(0)
  await salma.reload()
  await salma.waitForURL('**/console/sign-in*')
})

it('is live in every tab of a browser, also when the one that listened for all is closed', async () => {
  const fatima = await citizen('fr', 'Je veux parler à une personne')
  const first = await desk('salma')
  const second = await first.context().newPage()
  await second.goto(`${house.served.url}/console/messages`)
  for (const page of [first, second]) await open(page)
  await fatima.says('Premier mot')
  for (const page of [first, second]) await log(page).getByText('Premier mot').waitFor()
  await first.close()
  await fatima.says('Second mot')
  await log(second).getByText('Second mot').waitFor()
})
