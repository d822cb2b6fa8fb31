import { expect, test } from 'vitest'
import type { Incoming } from '../../flows/engine/incoming.ts'
import { renderLabel } from '../../locales/index.ts'
import type { Locale } from '../../locales/locale.ts'
import { registering } from '../support/registering.ts'
import { hire } from '../support/staff.ts'

const voice = (file: string): Incoming => ({ kind: 'media', media: 'voice', file })
const BEGIN: Readonly<Record<Locale, string>> = {
  fr: 'Je veux m’inscrire',
  ar: 'أريد التسجيل',
  ary: 'بغيت نتسجل',
  'ary-Latn': 'bghit ntsjjel',
}
const NOTED: Readonly<Record<Locale, string>> = {
  fr: 'Réponse notée : « Halima Berrada »',
  ar: 'الجواب المسجل: «Halima Berrada»',
  ary: 'الجواب اللي كتبنا: «Halima Berrada»',
  'ary-Latn': 'ljawab li ktebna: « Halima Berrada »',
}
const PERSON: Readonly<Record<Locale, string>> = {
  fr: 'une personne va l’écouter',
  ar: 'سيستمع إليها',
  ary: 'غادي يسمعو',
  'ary-Latn': 'ysem3o',
}

/** Somebody in the middle of a registration, asked for a name, who answers it aloud; and two who may listen. */
async function aloud(locale: Locale = 'fr') {
  const talk = await registering(locale)
  const { bot } = talk
  await talk.writes(BEGIN[locale])
  for (const id of ['consent/yes', 'who/me']) await talk.taps(`preregister:${id}`)
  await talk.taps('preregister:area/training')
  await talk.taps('preregister:offer/literacy')
  const answered = await talk.hears(voice('note-1'))
  const [salma, karim] = [await hire(bot.db, 'Salma'), await hire(bot.db, 'Karim')]
  const { id } = await bot.db.conversation.findFirstOrThrow()
  const view = async () => {
    const seen = await bot.desk.conversation(salma, id)
    if (!seen) throw new Error('the conversation is not seen')
    return seen
  }
  const notes = async () => (await view()).timeline.filter(item => item.kind === 'message').filter(item => item.spoken !== null)
  const said = async (from: number) => {
    await bot.outbox('telegram')?.idle()
    return talk.sent.slice(from).map(({ text }) => text.replace(/[\u2066-\u2069]/g, ''))
  }
  return { ...talk, answered, salma, karim, id, view, notes, said }
}
type Stage = Awaited<ReturnType<typeof aloud>>
const last = async ({ notes }: Stage) => (await notes()).at(-1)?.id ?? 0

test.each(['fr', 'ar', 'ary', 'ary-Latn'] as const)(
  '%s: an answer given aloud is heard by a person, and the form goes on',
  async locale => {
    const on = await aloud(locale)
    expect(on.answered[0]?.text).toContain(PERSON[locale])
    expect(on.answered).toHaveLength(2)
    const { bot, salma, id } = on
    const [row] = (await bot.desk.inbox(salma, 'waiting')).rows
    expect(row).toMatchObject({
      id,
      handover: { reason: 'media', urgent: false },
      last: { spoken: { asked: { key: 'preregister.name' } } },
    })
    const before = on.sent.length
    expect(await bot.desk.listen(salma, id, await last(on), { text: 'Halima Berrada' })).toEqual({ done: true })
    const [noted, next] = await on.said(before)
    expect(noted).toContain(NOTED[locale])
    expect(next).toContain('4 / 9')
    const view = await on.view()
    expect(view).toMatchObject({ mode: 'bot', handover: { state: 'resolved' }, facts: { form: { spoken: null } } })
    expect(view.timeline.findLast(item => item.kind === 'event')).toMatchObject({ event: 'listened', by: { name: 'Salma' } })
    expect((await on.notes()).map(note => note.spoken?.answeredAt !== null)).toEqual([true])
    expect((await on.writes('1984')).at(-1)?.text).toContain('5 / 9')
  },
)

test('whoever answered in writing meanwhile is not answered for: the late answer is refused, and nothing is sent', async () => {
  const on = await aloud()
  await on.writes('Zineb Alami')
  const before = on.sent.length
  expect(await on.bot.desk.listen(on.salma, on.id, await last(on), { text: 'Halima Berrada' })).toEqual({ refused: 'late' })
  // back at the same question it is another question: what was said aloud was said to the first
  await on.writes('retour')
  expect(await on.bot.desk.listen(on.salma, on.id, await last(on), { text: 'Halima Berrada' })).toEqual({ refused: 'late' })
  expect((await on.said(before)).join()).not.toContain('Halima')
})

