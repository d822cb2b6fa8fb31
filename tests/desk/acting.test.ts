import { expect, test } from 'vitest'
import type { Bot } from '../../bot/bot.ts'
import type { News } from '../../bot/desk/index.ts'
import type { Incoming } from '../../flows/engine/incoming.ts'
import { erase } from '../../prisma/store/erase.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { PROOF } from '../support/proof.ts'
import { hire } from '../support/staff.ts'
import { freshDatabase, testBot, testClock } from '../support/test-bot.ts'

const text = (text: string): Incoming => ({ kind: 'text', text })
let heard = 0
const says = (bot: Bot, words: string, from = '7', name?: string) =>
  bot.hear('telegram', { id: String(++heard), from, event: text(words), at: new Date(0), ...(name !== undefined && { name }) })

/** Somebody who asked for a person, and the two who may answer. */
async function asked() {
  const clock = testClock()
  const platform = fakeChannel()
  const bot = await testBot([platform.channel], { clock })
  const [salma, karim] = [await hire(bot.db, 'Salma'), await hire(bot.db, 'Karim')]
  await says(bot, 'Je veux parler à quelqu’un')
  const { id } = await bot.db.conversation.findFirstOrThrow()
  const sent = async () => {
    await bot.outbox('telegram')?.idle()
    return platform.delivered.map(({ text }) => text)
  }
  return { clock, platform, bot, desk: bot.desk, db: bot.db, salma, karim, id, sent }
}
const stateOf = async (bot: Bot, id: string) => {
  const { state, assigneeId } = (await bot.db.handover.findFirstOrThrow({
    where: { conversationId: id },
    orderBy: { openedAt: 'desc' },
  })) as {
    state: string
    assigneeId: string | null
  }
  return [state, assigneeId]
}

test('a person takes the floor, answers by name, and the bot is silent meanwhile', async () => {
  const { bot, desk, salma, id, sent } = await asked()
  expect(await desk.take(salma, id)).toEqual({ done: true })
  await says(bot, 'quels papiers pour le RSU ?')
  expect(await desk.say(salma, id, { key: 'a', text: 'Bonjour !' })).toEqual({ messageId: expect.any(Number) })
  expect((await sent()).slice(-2)).toEqual(['Salma vous répond maintenant.', 'Bonjour !'])
  expect((await desk.conversation(salma, id))?.timeline.filter(item => item.kind === 'event').map(item => item.event)).toEqual([
    'opened',
    'taken',
  ])
})

test('what is sent twice with one key is said once', async () => {
  const { desk, salma, id, sent } = await asked()
  await desk.take(salma, id)
  const [first, second] = await Promise.all([
    desk.say(salma, id, { key: 'a', text: 'Oui' }),
    desk.say(salma, id, { key: 'a', text: 'Oui' }),
  ])
  expect(first).toEqual(second)
  expect((await sent()).filter(line => line === 'Oui')).toHaveLength(1)
})

test('of two who take at once exactly one has the floor, and the other hears whose it is', async () => {
  const { bot, desk, salma, karim, id } = await asked()
  for (let round = 0; round < 100; round++) {
    const outcomes = await Promise.all([desk.take(salma, id), desk.take(karim, id)])
    const won = outcomes.findIndex(outcome => 'done' in outcome)
    expect(
      outcomes.filter(outcome => 'done' in outcome),
      `round ${round}`,
    ).toHaveLength(1)
    const [winner, loser] = won === 0 ? [salma, karim] : [karim, salma]
    expect(outcomes[1 - won]).toEqual({ refused: 'taken', by: winner.name })
    expect(await desk.say(loser, id, { key: `r${round}`, text: 'trop tard' })).toEqual({ refused: 'taken', by: winner.name })
    expect(await desk.release(winner, id)).toEqual({ done: true })
  }
  expect(await bot.db.message.count({ where: { author: 'staff' } })).toBe(0)
}, 120_000)

