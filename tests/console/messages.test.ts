import { expect, test } from 'vitest'
import { routes } from '../../server/console/index.ts'
import { testConsole } from '../support/console.ts'

const SALMA = { id: 's1', login: 'salma', name: 'Salma', role: 'mediator', centres: ['dakhla'] } as const
const KARIM = { id: 's2', login: 'karim', name: 'Karim', role: 'mediator', centres: ['dakhla'] } as const
const OMAR = { id: 's3', login: 'omar', name: 'Omar', role: 'mediator', centres: ['argoub'] } as const
const HOSTILE = '<img src=x onerror=alert(1)>"\'&<script>alert(2)</script>\u202e'

let heard = 0

/** Somebody of Dakhla who asked for a person, with more said if need be. */
async function stage(...more: string[]) {
  const on = await testConsole()
  const say = async (text: string, from = 'visitor') => {
    await on.bot.hear('web', { id: `m${++heard}`, from, event: { kind: 'text', text }, at: on.clock.now() })
  }
  await say('Je veux parler à une personne')
  for (const text of more) await say(text)
  const { id } = await on.db.conversation.findFirstOrThrow()
  await on.db.conversation.update({ where: { id }, data: { centre: 'dakhla' } })
  await on.db.handover.updateMany({ data: { centre: 'dakhla' } })
  const page = `/console/messages/${id}`
  const deed = (name: string) => `/console/conversations/${id}/${name}`
  return { ...on, id, say, page, deed }
}
const script = { headers: { 'hx-request': 'true' } }

test('the list and the conversation show what was said, as words and never as markup', async () => {
  const on = await stage(HOSTILE)
  const salma = await on.signIn(SALMA)
  await salma.post(on.deed('rename'), { name: HOSTILE })
  await salma.post(on.deed('tag'), { name: HOSTILE.slice(0, 40) })
  await salma.post(on.deed('note'), { text: HOSTILE })
  for (const url of ['/console/messages', on.page, `/console/messages?q=${encodeURIComponent(HOSTILE)}`, '/console/messages?view=all']) {
    const { statusCode, body } = await salma.get(url)
    expect([url, statusCode]).toEqual([url, 200])
    expect(body).toContain('&lt;img src=x')
    expect(body).not.toContain('<img src=x')
    expect(body).not.toContain('<script>alert')
  }
})

test('telephone numbers among Arabic keep their order, whoever wrote them', async () => {
  const on = await stage('رقمي 06 12 34 56 78')
  const salma = await on.signIn(SALMA)
  await salma.post(on.deed('note'), { text: 'أمها 06 11 22 33 44' })
  await salma.post(on.deed('take'))
  await salma.post(on.deed('say'), { key: 'k', text: 'المركز 05 28 00 00 00' })
  const { body } = await salma.get(on.page)
  for (const number of ['06 12 34 56 78', '06 11 22 33 44', '05 28 00 00 00']) expect(body).toContain(`\u2066${number}\u2069`)
})

test('the rail, the home page and the list count the same people: whoever waits for words', async () => {
  const on = await stage()
  const salma = await on.signIn(SALMA)
  const counts = async () => {
    const [list, home] = [(await salma.get('/console/messages')).body, (await salma.get('/console')).body]
    return [
      /id="count-messages"[^>]*>(\d+)/.exec(list)?.[1],
      /id="view-waiting".*?<bdi>(\d+)/.exec(list)?.[1],
      /<strong>(\d+)<\/strong><span>En attente/.exec(home)?.[1],
    ]
  }
  expect(await counts()).toEqual(['1', '1', '1'])
  await salma.post(on.deed('take'))
  expect(await counts()).toEqual(['1', '1', '1'])
  await salma.post(on.deed('say'), { key: 'k', text: 'Bonjour' })
  expect(await counts()).toEqual(['0', '0', '0'])
  await on.say('merci')
  expect(await counts()).toEqual(['1', '1', '1'])
})

