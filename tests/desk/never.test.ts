import { expect, test } from 'vitest'
import type { Acting, Desk } from '../../bot/desk/index.ts'
import { engine } from '../../flows/engine/engine.ts'
import { form } from '../../flows/engine/form.ts'
import type { Incoming } from '../../flows/engine/incoming.ts'
import { yesNo } from '../../flows/engine/questions.ts'
import { say } from '../../flows/engine/say.ts'
import type { Session } from '../../flows/engine/types.ts'
import { features } from '../../flows/index.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { hire } from '../support/staff.ts'
import { testBot, testClock } from '../support/test-bot.ts'

let seed = 7
const random = (n: number) => {
  seed = (seed * 48271) % 2147483647
  return seed % n
}
const pick = <T>(list: readonly T[]): T => list[random(list.length)] as T

const WORDS = ['bonjour', '9', '1', 'quels papiers pour le RSU ?', 'xyzzy', 'je veux parler à quelqu’un', 'merci', '2']

/** One of all the things a member of the staff can do, with secrets wherever only staff may read. */
const DEEDS: readonly ((desk: Desk, who: Acting, id: string, n: number) => Promise<unknown>)[] = [
  (desk, who, id) => desk.take(who, id),
  (desk, who, id) => desk.release(who, id),
  (desk, who, id) => desk.resolve(who, id),
  (desk, who, id) => desk.handBack(who, id),
  (desk, who, id) => desk.reopen(who, id),
  (desk, who, id) => desk.wake(who, id),
  (desk, who, id) => desk.snooze(who, id, null),
  (desk, who, id, n) => desk.note(who, id, `SECRET note ${n}`),
  (desk, who, id, n) => desk.draft(who, id, `SECRET draft ${n}`),
  (desk, who, id, n) => desk.tag(who, id, `SECRET ${n}`),
  (desk, who, id, n) => desk.rename(who, id, `SECRET ${n}`),
  (desk, who, id, n) => desk.refer(who, id, pick(['dakhla', 'el-argoub']), `SECRET why ${n}`),
  (desk, who, id) => desk.transfer(who, id, { centre: null }),
  (desk, who, id) => desk.transfer(who, id, { staff: pick(['salma', 'karim']) }),
  (desk, who, id, n) => desk.say(who, id, { key: `k${n}`, text: `said ${n}` }),
]

test('whatever staff do, in whatever order: what is meant for staff reaches no channel, the bot is silent while a person has the floor, nothing heard is lost', async () => {
  const platform = fakeChannel()
  const clock = testClock()
  const bot = await testBot([platform.channel], { clock })
  const centres = (await bot.db.centre.findMany()).map(({ key }) => key)
  const staff = [await hire(bot.db, 'Salma', 'mediator', centres), await hire(bot.db, 'Karim', 'manager', centres)]
  let heard = 0
  const says = (text: string) => bot.hear('telegram', { id: String(++heard), from: '7', event: { kind: 'text', text }, at: new Date(0) })
  await says('je veux parler à quelqu’un')
  const { id } = await bot.db.conversation.findFirstOrThrow()
  const mode = async () => (JSON.parse((await bot.db.conversation.findFirstOrThrow()).session) as Session).mode
  for (let n = 0; n < 400; n++) {
    if (random(4) === 0) {
      const held = (await mode()) === 'staff'
      const before = await bot.db.message.count({ where: { author: 'bot' } })
      await says(pick(WORDS))
      if (held) expect(await bot.db.message.count({ where: { author: 'bot' } })).toBe(before)
    } else await pick(DEEDS)(bot.desk, pick(staff), id, n)
    const open = await bot.db.handover.findFirst({ where: { openFor: id } })
    // who has the floor and who has the case are never two things
    expect(await mode()).toBe(open?.assigneeId ? 'staff' : open ? 'waiting' : 'bot')
    clock.forward(random(60_000))
    if (random(10) === 0) await bot.sweep()
  }
  await bot.outbox('telegram')?.idle()
  expect(await bot.db.note.count()).toBeGreaterThan(5)
  expect(platform.delivered.filter(({ by }) => by !== undefined).length).toBeGreaterThan(2)
  expect(JSON.stringify(platform.delivered)).not.toContain('SECRET')
  expect(await bot.db.message.count({ where: { author: 'citizen' } })).toBe(heard)
}, 120_000)

test('what comes while a person takes the floor is heard, and answered by one of the two alone', async () => {
  const bot = await testBot([fakeChannel().channel])
  const salma = await hire(bot.db, 'Salma')
  let heard = 0
  const says = (text: string) => bot.hear('telegram', { id: String(++heard), from: '7', event: { kind: 'text', text }, at: new Date(0) })
  await says('je veux parler à quelqu’un')
  const { id } = await bot.db.conversation.findFirstOrThrow()
  for (let round = 0; round < 25; round++) {
    await Promise.all([says('quels papiers pour le RSU ?'), bot.desk.take(salma, id), says('bonjour')])
    const messages = await bot.db.message.findMany({ orderBy: { id: 'asc' } })
    const taken = messages.findLastIndex(({ body }) => body.includes('handover.taken'))
    expect(messages.slice(taken + 1).filter(({ author }) => author === 'bot')).toEqual([])
    await bot.desk.release(salma, id)
  }
  expect(await bot.db.message.count({ where: { author: 'citizen' } })).toBe(heard)
}, 60_000)

const visit = form({
  id: 'question',
  version: 1,
  questions: { yes: yesNo, no: yesNo },
  done: () => ({ says: [say('welcome.thanks')] }),
})
const withForm = engine({
  features: [...features, { id: 'visit', routes: { visit: now => ({ at: visit.start(now), says: [] }) }, flows: [visit] }],
  hello: say('welcome.hello'),
  lost: () => ({ says: [say('lost.rephrase')] }),
})

test.each(['handBack', 'resolve'] as const)(
  'after %s an interrupted form goes on at the same question, and nobody is asked how it went',
  async verb => {
    const platform = fakeChannel()
    const bot = await testBot([platform.channel], { step: withForm })
    const salma = await hire(bot.db, 'Salma')
    let heard = 0
    const hears = (event: Incoming) => bot.hear('telegram', { id: String(++heard), from: '7', event, at: new Date(0) })
    await hears({ kind: 'choice', id: 'visit' })
    await hears({ kind: 'choice', id: 'question:yes/yes' })
    await hears({ kind: 'text', text: 'je veux parler à quelqu’un' })
    const { id } = await bot.db.conversation.findFirstOrThrow()
    expect((await bot.desk.conversation(salma, id))?.facts.opened?.form).toEqual({ flow: 'question', step: 'no', answers: { yes: true } })
    await bot.desk.take(salma, id)
    await hears({ kind: 'choice', id: 'question:no/no' })
    await bot.desk[verb](salma, id)
    await bot.outbox('telegram')?.idle()
    expect(platform.delivered.at(-1)?.choices.map(choice => choice.id)).toEqual(['question:no/yes', 'question:no/no'])
    expect(await bot.db.handover.findFirst()).toMatchObject({ state: 'resolved', ratingAskedAt: null })
    await hears({ kind: 'choice', id: 'question:no/no' })
    await bot.outbox('telegram')?.idle()
    expect(platform.delivered.at(-1)?.text).toContain('Avec plaisir')
  },
)