test('only who has the case may give it back, end it or answer; a manager may take it over', async () => {
  const { bot, desk, salma, karim, id } = await asked()
  await desk.take(salma, id)
  const notYours = { refused: 'not-yours', by: 'Salma' }
  expect(await desk.release(karim, id)).toEqual(notYours)
  expect(await desk.resolve(karim, id)).toEqual(notYours)
  expect(await desk.handBack(karim, id)).toEqual(notYours)
  expect(await desk.snooze(karim, id, null)).toEqual(notYours)
  const hind = await hire(bot.db, 'Hind', 'manager')
  expect(await desk.transfer(hind, id, { staff: karim.id })).toEqual({ done: true })
  expect(await stateOf(bot, id)).toEqual(['taken', 'karim'])
})

test('a case given to a colleague changes hands, and the citizen is told; one who may not see it cannot be given it', async () => {
  const { bot, desk, salma, karim, id, sent } = await asked()
  await desk.take(salma, id)
  const far = await hire(bot.db, 'Omar', 'mediator', ['aousserd'])
  expect(await desk.transfer(salma, id, { staff: far.id })).toEqual({ refused: 'invalid', why: 'staff' })
  expect(await desk.transfer(salma, id, { staff: 'nobody' })).toEqual({ refused: 'invalid', why: 'staff' })
  expect(await desk.transfer(salma, id, { staff: karim.id })).toEqual({ done: true })
  expect((await sent()).at(-1)).toBe('Karim vous répond maintenant.')
  expect(await desk.say(salma, id, { key: 'a', text: 'x' })).toEqual({ refused: 'taken', by: 'Karim' })
})

test('a citizen sent on to another centre is told, and its staff see all that was said', async () => {
  const { bot, desk, salma, id, sent } = await asked()
  const [there] = await bot.db.centre.findMany({ where: { key: { not: 'dakhla' } }, take: 1 })
  const omar = await hire(bot.db, 'Omar', 'mediator', [there?.key ?? ''])
  await desk.take(salma, id)
  expect(await desk.refer(salma, id, 'nowhere', '')).toEqual({ refused: 'invalid', why: 'centre' })
  expect(await desk.refer(salma, id, there?.key ?? '', 'habite là-bas')).toEqual({ done: true })
  expect((await sent()).join('\n')).toContain('Votre demande est transmise, avec vos messages')
  expect(await desk.conversation(salma, id)).toBeNull()
  const view = await desk.conversation(omar, id)
  expect(view?.handover).toMatchObject({ state: 'waiting', assignee: null })
  expect(view?.timeline.at(-1)).toMatchObject({ kind: 'event', event: 'referred', detail: { centre: there?.key, why: 'habite là-bas' } })
  expect(view?.timeline[0]).toMatchObject({ author: 'citizen', event: { text: 'Je veux parler à quelqu’un' } })
})

test('a case put aside is woken by a reply, or when its time comes', async () => {
  const { bot, desk, clock, salma, id } = await asked()
  await desk.take(salma, id)
  expect(await desk.snooze(salma, id, new Date(clock.now().getTime() - 1))).toEqual({ refused: 'invalid', why: 'until' })
  await desk.snooze(salma, id, null)
  expect(await stateOf(bot, id)).toEqual(['snoozed', 'salma'])
  await says(bot, 'me revoilà')
  expect(await stateOf(bot, id)).toEqual(['taken', 'salma'])
  await desk.snooze(salma, id, new Date(clock.now().getTime() + 60_000))
  await bot.sweep()
  expect(await stateOf(bot, id)).toEqual(['snoozed', 'salma'])
  clock.forward(60_000)
  await bot.sweep()
  expect(await stateOf(bot, id)).toEqual(['taken', 'salma'])
})