test('what the assistant said is read in one’s own language, with what the citizen read; and what it understood', async () => {
  const on = await testConsole()
  const salma = await on.signIn(SALMA)
  const khadija = await on.signIn({ id: 'a1', login: 'khadija', name: 'Khadija', role: 'administrator', locale: 'ar' })
  await on.bot.hear('web', { id: 'm-own', from: 'v', event: { kind: 'text', text: 'بغيت نهضر مع شي حد' }, at: on.clock.now() })
  const { id, locale } = (await on.db.message.findFirstOrThrow({ where: { author: 'citizen' } })) as { id: number; locale: string }
  const { id: conversation } = await on.db.conversation.findFirstOrThrow()
  const page = (await salma.get(`/console/messages/${conversation}`)).body
  const own = page.indexOf('Votre demande est transmise')
  expect(own).toBeGreaterThan(0)
  const original = page.indexOf('Ce que la personne a lu (darija)', own)
  expect(original).toBeGreaterThan(own)
  expect(page.slice(original)).toMatch(/lang="ar-MA"[^>]*>[^<]*\p{Script=Arabic}/u)
  expect((await khadija.get(`/console/messages/${conversation}`)).body).toContain('أُرسل طلبكم')
  const meaning = (await salma.get(`/console/messages/${conversation}/understood/${id}`)).body
  expect(meaning).toMatch(/class="meaning".*?<strong>[^<]+<\/strong>.*?sûr à/s)
  expect(meaning).not.toContain('talk_to_human')
  expect((await salma.get(`/console/messages/${conversation}/understood/999999`)).statusCode).toBe(404)
  expect(locale).toBe('ary')
})

test('a conversation of another centre is nowhere: the same 404 as one that never was', async () => {
  const on = await stage()
  const omar = await on.signIn(OMAR)
  const never = await omar.get('/console/messages/nobody')
  const foreign = await omar.get(on.page)
  expect([foreign.statusCode, never.statusCode]).toEqual([404, 404])
  expect(foreign.body).toBe(never.body.replaceAll('nobody', on.id))
  const bodies: Record<string, Record<string, string>> = {
    say: { key: 'k', text: 'x' },
    'canned-file': { reply: 'x' },
    note: { text: 'x' },
    snooze: { until: 'reply' },
    transfer: { to: 'staff:s3' },
    refer: { centre: 'argoub', why: 'x' },
    tag: { name: 'x' },
    untag: { name: 'x' },
    rename: { name: 'x' },
    draft: { text: 'x' },
    presence: { doing: 'viewing' },
  }
  const deeds = routes.filter(({ kind, path }) => kind === 'deed' && path.startsWith('/console/conversations/:id/'))
  expect(deeds.length).toBeGreaterThan(12)
  for (const { path } of deeds) {
    const name = path.split('/').slice(4).join('/').replace(':message', '1')
    const answer = await omar.post(on.deed(name), bodies[name] ?? {}, script)
    expect([name, answer.statusCode]).toEqual([name, 404])
  }
  expect((await omar.get('/console/messages')).body).not.toContain(on.id)
  expect(await on.db.message.count({ where: { author: 'staff' } })).toBe(0)
})

test('one press takes the case and answers; the same form sent again says nothing twice', async () => {
  const on = await stage()
  const salma = await on.signIn(SALMA)
  const form = { key: 'once', text: 'Bonjour !', take: 'yes' }
  expect((await salma.post(on.deed('say'), form)).statusCode).toBe(303)
  await salma.post(on.deed('say'), form)
  expect(await on.db.message.count({ where: { author: 'staff' } })).toBe(1)
  expect((await salma.get(on.page)).body).toContain('Bonjour !')
})

