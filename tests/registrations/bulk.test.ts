import { expect, test, vi } from 'vitest'
import type { Acting } from '../../bot/desk/acting.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { registering, WHOLE } from '../support/registering.ts'
import { hire } from '../support/staff.ts'
import { testBot } from '../support/test-bot.ts'

const MOVE = { to: 'in-review', reason: null } as const

/** So many files of people who registered by chat, and who changes them. */
async function house(count: number) {
  const talk = await registering('fr')
  const { bot } = talk
  for (let phone = 0; phone < count; phone++) for (const text of WHOLE) await talk.writes(text, `p${phone}`)
  const rows = await bot.db.registration.findMany({ orderBy: { id: 'asc' }, select: { reference: true } })
  const omar = await hire(bot.db, 'Omar', 'officer', ['dakhla'])
  const hind = await hire(bot.db, 'Hind', 'officer', ['dakhla'])
  const { bulks } = bot.registrations
  const inReview = () => bot.db.registration.count({ where: { state: 'in-review' } })
  const toldOf = async (reference: string) => {
    const { conversationId } = await bot.db.registration.findUniqueOrThrow({ where: { reference } })
    return bot.db.message.count({ where: { conversationId: conversationId ?? '', body: { contains: 'file.state.in-review' } } })
  }
  const over = (id: string, who: Acting = omar) =>
    vi.waitFor(async () => expect((await bulks.of(who, id))?.state).toBe('over'), { timeout: 20_000 })
  return { ...talk, db: bot.db, bulks, omar, hind, references: rows.map(({ reference }) => reference), inReview, toldOf, over }
}

test('many are moved one after another, each owner told; a refusal stops none; only who began it sees it', async () => {
  const { bulks, omar, hind, references, inReview, toldOf, over } = await house(2)
  const [first = '', second = ''] = references
  const id = await bulks.look(omar, [first, 'JSR-000-000-000', second, first], MOVE)
  expect([await inReview(), (await bulks.of(omar, id))?.state]).toEqual([0, 'looked'])
  expect([await bulks.begin(hind, id), await bulks.of(hind, id)]).toEqual([false, null])
  expect([await bulks.begin(omar, id), await bulks.begin(omar, id)]).toEqual([true, false])
  await over(id)
  expect(await bulks.of(omar, id)).toEqual({
    state: 'over',
    total: 3,
    changed: 2,
    refused: 1,
    named: [{ reference: 'JSR-000-000-000', refusal: { refused: 'not-found' } }],
  })
  expect([await toldOf(first), await toldOf(second)]).toEqual([1, 1])
})

test('what a restart interrupts goes on, each file once: also the one that was moved and not yet noted', async () => {
  const { bulks, bot, clock, db, omar, references, toldOf, over, inReview } = await house(3)
  const [first = '', second = '', third = ''] = references
  const id = await bulks.look(omar, references, MOVE)
  // killed after the first was moved: its turn stands as not come, and the dead process still has the lease
  await db.bulk.update({ where: { id }, data: { state: 'running', leasedUntil: new Date(clock.now().getTime() + 30_000) } })
  await bot.registrations.move(omar, first, MOVE)
  await bot.sweep()
  expect([await inReview(), (await bulks.of(omar, id))?.changed]).toEqual([1, 0])
  clock.forward(31_000)
  await bot.sweep()
  await over(id)
  expect(await bulks.of(omar, id)).toMatchObject({ total: 3, changed: 3, refused: 0 })
  for (const reference of [first, second, third]) expect(await toldOf(reference)).toBe(1)
})

test('a server that is stopped leaves the rest to the next, which goes on at once', async () => {
  const { db, omar, references, bulks, clock } = await house(2)
  const id = await bulks.look(omar, references, MOVE)
  await bulks.begin(omar, id)
  await bulks.close()
  expect(await db.bulk.findUniqueOrThrow({ where: { id } })).toMatchObject({ state: 'running', leasedUntil: null })
  const [{ file = '' } = {}] = await db.$queryRaw<{ file: string }[]>`SELECT "file" FROM pragma_database_list WHERE "name" = 'main'`
  const next = await testBot([fakeChannel().channel], { databaseUrl: `file:${file}`, clock })
  await next.sweep()
  await vi.waitFor(async () => expect((await next.registrations.bulks.of(omar, id))?.state).toBe('over'), { timeout: 20_000 })
  expect(await next.registrations.bulks.of(omar, id)).toMatchObject({ changed: 2, refused: 0 })
})

test('stopped, what was done stays done and the rest is not; of somebody who left nothing more is done', async () => {
  const { bulks, db, omar, hind, references, inReview, bot } = await house(2)
  const stopped = await bulks.look(omar, references, MOVE)
  await db.bulk.update({ where: { id: stopped }, data: { state: 'running' } })
  await bulks.stop(hind, stopped)
  expect((await bulks.of(omar, stopped))?.state).toBe('running')
  await bulks.stop(omar, stopped)
  await bot.sweep()
  expect([(await bulks.of(omar, stopped))?.state, await inReview()]).toEqual(['stopped', 0])
  const left = await bulks.look(omar, references, MOVE)
  await db.staff.update({ where: { id: omar.id }, data: { active: false } })
  await bulks.begin(omar, left)
  await vi.waitFor(async () => expect((await bulks.of(omar, left))?.state).toBe('stopped'), { timeout: 10_000 })
  expect(await inReview()).toBe(0)
})

test('what was only looked at is forgotten after a day, what was done after a month', async () => {
  const { bulks, omar, clock, db, references, over } = await house(1)
  await bulks.look(omar, references, MOVE)
  const done = await bulks.look(omar, references, MOVE)
  await bulks.begin(omar, done)
  await over(done)
  for (const [days, left] of [
    [2, 1],
    [30, 0],
  ] as const) {
    clock.forward(days * 86_400_000)
    await bulks.resume()
    expect([await db.bulk.count(), await db.bulkItem.count()]).toEqual([left, left])
  }
})

test('two thousand are kept and counted; the files of a filter are more than a page', async () => {
  const { bulks, omar, db } = await house(0)
  const references = Array.from({ length: 2_100 }, (_, i) => `JSR-${i}`)
  const id = await bulks.look(omar, references, MOVE)
  expect(await bulks.of(omar, id)).toMatchObject({ total: 2_100, changed: 0 })
  expect(await db.bulkItem.findFirst({ where: { bulkId: id }, orderBy: { place: 'desc' } })).toMatchObject({ reference: 'JSR-2099' })
})