test('resolving asks once how it went, keeps the answer, and leads into no new hand-over', async () => {
  const { bot, desk, salma, id, sent } = await asked()
  await desk.take(salma, id)
  await desk.resolve(salma, id)
  expect((await sent()).at(-1)).toContain('Cet échange vous a-t-il été utile ?')
  await says(bot, '1')
  expect(await bot.db.handover.findFirst()).toMatchObject({ state: 'resolved', rating: 3, resolvedById: 'salma', openFor: null })
  await says(bot, 'xyzzy plugh')
  expect(await bot.db.handover.count()).toBe(1)
  await desk.reopen(salma, id)
  await desk.resolve(salma, id)
  expect((await sent()).at(-1)).toBe('Votre échange avec l’équipe est terminé. Merci de nous avoir écrit.')
  expect(await desk.resolve(salma, id)).toEqual({ refused: 'resolved' })
  expect(await desk.say(salma, id, { key: 'z', text: 'x' })).toEqual({ refused: 'resolved' })
})

test('an answer that is no rating closes the question and is answered', async () => {
  const { bot, desk, salma, id, sent } = await asked()
  await desk.take(salma, id)
  await desk.resolve(salma, id)
  await says(bot, 'quels papiers pour le RSU ?')
  expect((await sent()).slice(-2).join('\n')).toContain('Papiers pour')
  await says(bot, '2')
  expect(await bot.db.handover.findFirst()).toMatchObject({ rating: null })
})

test('who blocked us is not asked how it went, and the message shows why it could not be sent', async () => {
  const { bot, desk, salma, id, platform } = await asked()
  await desk.take(salma, id)
  await bot.outbox('telegram')?.idle()
  platform.refuse({ failed: 'blocked', why: 'Forbidden' })
  const said = await desk.say(salma, id, { key: 'a', text: 'Bonjour' })
  await bot.outbox('telegram')?.idle()
  const messageId = 'messageId' in said ? said.messageId : 0
  expect((await desk.conversation(salma, id))?.timeline.findLast(item => item.kind === 'message')).toMatchObject({
    id: messageId,
    state: 'failed',
    failure: 'blocked',
  })
  platform.refuse(null)
  expect(await desk.retry(salma, id, messageId)).toEqual({ done: true })
  expect(await desk.retry(salma, id, messageId)).toEqual({ refused: 'invalid', why: 'message' })
  await bot.outbox('telegram')?.idle()
  expect((await desk.conversation(salma, id))?.timeline.findLast(item => item.kind === 'message')).toMatchObject({
    id: messageId,
    state: 'sent',
    failure: null,
  })
  platform.refuse({ failed: 'blocked', why: 'Forbidden' })
  await desk.say(salma, id, { key: 'b', text: 'Encore' })
  await bot.outbox('telegram')?.idle()
  await desk.resolve(salma, id)
  expect(await bot.db.handover.findFirst()).toMatchObject({ state: 'resolved', ratingAskedAt: null })
})

test('somebody may step in where nobody was asked for, if they may see it', async () => {
  const { bot, desk, salma } = await asked()
  await says(bot, 'Bonjour', '8')
  const { id } = await bot.db.conversation.findFirstOrThrow({ where: { address: '8' } })
  expect(await desk.take(salma, id)).toEqual({ refused: 'not-found' })
  const hind = await hire(bot.db, 'Hind', 'manager')
  expect(await desk.take(hind, id)).toEqual({ done: true })
  expect((await desk.conversation(salma, id))?.handover).toMatchObject({ reason: 'staff', assignee: { name: 'Hind' } })
})

test('after danger nothing is sent unasked: who takes, gives back or ends it is not announced', async () => {
  const { bot, desk, salma, sent } = await asked()
  await says(bot, 'mon mari me frappe', '9')
  const { id } = await bot.db.conversation.findFirstOrThrow({ where: { address: '9' } })
  const before = (await sent()).length
  for (const act of [desk.take, desk.release, desk.take, desk.resolve]) expect(await act(salma, id)).toEqual({ done: true })
  expect(await sent()).toHaveLength(before)
  expect(await bot.db.conversation.findUnique({ where: { id } })).toMatchObject({ sensitive: true })
})