test('who answers a case just taken by another is told by whom, and keeps what was written', async () => {
  const on = await stage()
  const [salma, karim] = [await on.signIn(SALMA), await on.signIn(KARIM)]
  await salma.post(on.deed('take'))
  const form = { key: 'late', text: 'Ma réponse, longue à écrire', take: 'yes' }
  const refused = await karim.post(on.deed('say'), form)
  expect(refused.statusCode).toBe(409)
  expect(refused.body).toContain('Salma')
  expect(refused.body).toContain('Ma réponse, longue à écrire')
  const scripted = await karim.post(on.deed('say'), form, script)
  expect([scripted.statusCode, scripted.headers['hx-trigger']]).toEqual([409, expect.stringContaining('Salma')])
  expect(await on.db.message.count({ where: { author: 'staff' } })).toBe(0)
})

test('of two who take at once, one has it and the other is told whose it is', async () => {
  const on = await stage()
  const [salma, karim] = [await on.signIn(SALMA), await on.signIn(KARIM)]
  const answers = await Promise.all([salma.post(on.deed('take'), {}, script), karim.post(on.deed('take'), {}, script)])
  expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409])
})

test('an empty reply is refused in words, and nothing is sent', async () => {
  const on = await stage()
  const salma = await on.signIn(SALMA)
  expect((await salma.post(on.deed('say'), { key: 'e', text: '  \n ', take: 'yes' })).statusCode).toBe(422)
  expect(await on.db.handover.count({ where: { state: 'taken' } })).toBe(0)
})

test('a private note is shown to colleagues and is no message', async () => {
  const on = await stage()
  const salma = await on.signIn(SALMA)
  await salma.post(on.deed('note'), { text: 'A appelé hier, rappeler sa sœur' })
  expect((await salma.get(on.page)).body).toContain('A appelé hier, rappeler sa sœur')
  expect(JSON.stringify(await on.bot.history('web', 'visitor', 0, 100))).not.toContain('rappeler sa sœur')
})

test('danger comes first, its words are not in the list, and reading it is in the journal', async () => {
  const on = await stage()
  await on.say('mon mari me frappe, j’ai peur', 'another')
  const salma = await on.signIn(SALMA)
  const list = (await salma.get('/console/messages')).body
  const danger = await on.db.conversation.findFirstOrThrow({ where: { sensitive: true } })
  expect(list.indexOf(danger.id)).toBeLessThan(list.indexOf(on.id))
  expect(list).not.toContain('me frappe')
  expect(await on.db.audit.count({ where: { action: 'conversation.read' } })).toBe(0)
  expect((await salma.get(`/console/messages/${danger.id}`)).body).toContain('me frappe')
  expect(await on.db.audit.findMany({ where: { action: 'conversation.read' }, select: { staffId: true, about: true } })).toEqual([
    { staffId: 's1', about: danger.id },
  ])
})

test('people and words are found whatever their accents and marks', async () => {
  const on = await stage('J’ai perdu ma carte à l’école Zerktouni')
  await on.say('بغيت نهضر مع شي حد على الإعاقة', 'arabic')
  const salma = await on.signIn(SALMA)
  await salma.post(on.deed('rename'), { name: 'Zaïneb Tâzi' })
  const found = async (q: string) => (await salma.get(`/console/messages?q=${encodeURIComponent(q)}`)).body
  expect(await found('zaineb tazi')).toContain(`/console/messages/${on.id}`)
  expect(await found('ecole zerk')).toContain(`/console/messages/${on.id}`)
  const arabic = await on.db.conversation.findFirstOrThrow({ where: { address: 'arabic' } })
  expect(await found('الاعاقه')).toContain(`/console/messages/${arabic.id}`)
  expect(await found('introuvable')).not.toContain('data-row')
})

test('a page of many waits for more, page by page', async () => {
  const on = await stage()
  for (let i = 0; i < 35; i++) await on.say('je veux parler à une personne', `visitor-${i}`)
  const salma = await on.signIn(SALMA)
  const rows = (body: string) => new Set([...body.matchAll(/data-row="([^"]+)"/g)].map(([, id]) => id)).size
  const first = (await salma.get('/console/messages')).body
  expect(rows(first)).toBe(30)
  const more = /id="more"[^>]*href="([^"]+)"/.exec(first)?.[1]?.replaceAll('&amp;', '&')
  expect(rows((await salma.get(more ?? '')).body)).toBe(36)
})