test('of an answer written down and one she writes at the same moment exactly one counts, and the form moves one question', async () => {
  for (let round = 0; round < 10; round++) {
    const on = await aloud()
    const note = await last(on)
    const before = on.sent.length
    const [came] = await Promise.all([on.bot.desk.listen(on.salma, on.id, note, { text: 'Halima Berrada' }), on.writes('Zineb Alami')])
    const told = await on.said(before)
    expect(['done', 'refused'].some(what => what in came)).toBe(true)
    // hers came after: it is then an answer to the question that follows, and none
    const noted = told.filter(text => text.includes('Réponse notée')).length
    expect(noted).toBe('done' in came ? 1 : 0)
    const { facts } = await on.view()
    expect(facts.form?.asked.key).toBe('form.question')
    const names = facts.form?.answers.filter(({ value }) => value === 'Halima Berrada' || value === 'Zineb Alami').map(({ value }) => value)
    expect(names).toEqual(['done' in came ? 'Halima Berrada' : 'Zineb Alami'])
  }
}, 60_000)

test('what is no answer to the question is refused with the form’s own reason, to staff alone', async () => {
  const on = await aloud()
  await on.writes('Amina Idrissi')
  await on.hears(voice('note-2'))
  const before = on.sent.length
  const came = await on.bot.desk.listen(on.salma, on.id, await last(on), { text: '1850' })
  expect(came).toMatchObject({ refused: 'no-answer', says: { kind: 'say' } })
  expect(await on.bot.desk.listen(on.salma, on.id, await last(on), { text: '  ' })).toEqual({ refused: 'no-answer', says: null })
  expect(await on.bot.desk.listen(on.salma, on.id, await last(on), { choice: 'preregister:who/me' })).toEqual({
    refused: 'no-answer',
    says: null,
  })
  expect(await on.said(before)).toEqual([])
})

test('one of the choices may be picked, in the citizen’s own words it is said back', async () => {
  const on = await aloud('ary')
  // back to whom it is for, which is chosen
  for (const _ of ['name', 'offer', 'area']) await on.writes('رجع')
  await on.hears(voice('note-2'))
  const { facts } = await on.view()
  expect(facts.form?.asked).toMatchObject({ params: { question: { key: 'preregister.who' } } })
  const child = facts.form?.choices.find(({ id }) => id === 'preregister:who/child')
  const before = on.sent.length
  expect(await on.bot.desk.listen(on.salma, on.id, await last(on), { choice: child?.id ?? '' })).toEqual({ done: true })
  expect((await on.said(before))[0]).toContain(`الجواب اللي كتبنا: «${child && renderLabel(child.label, 'ary')}»`)
})

test('several notes on one question are one answer; a colleague’s case is theirs; a note of elsewhere is none', async () => {
  const on = await aloud()
  await on.hears(voice('note-2'))
  expect(new Set((await on.notes()).map(note => note.spoken?.question)).size).toBe(1)
  await on.bot.desk.take(on.karim, on.id)
  expect(await on.bot.desk.listen(on.salma, on.id, await last(on), { text: 'Halima Berrada' })).toEqual({
    refused: 'not-yours',
    by: 'Karim',
  })
  expect(await on.bot.desk.listen(on.karim, on.id, 1, { text: 'Halima Berrada' })).toEqual({ refused: 'invalid', why: 'message' })
  expect(await on.bot.desk.listen(on.karim, 'nobody', 1, { text: 'Halima Berrada' })).toEqual({ refused: 'not-found' })
  const before = on.sent.length
  // who has the floor only to listen gives it back by it
  expect(await on.bot.desk.listen(on.karim, on.id, (await on.notes())[0]?.id ?? 0, { text: 'Halima Berrada' })).toEqual({ done: true })
  expect((await on.said(before)).at(-1)).toContain('4 / 9')
  expect(await on.view()).toMatchObject({ mode: 'bot', handover: { state: 'resolved' } })
  expect((await on.notes()).every(note => note.spoken?.answeredAt)).toBe(true)
})

test('a person who has the floor for something else gives it back first; then the form goes on, and the case stays dealt with', async () => {
  const on = await aloud()
  await on.bot.desk.take(on.salma, on.id)
  await on.bot.desk.resolve(on.salma, on.id)
  on.clock.forward(60_000)
  await on.writes('Je veux parler à quelqu’un')
  await on.hears(voice('note-2'))
  await on.bot.desk.take(on.salma, on.id)
  const note = await last(on)
  expect(await on.bot.desk.listen(on.salma, on.id, note, { text: 'Halima Berrada' })).toEqual({ refused: 'not-now', why: 'floor' })
  await on.bot.desk.handBack(on.salma, on.id)
  expect(await on.bot.desk.listen(on.salma, on.id, note, { text: 'Halima Berrada' })).toEqual({ done: true })
  expect(await on.view()).toMatchObject({ mode: 'bot', handover: { state: 'resolved' } })
})

test('after danger nothing is written in her name: a person answers', async () => {
  const on = await aloud()
  const note = await last(on)
  await on.writes('mon mari me frappe')
  const before = on.sent.length
  expect(await on.bot.desk.listen(on.salma, on.id, note, { text: 'Halima Berrada' })).toEqual({ refused: 'not-now', why: 'danger' })
  expect(await on.said(before)).toEqual([])
})