test('every act stands in the journal, without a word of what was said', async () => {
  const { bot, desk, salma, karim, id } = await asked()
  await desk.take(salma, id)
  await desk.say(salma, id, { key: 'a', text: 'secret' })
  await desk.note(salma, id, 'secret')
  await desk.tag(salma, id, 'rsu')
  await desk.untag(salma, id, 'rsu')
  await desk.rename(salma, id, 'Zineb')
  await desk.transfer(salma, id, { staff: karim.id })
  await desk.handBack(karim, id)
  const rows = await bot.db.audit.findMany({ orderBy: { id: 'asc' } })
  expect(rows.map(({ login, action }) => `${login} ${action}`)).toEqual([
    'salma handover.taken',
    'salma message.said',
    'salma note.added',
    'salma tag.added',
    'salma tag.removed',
    'salma conversation.renamed',
    'salma handover.transferred',
    'karim handover.handed-back',
  ])
  expect(JSON.stringify(rows)).not.toMatch(/secret|Zineb/)
})

test('another centre’s conversation is like none, whatever is tried', async () => {
  const { bot, desk, salma, id } = await asked()
  await bot.db.conversation.update({ where: { id }, data: { centre: 'aousserd' } })
  const gone = { refused: 'not-found' }
  const tries: (() => Promise<unknown>)[] = [
    () => desk.take(salma, id),
    () => desk.release(salma, id),
    () => desk.transfer(salma, id, { centre: null }),
    () => desk.refer(salma, id, 'dakhla', ''),
    () => desk.snooze(salma, id, null),
    () => desk.wake(salma, id),
    () => desk.resolve(salma, id),
    () => desk.handBack(salma, id),
    () => desk.reopen(salma, id),
    () => desk.say(salma, id, { key: 'a', text: 'x' }),
    () => desk.retry(salma, id, 1),
    () => desk.note(salma, id, 'x'),
    () => desk.tag(salma, id, 'x'),
    () => desk.untag(salma, id, 'x'),
    () => desk.rename(salma, id, 'x'),
    () => desk.draft(salma, id, 'x'),
  ]
  for (const attempt of tries) expect(await attempt()).toEqual(gone)
  expect(await desk.draftOf(salma, id)).toBeNull()
})

test.each([
  [{ text: '' }, 'text'],
  [{ text: '  \n ' }, 'text'],
  [{}, 'text'],
  [{ text: 'x'.repeat(4_001) }, 'text'],
  [{ text: 'x', key: '' }, 'key'],
  [{ text: 'x', key: 'k y' }, 'key'],
  [{ text: 'x', replyTo: 999_999 }, 'replyTo'],
])('a message of %j is refused', async (saying, why) => {
  const { desk, salma, id } = await asked()
  await desk.take(salma, id)
  expect(await desk.say(salma, id, { key: 'a', ...saying })).toEqual({ refused: 'invalid', why })
})

test('a reply names the message it answers to the platform, and shows it in the console', async () => {
  const { bot, desk, salma, id, platform } = await asked()
  await desk.take(salma, id)
  await says(bot, 'et le samedi ?')
  const question = await bot.db.message.findFirstOrThrow({ where: { author: 'citizen' }, orderBy: { id: 'desc' } })
  await desk.say(salma, id, { key: 'a', text: 'Non, fermé', replyTo: question.id })
  await bot.outbox('telegram')?.idle()
  expect(platform.delivered.at(-1)).toMatchObject({ text: 'Non, fermé', by: 'Salma', replyTo: question.externalId })
  expect((await desk.conversation(salma, id))?.timeline.findLast(item => item.kind === 'message')).toMatchObject({
    replyTo: { id: question.id, event: { text: 'et le samedi ?' } },
  })
})

