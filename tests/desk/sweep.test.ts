import { expect, test } from 'vitest'
import { shadeOf } from '../../bot/desk/shade.ts'
import { deskSettings, keepDeskSettings } from '../../prisma/store/desk-settings.ts'
import { fakeChannel } from '../support/fake-channel.ts'
import { hire } from '../support/staff.ts'
import { freshDatabase, testBot, testClock } from '../support/test-bot.ts'

const MINUTE = 60_000
let heard = 0

async function asked(words = 'Je veux parler à quelqu’un') {
  const [clock, databaseUrl, platform] = [testClock(), await freshDatabase(), fakeChannel()]
  let bot = await testBot([platform.channel], { clock, databaseUrl })
  const salma = await hire(bot.db, 'Salma')
  const says = (text: string) => bot.hear('telegram', { id: String(++heard), from: '7', event: { kind: 'text', text }, at: new Date(0) })
  await says(words)
  const { id } = await bot.db.conversation.findFirstOrThrow()
  const told = async () => {
    await bot.outbox('telegram')?.idle()
    return platform.delivered.map(({ text }) => text)
  }
  return {
    clock,
    salma,
    id,
    says,
    told,
    desk: () => bot.desk,
    sweep: () => bot.sweep(),
    handover: () => bot.db.handover.findFirstOrThrow({ orderBy: { openedAt: 'desc' } }),
    db: () => bot.db,
    /** The machine is switched off and on again. */
    async restart() {
      await bot.stop()
      bot = await testBot([platform.channel], { clock, databaseUrl })
    },
  }
}
const UNCLAIMED = 'Personne n’a encore pris votre demande en charge. Elle reste dans la file.'

test('whoever waits is told once that nobody came yet, also when the machine was restarted meanwhile', async () => {
  const { clock, sweep, told, restart } = await asked()
  const notices = async () => (await told()).filter(text => text === UNCLAIMED).length
  clock.forward(10 * MINUTE - 1)
  await sweep()
  expect(await notices()).toBe(0)
  await restart()
  clock.forward(1)
  await sweep()
  expect(await notices()).toBe(1)
  expect((await told()).at(-1)).toBe('Une personne répond en principe avant 12:30 aujourd’hui.')
  await restart()
  clock.forward(60 * MINUTE)
  await sweep()
  await sweep()
  expect(await notices()).toBe(1)
})

test('who has a case and leaves the citizen waiting loses it to the queue; the citizen is told', async () => {
  const { clock, sweep, told, desk, salma, id, handover, restart } = await asked()
  clock.forward(50 * MINUTE)
  await desk().take(salma, id)
  clock.forward(59 * MINUTE)
  await sweep()
  expect(await handover()).toMatchObject({ state: 'taken' })
  await restart()
  clock.forward(MINUTE)
  await sweep()
  expect(await handover()).toMatchObject({ state: 'waiting', assigneeId: null })
  expect((await told()).join('\n')).toContain('une autre personne vous répondra')
})

test('who has answered keeps the case; when nobody says anything for long the assistant goes on', async () => {
  const { clock, sweep, told, desk, salma, id, handover, restart } = await asked()
  await desk().take(salma, id)
  await desk().say(salma, id, { key: 'a', text: 'Bonjour' })
  clock.forward(24 * 60 * MINUTE - 1)
  await sweep()
  expect(await handover()).toMatchObject({ state: 'taken' })
  await restart()
  clock.forward(1)
  await sweep()
  expect(await handover()).toMatchObject({ state: 'resolved', resolvedById: null, openFor: null })
  expect((await told()).at(-1)).toBe('L’assistant automatique est de nouveau à votre service.')
})

test('danger is never given back to the assistant by time, and nothing is sent unasked', async () => {
  const { clock, sweep, told, desk, salma, id, handover } = await asked('mon mari me frappe')
  const before = (await told()).length
  clock.forward(11 * MINUTE)
  await sweep()
  await desk().take(salma, id)
  await desk().say(salma, id, { key: 'a', text: 'Je suis là' })
  clock.forward(30 * 24 * 60 * MINUTE)
  await sweep()
  expect(await handover()).toMatchObject({ state: 'taken', urgent: true })
  expect((await told()).slice(before)).toEqual(['Je suis là'])
})

test('the minutes are the centre’s own, and what nobody can read counts as not set', async () => {
  const { clock, sweep, told, db } = await asked()
  await keepDeskSettings(db(), { ...(await deskSettings(db())), unclaimed: 3 })
  clock.forward(3 * MINUTE)
  await sweep()
  expect(await told()).toContain(UNCLAIMED)
  await expect(keepDeskSettings(db(), { ...(await deskSettings(db())), unclaimed: 0 })).rejects.toThrow()
  for (const value of ['', 'null', '{"unclaimed":"soon"}']) {
    await db().setting.update({ where: { key: 'desk' }, data: { value } })
    expect(await deskSettings(db())).toEqual({ unclaimed: 10, late: 30, silent: 60, idle: 1440 })
  }
})

test.each([
  [{ state: 'waiting', minutes: 0 }, 'calm'],
  [{ state: 'waiting', minutes: 9 }, 'calm'],
  [{ state: 'waiting', minutes: 10 }, 'amber'],
  [{ state: 'taken', minutes: 29 }, 'amber'],
  [{ state: 'taken', minutes: 30 }, 'red'],
  [{ state: 'waiting', minutes: 0, urgent: true }, 'amber'],
  [{ state: 'waiting', minutes: 10, urgent: true }, 'red'],
  [{ state: 'taken', minutes: null }, 'none'],
  [{ state: 'snoozed', minutes: 99 }, 'none'],
  [{ state: 'resolved', minutes: 99 }, 'none'],
] as const)('%j is %s', (row, shade) => {
  const now = new Date('2026-11-23T10:00:00Z')
  const { state, minutes } = row
  const waitingSince = minutes === null ? null : new Date(now.getTime() - minutes * MINUTE)
  expect(shadeOf({ state, urgent: 'urgent' in row, waitingSince }, { unclaimed: 10, late: 30 }, now)).toBe(shade)
})
