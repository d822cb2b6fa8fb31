import { randomUUID } from 'node:crypto'
import { expect, test } from 'vitest'
import type { Acting, View } from '../../bot/desk/index.ts'
import { newSession } from '../../bot/turn.ts'
import type { Db } from '../../prisma/client.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { hire } from '../support/staff.ts'
import { testBot, testClock } from '../support/test-bot.ts'

type Made = {
  centre?: string | null
  name?: string
  asked?: boolean
  state?: string
  urgent?: boolean
  at?: number
  assignee?: string
  sensitive?: boolean
}

/** A conversation with one message and, where a person was asked for, a hand-over. */
async function conversation(db: Db, made: Made = {}): Promise<string> {
  const { centre = null, name = null, asked = true, state = 'waiting', urgent = false, at = 0, assignee = null, sensitive = false } = made
  const [id, when] = [randomUUID(), new Date(at * 60_000)]
  const open = state !== 'resolved'
  await db.conversation.create({
    data: {
      id,
      channel: 'telegram',
      address: id,
      session: JSON.stringify(newSession('fr')),
      createdAt: when,
      seenAt: when,
      name,
      folded: name?.toLowerCase() ?? null,
      centre,
      sensitive,
      askedAt: asked ? when : null,
      messages: {
        create: { author: 'citizen', externalId: '1', body: '{"kind":"text","text":"Bonjour"}', locale: 'fr', at: when, state: 'heard' },
      },
      ...(asked && {
        handovers: {
          create: {
            id: randomUUID(),
            reason: 'asked',
            urgent,
            state,
            openFor: open ? id : null,
            centre,
            assigneeId: assignee,
            openedAt: when,
            waitingSince: open ? when : null,
            resolvedAt: open ? null : when,
          },
        },
      }),
    },
  })
  return id
}

async function setting() {
  const clock = testClock()
  const bot = await testBot([fakeChannel().channel], { clock })
  const salma = await hire(bot.db, 'Salma')
  return { bot, clock, db: bot.db, desk: bot.desk, salma }
}

test('each sees the conversations of their centres and those nobody follows; below managers, only where a person was asked for', async () => {
  const { db, desk, salma } = await setting()
  const free = await conversation(db)
  const ours = await conversation(db, { centre: 'dakhla' })
  const theirs = await conversation(db, { centre: 'aousserd' })
  const unasked = await conversation(db, { asked: false })
  const people: [Acting, string[]][] = [
    [salma, [free, ours]],
    [await hire(db, 'Karim', 'mediator', []), [free]],
    [await hire(db, 'Hind', 'manager', ['aousserd']), [free, theirs, unasked]],
    [await hire(db, 'Omar', 'administrator', []), [free, ours, theirs, unasked]],
  ]
  for (const [who, seen] of people) {
    expect((await desk.inbox(who, 'all')).rows.map(({ id }) => id).sort()).toEqual([...seen].sort())
    expect((await desk.inbox(who, 'all')).counts.all).toBe(seen.length)
    for (const id of [free, ours, theirs, unasked, 'nobody', "' OR 1=1 --"]) {
      expect((await desk.conversation(who, id))?.id ?? null).toBe(seen.includes(id) ? id : null)
      const message = await db.message.findFirst({ where: { conversationId: id } })
      expect((await desk.understood(who, id, message?.id ?? 1))?.intent ?? null).toBe(seen.includes(id) ? 'greeting' : null)
    }
  }
}, 20_000)

test('danger comes first, then who has waited longest; each list holds what it says', async () => {
  const { db, desk, salma } = await setting()
  const late = await conversation(db, { at: 5 })
  const early = await conversation(db, { at: 3 })
  const danger = await conversation(db, { at: 9, urgent: true })
  const mine = await conversation(db, { at: 1, state: 'taken', assignee: salma.id })
  const aside = await conversation(db, { at: 2, state: 'snoozed', assignee: salma.id })
  const done = await conversation(db, { at: 4, state: 'resolved' })
  const lists: Record<View, string[]> = {
    waiting: [danger, mine, early, late],
    mine: [mine],
    unassigned: [danger, early, late],
    snoozed: [aside],
    resolved: [done],
    all: [danger, late, done, early, aside, mine],
  }
  for (const [view, ids] of Object.entries(lists) as [View, string[]][]) {
    const { rows, counts } = await desk.inbox(salma, view)
    expect(
      rows.map(({ id }) => id),
      view,
    ).toEqual(ids)
    expect(counts[view], view).toBe(ids.length)
  }
})

