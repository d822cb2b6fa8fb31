import { expect, test } from 'vitest'
import { retain } from '../../bot/retention.ts'
import { keepRetentionDays, retentionDays } from '../../prisma/store/retention-days.ts'
import { dropView, keepView, MOST_VIEWS, savedViews } from '../../prisma/store/saved-views.ts'
import { registering } from '../support/registering.ts'

async function house() {
  const { bot, clock } = await registering('fr')
  for (const id of ['salma', 'nadia'])
    await bot.db.staff.create({ data: { id, login: id, name: id, role: 'officer', createdAt: clock.now() } })
  return { db: bot.db, now: clock.now() }
}

test('a view is its owner’s alone; the same name is the same view; there is an end to them', async () => {
  const { db } = await house()
  expect(await keepView(db, 'salma', 'À voir', 'state=received')).toBe(true)
  expect(await keepView(db, 'salma', 'À voir', 'state=in-review')).toBe(true)
  const [view] = await savedViews(db, 'salma')
  expect(view).toMatchObject({ name: 'À voir', query: 'state=in-review' })
  expect(await savedViews(db, 'nadia')).toEqual([])
  expect(await dropView(db, 'nadia', view?.id ?? '')).toBeNull()
  for (let i = 1; i < MOST_VIEWS; i++) expect(await keepView(db, 'salma', `vue ${i}`, '')).toBe(true)
  expect(await keepView(db, 'salma', 'une de trop', '')).toBe(false)
  expect(await dropView(db, 'salma', view?.id ?? '')).toMatchObject({ name: 'À voir' })
  expect(await savedViews(db, 'salma')).toHaveLength(MOST_VIEWS - 1)
})

test('what is past its time follows the days that were set', async () => {
  const { db, now } = await house()
  const conversation = { id: 'c', channel: 'web', address: 'a', session: '{}', createdAt: now, seenAt: now }
  await db.conversation.create({ data: conversation })
  const at = new Date(now.getTime() - 40 * 86_400_000)
  await db.message.create({
    data: { conversationId: 'c', author: 'citizen', externalId: '1', body: '{}', locale: 'fr', at, state: 'heard' },
  })
  expect(await retain(db, now, { dry: true })).toMatchObject({ messages: 0 })
  await keepRetentionDays(db, { ...(await retentionDays(db)), messages: 39 })
  expect(await retain(db, now, { dry: true })).toMatchObject({ messages: 1 })
  expect(await db.message.count()).toBe(1)
  expect(await retain(db, now, { dry: false })).toMatchObject({ messages: 1 })
  await expect(keepRetentionDays(db, { ...(await retentionDays(db)), files: 0 })).rejects.toThrow()
})
