import { expect, test } from 'vitest'
import { createKeys, newDataKeys, readDataKeys } from '../../bot/keys.ts'
import { rotateKeys } from '../../bot/registrations/rotate.ts'
import { slotKey } from '../../flows/appointments/slot-key.ts'
import { registering } from '../support/registering.ts'

const SLOT = slotKey({ plan: 'dakhla', date: '2026-11-24', from: 600 })

async function booked() {
  const talk = await registering('fr')
  await talk.bot.db.bookingPlan.deleteMany({ where: { id: { not: 'dakhla' } } })
  for (const id of ['appointment-new', 'appointment:service/reception', `appointment:slot/${SLOT}`, 'appointment:who/me'])
    await talk.taps(id)
  await talk.writes('Amina Idrissi')
  await talk.taps('appointment:confirm/yes')
  return talk
}

test('who wants to be forgotten takes the appointments along, and the time is free again', async () => {
  const { bot, writes } = await booked()
  expect(await bot.db.appointment.count({ where: { state: 'booked' } })).toBe(1)
  await writes('oubliez-moi')
  await writes('oui')
  expect([await bot.db.appointment.count(), await bot.db.bookedTick.count(), await bot.db.bookedTime.count()]).toEqual([0, 0, 0])
})

test('the name somebody is called by is sealed anew when keys change', async () => {
  const { bot } = await booked()
  const [old] = readDataKeys((await bot.db.setting.findUniqueOrThrow({ where: { key: 'data-keys' } })).value)
  const [next] = readDataKeys(newDataKeys('k2'))
  if (!old || !next) throw new Error('no keys')
  await rotateKeys(bot.db, createKeys([next, old]))
  const { code, sealed } = await bot.db.appointment.findFirstOrThrow()
  expect(createKeys([next]).open(sealed ?? '', `appointment:${code}`)).toEqual({ name: 'Amina Idrissi', phone: null })
})