test.each(['waiting', 'unassigned', 'resolved', 'all'] as const)(
  'the pages of %s hold every conversation once, also those of one instant',
  async view => {
    const { db, desk, salma } = await setting()
    const ids: string[] = []
    for (let i = 0; i < 23; i++)
      ids.push(await conversation(db, { at: i % 3, urgent: i % 5 === 0, state: view === 'resolved' ? 'resolved' : 'waiting' }))
    const whole = (await desk.inbox(salma, view, { limit: 100 })).rows.map(({ id }) => id)
    expect([...whole].sort()).toEqual([...ids].sort())
    const paged: string[] = []
    for (let after: string | undefined, more = true; more; ) {
      const page = await desk.inbox(salma, view, { limit: 4, ...(after && { after }) })
      paged.push(...page.rows.map(({ id }) => id))
      after = page.next ?? undefined
      more = page.next !== null
    }
    expect(paged).toEqual(whole)
  },
)

test('a cursor that is none begins at the beginning', async () => {
  const { db, desk, salma } = await setting()
  const id = await conversation(db)
  for (const after of ['', 'x', '{}', Buffer.from('{"lane":99}').toString('base64url')])
    expect((await desk.inbox(salma, 'all', { after })).rows.map(row => row.id)).toEqual([id])
})

test('lists can be narrowed to a centre, to those nobody follows, and to a tag', async () => {
  const { db, desk, salma } = await setting()
  const free = await conversation(db)
  const ours = await conversation(db, { centre: 'dakhla' })
  const theirs = await conversation(db, { centre: 'aousserd' })
  await db.tag.createMany({ data: [free, theirs].map(conversationId => ({ conversationId, name: 'rsu' })) })
  for (const view of ['all', 'waiting'] as const) {
    const ids = async (filter: object) => (await desk.inbox(salma, view, filter)).rows.map(({ id }) => id)
    expect(await ids({ centre: 'dakhla' })).toEqual([ours])
    expect(await ids({ centre: null })).toEqual([free])
    expect(await ids({ centre: 'aousserd' })).toEqual([])
    expect(await ids({ tag: 'rsu' })).toEqual([free])
  }
})

test('of a sensitive conversation no list shows what was said, and its reading stands in the journal', async () => {
  const { db, desk, salma } = await setting()
  const id = await conversation(db, { sensitive: true })
  expect((await desk.inbox(salma, 'waiting')).rows[0]?.last).toBeNull()
  expect(await db.audit.count()).toBe(0)
  expect((await desk.conversation(salma, id))?.timeline).toHaveLength(1)
  expect(await db.audit.findMany({ select: { action: true, login: true, about: true, detail: true } })).toEqual([
    { action: 'conversation.read', login: 'salma', about: id, detail: null },
  ])
})

test('a page that is open and reads again is one reading; who comes back later has read it again', async () => {
  const { bot, db, desk, clock, salma } = await setting()
  const id = await conversation(db, { sensitive: true })
  const read = () => db.audit.count({ where: { action: 'conversation.read' } })
  for (let i = 0; i < 3; i++) await desk.conversation(salma, id)
  expect(await read()).toBe(1)
  await bot.desk.conversation(await hire(db, 'Karim'), id)
  expect(await read()).toBe(2)
  clock.forward(11 * 60_000)
  await desk.conversation(salma, id)
  expect(await read()).toBe(3)
})

test('an ordinary conversation is read without a line in the journal', async () => {
  const { db, desk, salma } = await setting()
  await desk.conversation(salma, await conversation(db))
  expect(await db.audit.count()).toBe(0)
})

test('the timeline holds messages, what happened and notes in order, page by page', async () => {
  const { db, desk, salma } = await setting()
  const id = await conversation(db)
  for (let i = 1; i <= 120; i++)
    await db.message.create({
      data: {
        conversationId: id,
        author: 'citizen',
        externalId: `m${i}`,
        body: JSON.stringify({ kind: 'text', text: `${i}` }),
        locale: 'fr',
        at: new Date(i * 60_000),
        state: 'heard',
      },
    })
  const notes = [3, 60, 118, 500]
  for (const minute of notes)
    await db.note.create({ data: { conversationId: id, staffId: salma.id, text: `n${minute}`, at: new Date(minute * 60_000 + 1) } })
  const all: string[] = []
  for (let before: number | undefined, pages = 0; pages < 4; pages++) {
    const view = await desk.conversation(salma, id, before)
    expect(view?.notes).toBe(notes.length)
    all.unshift(
      ...(view?.timeline ?? []).map(item =>
        item.kind === 'note'
          ? item.text
          : item.kind === 'message' && item.author === 'citizen' && item.event.kind === 'text'
            ? item.event.text
            : '?',
      ),
    )
    if (view?.earlier == null) break
    before = view.earlier
  }
  const expected = [
    'Bonjour',
    ...Array.from({ length: 120 }, (_, i) => [`${i + 1}`, ...(notes.includes(i + 1) ? [`n${i + 1}`] : [])]).flat(),
    'n500',
  ]
  expect(all).toEqual(expected)
})