test('a channel whose window is closed takes no free text until the citizen writes again', async () => {
  const clock = testClock()
  const { channel } = fakeChannel()
  const bot = await testBot([{ ...channel, can: { ...channel.can, windowHours: 24 } }], { clock })
  const salma = await hire(bot.db, 'Salma')
  await says(bot, 'Je veux parler à quelqu’un')
  const { id } = await bot.db.conversation.findFirstOrThrow()
  await bot.desk.take(salma, id)
  clock.forward(22 * 3_600_000)
  expect((await bot.desk.conversation(salma, id))?.window.state).toBe('closing')
  clock.forward(2 * 3_600_000)
  expect((await bot.desk.conversation(salma, id))?.window.state).toBe('closed')
  expect(await bot.desk.say(salma, id, { key: 'a', text: 'x' })).toEqual({ refused: 'window-closed' })
  await says(bot, 'je suis là')
  expect(await bot.desk.say(salma, id, { key: 'a', text: 'x' })).toEqual({ messageId: expect.any(Number) })
})

test('people are found by their name and their words, whatever the spelling; erased, their words are gone', async () => {
  const { bot, desk, salma, id } = await asked()
  await says(bot, 'Préinscription à l’école de ma fille', '7', 'Aïcha Lahlou')
  await says(bot, 'مُحْتَاجَة السِّجِلّ', '7')
  await desk.take(salma, id)
  await desk.say(salma, id, { key: 'a', text: 'Apportez le formulaire' })
  const found = async (words: string) => {
    const { people, messages } = await desk.search(salma, words)
    return [people.length, messages.length]
  }
  expect(await found('aicha')).toEqual([1, 0])
  expect(await found('lahlou')).toEqual([1, 0])
  expect(await found('PREINSCR ecole')).toEqual([0, 1])
  expect(await found('سجل')).toEqual([0, 1])
  expect(await found('formulaire')).toEqual([0, 1])
  for (const nothing of ['', '"', '* OR *', 'NEAR(', "x' --", 'papiers zzz']) expect(await found(nothing)).toEqual([0, 0])
  await desk.rename(salma, id, 'Mme Tazi')
  await says(bot, 'merci', '7', 'Aïcha Lahlou')
  expect([await found('tazi'), await found('aicha')]).toEqual([
    [1, 0],
    [0, 0],
  ])
  await erase(bot.db, id, PROOF)
  expect(await bot.db.$queryRawUnsafe(`SELECT rowid FROM "MessageWords" WHERE "MessageWords" MATCH 'ecole OR formulaire OR veux'`)).toEqual(
    [],
  )
})

test('a draft is kept for its author alone, and let go when empty', async () => {
  const { desk, salma, karim, id } = await asked()
  await desk.draft(salma, id, 'Bonj')
  expect([await desk.draftOf(salma, id), await desk.draftOf(karim, id), (await desk.conversation(salma, id))?.draft]).toEqual([
    'Bonj',
    null,
    'Bonj',
  ])
  await desk.draft(salma, id, '')
  expect(await desk.draftOf(salma, id)).toBeNull()
})

test('who looks and who types is seen, until they go or give no more sign', async () => {
  const { desk, clock, salma, karim, id } = await asked()
  desk.presence.seen(salma, id, 'typing')
  desk.presence.seen(karim, id, 'viewing')
  const there = () => desk.presence.of(id).map(({ name, doing }) => `${name} ${doing}`)
  expect(there()).toEqual(['Karim viewing', 'Salma typing'])
  clock.forward(7_000)
  expect(there()).toEqual(['Karim viewing', 'Salma viewing'])
  desk.presence.gone(karim)
  expect(there()).toEqual(['Salma viewing'])
  clock.forward(45_000)
  expect(there()).toEqual([])
})