test('what could not be sent says why, and can be sent once more', async () => {
  const on = await stage()
  const salma = await on.signIn(SALMA)
  await salma.post(on.deed('say'), { key: 'f', text: 'Bonjour', take: 'yes' })
  const { id } = await on.db.message.findFirstOrThrow({ where: { author: 'staff' } })
  await on.bot.outbox('web')?.idle()
  await on.db.message.update({ where: { id }, data: { state: 'failed', failure: 'blocked' } })
  const { body } = await salma.get(on.page)
  expect(body).toContain(`/retry/${id}`)
})

test('resolved, it may be opened again; put aside, it comes back with their next words', async () => {
  const on = await stage()
  const salma = await on.signIn(SALMA)
  await salma.post(on.deed('take'))
  await salma.post(on.deed('snooze'), { until: 'reply' })
  expect((await salma.get('/console/messages?view=snoozed')).body).toContain(on.id)
  await on.say('me revoilà')
  expect((await salma.get('/console/messages?view=snoozed')).body).not.toContain(`data-row="${on.id}"`)
  await salma.post(on.deed('resolve'))
  expect((await salma.get('/console/messages?view=resolved')).body).toContain(`data-row="${on.id}"`)
  await salma.post(on.deed('reopen'))
  expect((await salma.get('/console/messages?view=mine')).body).toContain(`data-row="${on.id}"`)
})

test('who leads takes a list away as a table: no names, not a word of what was said, and it is written in the journal', async () => {
  const on = await stage()
  const nadia = await on.signIn({ id: 'm1', login: 'nadia', name: 'Nadia', role: 'manager', centres: ['dakhla'] })
  await nadia.post(on.deed('rename'), { name: 'Zineb Secrète' })
  await nadia.post(on.deed('tag'), { name: '=1+1' })
  await nadia.post(on.deed('take'))
  await nadia.post(on.deed('say'), { key: 'k', text: 'un mot secret' })
  const given = await nadia.get('/console/messages.csv?view=all')
  expect(given.headers).toMatchObject({
    'content-type': 'text/csv; charset=utf-8',
    'content-disposition': 'attachment; filename="messages-2026-11-23.csv"',
  })
  const [head, ...rows] = given.body.trim().split('\r\n')
  expect(head).toBe(
    '"Conversation";"Raison";"État";"Urgent";"Attend depuis";"Demandée";"Traitée";"Avec";"Avis";"Langue";"Messagerie";"Centre";"Étiquettes"',
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatch(new RegExp(`^"${on.id}";"A demandé une personne";"Pris en charge";"";"";"23/11/2026 10:00";"";"Nadia"`))
  expect(rows[0]).toContain(`"'=1+1"`)
  expect(given.body).not.toMatch(/Secrète|secret/)
  expect(await on.db.audit.count({ where: { action: 'conversations.exported', staffId: 'm1' } })).toBe(1)
  const omar = await on.signIn({ id: 'm2', login: 'far', name: 'Far', role: 'manager', centres: ['argoub'] })
  expect((await omar.get('/console/messages.csv?view=all')).body).not.toContain(on.id)
  expect((await (await on.signIn(SALMA)).get('/console/messages.csv')).statusCode).toBe(403)
})

test('a table holds the whole list, however long', async () => {
  const on = await stage()
  const admin = await on.signIn({ id: 'a1', login: 'admin', name: 'Admin', role: 'administrator' })
  const at = on.clock.now()
  await on.db.conversation.createMany({
    data: Array.from({ length: 250 }, (_, i) => ({
      id: `c${i}`,
      channel: 'web',
      address: `a${i}`,
      session: '{"locale":"ar","topic":{}}',
      createdAt: at,
      seenAt: at,
    })),
  })
  const lines = (await admin.get('/console/messages.csv?view=all')).body.trim().split('\r\n')
  expect(new Set(lines).size).toBe(252)
})
