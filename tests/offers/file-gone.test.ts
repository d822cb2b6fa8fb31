import { expect, test } from 'vitest'
import { fakeChannel } from '../support/fake-channel.ts'
import { addOffers } from '../support/offers.ts'
import { testBot, testClock } from '../support/test-bot.ts'
import { until } from '../support/until.ts'
import { MONDAY_MORNING } from '../support/world.ts'

test('a card that waited while its picture was taken away goes without it', async () => {
  const { channel, delivered, refuse, attempts, says } = fakeChannel()
  const clock = testClock(MONDAY_MORNING)
  const { db, outbox } = await testBot([channel], { clock })
  await addOffers(db, ['couture'])
  await db.offerFile.create({ data: { id: 'p1', offerId: 'couture', kind: 'photo', mime: 'image/jpeg', bytes: 1 } })
  await says('quelles formations sont ouvertes ?', { at: clock.now() })
  await until(async () => (await db.outbox.count()) === 0, 'the list is sent')
  refuse({ failed: 'unavailable', why: 'no internet' })
  const before = attempts()
  await says('1', { at: clock.now() })
  await until(() => attempts() > before, 'the card is tried')
  await db.offerFile.deleteMany()
  refuse(null)
  clock.forward(120_000)
  outbox('telegram')?.wake()
  await until(async () => (await db.outbox.count()) === 0, 'the card is sent')
  const card = delivered.find(({ text }) => text.startsWith('Couture'))
  expect(card?.text).toContain('Apprendre la coupe')
  expect(card?.media).toBeUndefined()
})