test('what changes is told as it happens, and a listener that throws harms nobody', async () => {
  const { bot, desk, salma, id } = await asked()
  const told: string[] = []
  desk.news.listen(() => {
    throw new Error('a page that broke')
  })
  const leave = desk.news.listen(({ kind, conversationId, urgent }: News) =>
    told.push(`${kind}${urgent ? '!' : ''} ${conversationId === id}`),
  )
  const since = async (act: () => Promise<unknown>) => {
    told.length = 0
    await act()
    await bot.outbox('telegram')?.idle()
    return [...new Set(told)].sort()
  }
  expect(await since(() => says(bot, 'Bonjour'))).toEqual(['delivery true', 'handover true', 'message true'])
  expect(await since(() => desk.take(salma, id))).toEqual(['delivery true', 'handover true', 'message true'])
  expect(await since(() => desk.say(salma, id, { key: 'a', text: 'Oui' }))).toEqual(['delivery true', 'message true'])
  expect(await since(() => desk.note(salma, id, 'x'))).toEqual(['note true'])
  expect(await since(async () => desk.presence.seen(salma, id, 'typing'))).toEqual(['presence true'])
  expect(await since(() => says(bot, 'mon mari me frappe'))).toEqual(['handover! true', 'message! true'])
  leave()
  expect(await since(() => desk.release(salma, id))).toEqual([])
})

test('a case opens with what is known: language, topic and what was not understood, without numbers', async () => {
  const clock = testClock()
  const bot = await testBot([fakeChannel().channel], { clock })
  const salma = await hire(bot.db, 'Salma')
  await says(bot, 'horaires du centre de Dakhla')
  await says(bot, 'zblork 0612345678 gnarf')
  await says(bot, 'Je veux parler à quelqu’un')
  const { id } = await bot.db.conversation.findFirstOrThrow()
  expect((await bot.desk.conversation(salma, id))?.facts.opened).toMatchObject({
    locale: 'fr',
    topic: { centre: 'dakhla' },
    form: null,
    misses: ['zblork # gnarf'],
  })
})

test('where the assistant breaks, the message is kept, the citizen told, and a person called', async () => {
  const { step } = await import('../../flows/index.ts')
  const { channel, delivered } = fakeChannel()
  const bot = await testBot([channel], {
    databaseUrl: await freshDatabase(),
    step: (session, event, world) => {
      if (event.kind === 'text') throw new Error('a bug')
      return step(session, event, world)
    },
  })
  const salma = await hire(bot.db, 'Salma')
  await says(bot, 'Bonjour')
  await bot.outbox('telegram')?.idle()
  expect(delivered.map(({ text }) => text).join('\n')).toContain('Un problème chez nous')
  const { rows } = await bot.desk.inbox(salma, 'waiting')
  expect(rows).toMatchObject([{ handover: { reason: 'failure', state: 'waiting' } }])
  expect((await bot.desk.conversation(salma, rows[0]?.id ?? ''))?.timeline[0]).toMatchObject({
    author: 'citizen',
    event: { text: 'Bonjour' },
  })
})

test('danger outside hours names somebody on call only when there is one', async () => {
  const clock = testClock(new Date('2026-11-22T23:00:00Z'))
  const { channel, delivered } = fakeChannel()
  const bot = await testBot([channel], { clock })
  const salma = await hire(bot.db, 'Salma')
  const last = async (words: string, from: string) => {
    await says(bot, words, from)
    await bot.outbox('telegram')?.idle()
    return delivered
      .filter(({ to }) => to === from)
      .map(({ text }) => text)
      .join('\n')
  }
  expect(await last('mon mari me frappe', '1')).not.toContain('personne de garde')
  await bot.db.onCall.create({
    data: { id: 'o', centre: 'dakhla', staffId: salma.id, from: clock.now(), until: new Date(clock.now().getTime() + 3_600_000) },
  })
  await bot.sweep()
  expect(await last('mon mari me frappe', '2')).toContain('une personne de garde')
  clock.forward(3_600_000)
  expect(await last('mon mari me frappe', '3')).not.toContain('personne de garde')
})
