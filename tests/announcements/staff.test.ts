import { expect, test } from 'vitest'
import { announcementSettings, keepAnnouncementSettings } from '../../prisma/store/announcement-settings.ts'
import { approved, NEWS, settle } from '../support/announcing.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { hire } from '../support/staff.ts'
import { testBot, testClock } from '../support/test-bot.ts'
import { until } from '../support/until.ts'

const HOUR = 3_600_000

async function stage() {
  const platform = fakeChannel()
  const clock = testClock()
  const bot = await testBot([platform.channel], { clock })
  const [salma, nadia, omar, mina] = [
    await hire(bot.db, 'Salma', 'administrator'),
    await hire(bot.db, 'Nadia', 'administrator'),
    await hire(bot.db, 'Omar', 'manager', ['elargoub']),
    await hire(bot.db, 'Mina', 'mediator'),
  ]
  return { ...platform, clock, bot, salma, nadia, omar, mina }
}

test('who wrote it cannot approve it, unless managers said that one person suffices', async () => {
  const { bot, salma } = await stage()
  const saved = await bot.announcements.save(salma, NEWS)
  const id = 'id' in saved ? saved.id : ''
  expect(await bot.announcements.act(salma, id, 'start', { version: 1 })).toEqual({ refused: 'changed' })
  expect(await bot.announcements.act(salma, id, 'submit', { version: 1 })).toEqual({ done: true })
  expect(await bot.announcements.act(salma, id, 'approve', { version: 1 })).toEqual({ refused: 'own' })
  await keepAnnouncementSettings(bot.db, { ...(await announcementSettings(bot.db)), second: false })
  expect(await bot.announcements.act(salma, id, 'approve', { version: 1 })).toEqual({ done: true })
})

test('an edit takes the approval back, and what was approved before is not sent', async () => {
  const { bot, salma, nadia, delivered } = await stage()
  await settle(bot.db, [{ id: 'a' }])
  const id = await approved(bot, salma, nadia)
  expect(await bot.announcements.save(salma, { ...NEWS, texts: { fr: { text: 'Autre chose.' } } }, { id, version: 1 })).toEqual({ id })
  expect(await bot.announcements.act(nadia, id, 'start', { version: 1 })).toEqual({ refused: 'changed' })
  expect(await bot.announcements.act(nadia, id, 'start', { version: 2 })).toEqual({ refused: 'changed' })
  const read = await bot.announcements.read(nadia, id)
  expect(read?.announcement).toMatchObject({ state: 'draft', approvedBy: null, approvedVersion: null, version: 2 })
  await bot.sweep()
  await bot.announcements.idle()
  expect(await bot.db.announcementRecipient.count()).toBe(0)
  expect(delivered).toEqual([])
})

test('of two who edit the same version the second is told that it has changed', async () => {
  const { bot, salma, nadia } = await stage()
  const saved = await bot.announcements.save(salma, NEWS)
  const id = 'id' in saved ? saved.id : ''
  expect(await bot.announcements.save(nadia, { ...NEWS, name: 'Une' }, { id, version: 1 })).toEqual({ id })
  expect(await bot.announcements.save(salma, { ...NEWS, name: 'Deux' }, { id, version: 1 })).toEqual({ refused: 'changed' })
  expect((await bot.announcements.read(salma, id))?.announcement.name).toBe('Une')
})

test('once people are being told, nothing is edited', async () => {
  const { bot, salma, nadia } = await stage()
  const id = await approved(bot, salma, nadia)
  await bot.announcements.act(nadia, id, 'start', { version: 1 })
  expect(await bot.announcements.save(salma, NEWS, { id, version: 1 })).toEqual({ refused: 'changed' })
})

test('what has no text is not submitted; an hour that is past, or quiet, is no hour to send at', async () => {
  const { bot, salma, nadia, clock } = await stage()
  const empty = await bot.announcements.save(salma, { ...NEWS, texts: { fr: { title: 'Seul', text: '  ' } } })
  expect(await bot.announcements.act(salma, 'id' in empty ? empty.id : '', 'submit', { version: 1 })).toEqual({
    refused: 'invalid',
    why: 'no-text',
  })
  const id = await approved(bot, salma, nadia)
  const at = (hours: number) => ({ version: 1, at: new Date(clock.now().getTime() + hours * HOUR) })
  expect(await bot.announcements.act(nadia, id, 'schedule', at(-1))).toEqual({ refused: 'invalid', why: 'past' })
  expect(await bot.announcements.act(nadia, id, 'schedule', at(12))).toEqual({ refused: 'invalid', why: 'quiet' })
  expect(await bot.announcements.act(nadia, id, 'schedule', at(24))).toEqual({ done: true })
})

