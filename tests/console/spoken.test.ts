import { expect, test } from 'vitest'
import { testConsole } from '../support/console.ts'

const SALMA = { id: 's1', login: 'salma', name: 'Salma', role: 'mediator', centres: ['dakhla'] } as const
const OMAR = { id: 's3', login: 'omar', name: 'Omar', role: 'mediator', centres: ['argoub'] } as const
const script = { headers: { 'hx-request': 'true' } }

/** Somebody of Dakhla asked for her name in a registration, who answers it aloud. */
async function stage() {
  const on = await testConsole()
  let heard = 0
  const hears = (event: Parameters<typeof on.bot.hear>[1]['event']) =>
    on.bot.hear('web', { id: `m${++heard}`, from: 'visitor', event, at: on.clock.now() })
  const writes = (text: string) => hears({ kind: 'text', text })
  for (const text of ['Je veux m’inscrire', 'oui', '1', 'Formation', 'Alphabétisation']) await writes(text)
  await hears({ kind: 'media', media: 'voice', file: 'note' })
  const { id } = await on.db.conversation.findFirstOrThrow()
  await on.db.conversation.update({ where: { id }, data: { centre: 'dakhla' } })
  await on.db.handover.updateMany({ data: { centre: 'dakhla' } })
  const note = await on.db.message.findFirstOrThrow({ where: { author: 'citizen' }, orderBy: { id: 'desc' } })
  return { ...on, id, writes, page: `/console/messages/${id}`, deed: `/console/conversations/${id}/listened/${note.id}` }
}

test('the list and the conversation show which question a voice note answers, in the language of who reads', async () => {
  const on = await stage()
  const salma = await on.signIn(SALMA)
  for (const url of ['/console/messages', on.page]) {
    const { body } = await salma.get(url)
    expect(body).toContain('Répond à la question :')
    expect(body).toContain('Quel est votre nom complet ?')
  }
  await on.db.staff.update({ where: { id: SALMA.id }, data: { locale: 'ar' } })
  expect((await salma.get(on.page)).body).toContain('جواب عن السؤال:')
})

test('what was heard is written down there, and the form goes on; written twice it is done once', async () => {
  const on = await stage()
  const salma = await on.signIn(SALMA)
  expect((await salma.get(on.page)).body).toContain(`action="${on.deed}"`)
  expect(await salma.post(on.deed, { choice: '', text: ' ' }, script)).toMatchObject({ statusCode: 422 })
  const { statusCode, headers } = await salma.post(on.deed, { choice: '', text: 'Halima Berrada' })
  expect([statusCode, headers.location]).toEqual([303, on.page])
  const { body } = await salma.get(on.page)
  expect(body).toContain('Écouté, réponse notée')
  expect(body).not.toContain(`action="${on.deed}"`)
  const again = await salma.post(on.deed, { text: 'Halima Berrada' }, script)
  expect([again.statusCode, again.body]).toEqual([409, expect.stringContaining('Rien n’a été changé')])
})

test('a late answer is refused with a sentence; the page says so as well', async () => {
  const on = await stage()
  const salma = await on.signIn(SALMA)
  await on.writes('Zineb Alami')
  expect((await salma.get(on.page)).body).toContain('rien n’est à noter')
  const late = await salma.post(on.deed, { text: 'Halima Berrada' }, script)
  expect([late.statusCode, late.body]).toEqual([409, expect.stringContaining('a répondu elle-même')])
})

test('whoever may not see the conversation may not answer in it', async () => {
  const on = await stage()
  const omar = await on.signIn(OMAR)
  expect((await omar.post(on.deed, { text: 'Halima Berrada' }, script)).statusCode).toBe(404)
  expect(await on.db.spokenAnswer.count({ where: { answeredAt: null } })).toBe(1)
})
