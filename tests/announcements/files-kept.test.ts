import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { sweepFiles } from '../../bot/media/sweep.ts'
import { announcingHouse } from '../support/announced-files.ts'
import { ogg, png } from '../support/media-samples.ts'
import { hire } from '../support/staff.ts'

test('to change a file is an edit: the approval is taken back, an older version is refused, and so is what is under way', async () => {
  const { bot, salma, nadia, put, begin, draft, over } = await announcingHouse()
  const id = await draft()
  expect(await bot.announcements.act(salma, id, 'submit', { version: 1 })).toEqual({ done: true })
  expect(await bot.announcements.act(nadia, id, 'approve', { version: 1 })).toEqual({ done: true })
  const picture = await put(id, null)
  expect(await bot.db.announcement.findUniqueOrThrow({ where: { id } })).toMatchObject({
    ...{ state: 'draft', version: 2, approvedById: null, approvedVersion: null, authorId: salma.id },
  })
  const { files } = bot.announcements
  expect(await files.remove(salma, { id, version: 1, locale: null })).toEqual({ refused: 'changed' })
  const again = await files.keep(salma, { id, version: 1, locale: null }, Readable.from([png()]), { kind: 'photo' })
  expect(again).toEqual({ refused: 'changed' })
  expect(await bot.db.announcementFile.findMany()).toMatchObject([{ id: picture, kind: 'photo', locale: '' }])
  await begin(id)
  await over(id)
  expect(await files.remove(salma, { id, version: 2, locale: null })).toEqual({ refused: 'changed' })
  const journal = await bot.db.audit.findMany({ where: { action: { startsWith: 'announcement.file' } } })
  expect(journal.map(({ action, about }) => [action, about])).toEqual([['announcement.file-kept', id]])
})

test('only a picture is a picture, only what sounds a recording, and only who may write it changes it', async () => {
  const { bot, salma, draft } = await announcingHouse()
  const id = await draft()
  const { files } = bot.announcements
  const wrong = [
    [null, ogg()],
    ['fr', png()],
    ['fr', Buffer.from('<script>')],
  ] as const
  for (const [locale, content] of wrong)
    expect(await files.keep(salma, { id, version: 1, locale }, Readable.from([content]), { kind: 'photo' })).toEqual({ refused: 'type' })
  const mediator = await hire(bot.db, 'Hind', 'mediator')
  expect(await files.keep(mediator, { id, version: 1, locale: null }, Readable.from([png()]), { kind: 'photo' })).toEqual({
    refused: 'not-allowed',
  })
  const elsewhere = await hire(bot.db, 'Omar', 'manager', ['argoub'])
  await bot.db.announcement.update({ where: { id }, data: { centre: 'dakhla' } })
  expect(await files.remove(elsewhere, { id, version: 1, locale: null })).toEqual({ refused: 'not-found' })
  for await (const { id: left } of bot.media.list()) expect.unreachable(left)
})

test('what was taken away, or went with its announcement, goes when files are swept; what is in use stays', async () => {
  const { bot, put, draft } = await announcingHouse()
  const [kept, gone] = [await draft(), await draft()]
  const [stays, replaced] = [await put(kept, 'fr'), await put(gone, 'fr')]
  await bot.db.announcement.delete({ where: { id: gone } })
  const later = new Date(Date.now() + 2 * 3_600_000)
  expect(await sweepFiles(bot.db, bot.media, { now: later, days: 1000 })).toEqual({ old: 0, stray: 1 })
  expect(await bot.media.get(replaced)).toBeNull()
  const opened = await bot.media.get(stays)
  expect(opened).not.toBeNull()
  opened?.stream.destroy()
})

test('a new one after another one has copies of its files', async () => {
  const { bot, salma, put, draft } = await announcingHouse()
  const [before, after] = [await draft(), await draft()]
  const ids = [await put(before, null), await put(before, 'ary')]
  await bot.announcements.files.copy(salma, before, after)
  const copies = await bot.db.announcementFile.findMany({ where: { announcementId: after }, orderBy: { kind: 'asc' } })
  expect(copies.map(({ kind, locale }) => [kind, locale])).toEqual([
    ['photo', ''],
    ['voice', 'ary'],
  ])
  expect(copies.some(({ id }) => ids.includes(id))).toBe(false)
  for (const { id } of copies) {
    const opened = await bot.media.get(id)
    expect(opened?.length).toBeGreaterThan(0)
    opened?.stream.destroy()
  }
})