test('what is scheduled begins by itself; found too late, it is dropped', async () => {
  const { bot, salma, nadia, clock, delivered } = await stage()
  await settle(bot.db, [{ id: 'a' }])
  const [soon, late] = [await approved(bot, salma, nadia), await approved(bot, salma, nadia)]
  for (const [id, hours] of [
    [soon, 48],
    [late, 1],
  ] as const)
    await bot.announcements.act(nadia, id, 'schedule', { version: 1, at: new Date(clock.now().getTime() + hours * HOUR) })
  // nobody looked for two days
  clock.forward(48 * HOUR)
  await until(async () => {
    await bot.sweep()
    return (await bot.announcements.read(nadia, soon))?.announcement.state === 'done'
  }, 'the one in time is sent')
  expect((await bot.announcements.read(nadia, late))?.announcement.state).toBe('cancelled')
  expect(delivered).toHaveLength(1)
})

test('each sees the announcements of their centres and those of all, and leads only their own', async () => {
  const { bot, salma, nadia, omar, mina } = await stage()
  const id = await approved(bot, salma, nadia, { ...NEWS, centre: 'dakhla' })
  expect(await bot.announcements.read(omar, id)).toBeNull()
  expect(await bot.announcements.act(omar, id, 'start', { version: 1 })).toEqual({ refused: 'not-found' })
  expect(await bot.announcements.list(omar, {})).toEqual([])
  expect(await bot.announcements.read(mina, id)).toMatchObject({ announcement: { id } })
  expect(await bot.announcements.act(mina, id, 'start', { version: 1 })).toEqual({ refused: 'not-allowed' })
  expect(await bot.announcements.save(mina, NEWS)).toEqual({ refused: 'not-allowed' })
  expect(await bot.announcements.save(omar, NEWS)).toEqual({ refused: 'not-allowed' })
  expect(await bot.announcements.save(omar, { ...NEWS, centre: 'elargoub', audience: { centres: ['elargoub'] } })).toHaveProperty('id')
})

test('staff try it out on their own telephone, in each variety, and nobody else is told', async () => {
  const { bot, salma, nadia, says, delivered } = await stage()
  await settle(bot.db, [{ id: 'citizen' }])
  const id = await approved(bot, salma, nadia)
  expect(await bot.announcements.toMyself(salma, id)).toEqual({ refused: 'invalid', why: 'nobody' })
  const code = await bot.announcements.testCode(salma)
  await says(`essai ${code}`, { from: 'mine' })
  // a code counts once
  await says(`essai ${code}`, { from: 'another' })
  expect(await bot.announcements.testChannels(salma)).toEqual(['telegram'])
  expect(await bot.announcements.testChannels(nadia)).toEqual([])
  expect(await bot.announcements.toMyself(salma, id)).toEqual({ sent: 4 })
  await until(async () => (await bot.db.outbox.count()) === 0, 'all is sent')
  const tried = delivered.filter(({ text }) => text.startsWith('📣'))
  expect(tried.map(({ to, locale }) => [to, locale])).toEqual(['ar', 'ary', 'ary-Latn', 'fr'].map(locale => ['mine', locale]))
  expect(await bot.db.announcementRecipient.count()).toBe(0)
})

test('a code that is too old shows nothing', async () => {
  const { bot, salma, says, clock } = await stage()
  const code = await bot.announcements.testCode(salma)
  clock.forward(16 * 60_000)
  await says(`essai ${code}`)
  expect(await bot.announcements.testChannels(salma)).toEqual([])
})

test('every act is written in the journal, by ids only', async () => {
  const { bot, salma, nadia } = await stage()
  const id = await approved(bot, salma, nadia)
  await bot.announcements.act(nadia, id, 'cancel', { version: 1 })
  const lines = await bot.db.audit.findMany({ where: { subject: 'announcement' }, orderBy: { id: 'asc' } })
  expect(lines.map(({ action, staffId, about, detail }) => [action, staffId, about, detail])).toEqual([
    ['announcement.written', 'salma', id, null],
    ['announcement.submitted', 'salma', id, null],
    ['announcement.approved', 'nadia', id, null],
    ['announcement.cancelled', 'nadia', id, null],
  ])
})
