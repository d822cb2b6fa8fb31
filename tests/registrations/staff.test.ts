import { expect, test } from 'vitest'
import type { Acting } from '../../bot/desk/acting.ts'
import type { WalkIn } from '../../bot/registrations/walk-in.ts'
import { registering, WHOLE } from '../support/registering.ts'

const acting = (role: Acting['role'], centres: readonly string[] = ['dakhla']): Acting => ({
  id: role,
  login: role,
  name: 'Salma',
  role,
  centres,
})
const [officer, manager, administrator] = [acting('officer'), acting('manager'), acting('administrator', [])]
const elsewhere = acting('manager', ['elargoub'])
/** Somebody has registered; her reference. */
async function registered(words: readonly string[] = WHOLE) {
  const talk = await registering('fr')
  for (const text of words) await talk.writes(text)
  const { reference } = await talk.bot.db.registration.findFirstOrThrow({ orderBy: { id: 'desc' } })
  await hire(talk.bot.db)
  return { ...talk, reference, registrations: talk.bot.registrations }
}

const hire = async (db: Awaited<ReturnType<typeof registering>>['bot']['db']) => {
  for (const role of ['officer', 'manager', 'administrator'])
    await db.staff.create({ data: { id: role, login: role, name: 'Salma', role, createdAt: new Date(0) } })
}

const WALK_IN: WalkIn = {
  key: 'page-1',
  heardIn: 'ary',
  centre: 'dakhla',
  who: 'me',
  offer: 'literacy',
  service: 'literacy',
  waiting: false,
  person: { name: 'فاطمة الزهراء العلوي', birth: '1970', phone: null, quarter: null, guardian: null, cin: null },
  commune: '12.391.01.01',
  locale: 'ary',
  hours: 'any',
  needs: [],
  rsu: 'unknown',
  form: null,
  extra: {},
  consent: { version: 1, givenAs: 'self' },
}

test('what identifies her is nowhere in the tables of registrations, and is shown to staff whole', async () => {
  const { bot, registrations, reference } = await registered()
  const kept = JSON.stringify([
    await bot.db.person.findMany(),
    await bot.db.registration.findMany(),
    await bot.db.registrationEvent.findMany(),
    await bot.db.nameWord.findMany(),
    (await bot.db.conversation.findMany()).map(({ session }) => session),
  ])
  expect(kept).not.toMatch(/Amina|Idrissi|612345678|Massira|1984-03/)
  expect(await registrations.file(officer, reference)).toMatchObject({
    person: { name: 'Amina Idrissi', birth: '1984-03-12', phone: '+212612345678', quarter: 'Al Massira' },
    state: 'received',
    centre: 'dakhla',
    history: [{ kind: 'received', to: 'received' }],
    consents: [{ version: 1, locale: 'fr', channel: 'telegram', givenAs: 'self' }],
  })
})

test('in the middle of the form too, what identifies her is sealed', async () => {
  const { bot, writes } = await registering('fr')
  for (const text of WHOLE.slice(0, 8)) await writes(text)
  const { session } = await bot.db.conversation.findFirstOrThrow()
  expect(session).not.toMatch(/Amina|1984-03|212612345678/)
})

test('a change of state is told to its owner in her language, by the path of every message', async () => {
  const { registrations, reference, sent, bot } = await registered()
  const [before] = [sent.length]
  expect(await registrations.move(officer, reference, { to: 'in-review', reason: null })).toEqual({ done: true, told: 'told' })
  await bot.outbox('telegram')?.idle()
  expect(sent.slice(before).map(({ text }) => text)).toEqual([`Dossier ${reference} (Alphabétisation) : à l’étude.`])
  expect(await bot.db.audit.findMany({ where: { action: 'file.in-review' } })).toHaveLength(1)
})

test('the words shown before are the words that go', async () => {
  const { registrations, reference, sent, bot } = await registered()
  const wanted = { to: 'documents-missing', reason: 'La photo' } as const
  const shown = await registrations.preview(officer, reference, wanted)
  const before = sent.length
  await registrations.move(officer, reference, wanted)
  await bot.outbox('telegram')?.idle()
  expect(sent.slice(before).map(({ text }) => text)).toEqual(shown?.texts)
  expect(shown?.texts[0]).toMatch(/il manque des papiers[\s\S]*La photo/)
})

test('a refusal needs a reason, and no state is jumped over', async () => {
  const { registrations, reference } = await registered()
  expect(await registrations.move(officer, reference, { to: 'refused', reason: '  ' })).toEqual({ refused: 'reason-needed' })
  await registrations.move(officer, reference, { to: 'closed', reason: null })
  expect(await registrations.move(officer, reference, { to: 'accepted', reason: null })).toEqual({
    refused: 'not-from-here',
    state: 'closed',
  })
})

test('of two who move a file at once one is told what it became', async () => {
  const { registrations, reference, bot } = await registered()
  const outcomes = await Promise.all([
    registrations.move(officer, reference, { to: 'accepted', reason: null }),
    registrations.move(manager, reference, { to: 'refused', reason: 'non' }),
  ])
  expect(outcomes.filter(outcome => 'done' in outcome)).toHaveLength(1)
  expect(outcomes.find(outcome => 'refused' in outcome)).toMatchObject({ refused: 'moved' })
  expect(await bot.db.registrationEvent.count({ where: { kind: 'state' } })).toBe(1)
})

test('where danger was spoken of nothing is sent; staff are told so', async () => {
  const { registrations, reference, writes, sent, bot } = await registered()
  await writes('mon mari me frappe')
  const before = sent.length
  expect(await registrations.move(officer, reference, { to: 'accepted', reason: null })).toEqual({ done: true, told: 'discreet' })
  await bot.outbox('telegram')?.idle()
  expect(sent).toHaveLength(before)
})

test('an open form is not disturbed by the news of another file', async () => {
  const { registrations, reference, writes, sent, bot } = await registered()
  await writes('1')
  await writes('oui')
  const before = sent.length
  await registrations.move(officer, reference, { to: 'accepted', reason: null })
  await bot.outbox('telegram')?.idle()
  expect(sent.slice(before).map(({ text }) => text.split('\n')[0])).toEqual([expect.stringContaining('demande acceptée'), '1 / 9'])
})

test('files of other centres are neither listed, read, moved nor counted', async () => {
  const { registrations, reference } = await registered()
  expect(await registrations.file(elsewhere, reference)).toBeNull()
  expect((await registrations.list(elsewhere, {})).rows).toEqual([])
  expect(await registrations.counts(elsewhere)).toEqual({})
  expect(await registrations.move(elsewhere, reference, { to: 'closed', reason: null })).toEqual({ refused: 'not-found' })
  expect((await registrations.list(administrator, {})).rows).toHaveLength(1)
})

test('a file referred is followed by the other centre', async () => {
  const { registrations, reference } = await registered()
  expect(await registrations.refer(manager, reference, 'nowhere', '')).toEqual({ refused: 'not-found' })
  const { key } = (await registered()).bot.content().centres[1] ?? { key: '' }
  expect(await registrations.refer(manager, reference, key, 'plus près')).toMatchObject({ done: true })
  expect(await registrations.file(manager, reference)).toBeNull()
  expect(await registrations.file(acting('officer', [key]), reference)).toMatchObject({ state: 'referred', centre: key })
})

test.each([
  ['Amina', 1],
  ['idrissi', 1],
  ['أمينة الإدريسي', 1],
  ['Amina Benjelloun', 0],
  ['0612345678', 1],
  ['+212 6 12 34 56 78', 1],
  ['0612345679', 0],
  ['😊', 0],
])('a search for %s finds %i', async (search, found) => {
  const { registrations } = await registered()
  expect((await registrations.list(officer, { search })).rows).toHaveLength(found)
})

test('a search for a reference finds it, however it is written', async () => {
  const { registrations, reference } = await registered()
  expect((await registrations.list(officer, { search: reference.replaceAll('-', ' ').toLowerCase() })).rows).toHaveLength(1)
})

test('filters narrow together, and pages follow one another without a gap', async () => {
  const { registrations } = await registered()
  for (let i = 0; i < 55; i++) await registrations.walkIn(officer, { ...WALK_IN, key: `k${i}`, offer: 'digital', service: 'digital' })
  const first = await registrations.list(officer, { service: 'digital' })
  const second = await registrations.list(officer, { service: 'digital' }, first.next)
  expect([first.rows.length, second.rows.length, second.next]).toEqual([50, 5, null])
  expect(new Set([...first.rows, ...second.rows].map(({ reference }) => reference)).size).toBe(55)
  expect((await registrations.list(officer, { service: 'digital', states: ['accepted'] })).rows).toEqual([])
  expect((await registrations.list(officer, { states: ['received'], centre: 'dakhla', service: 'literacy' })).rows).toHaveLength(1)
  expect(await registrations.counts(officer)).toEqual({ received: 56 })
})

test('somebody who came in person is registered once, however often the page is sent', async () => {
  const { registrations, bot } = await registered()
  const sent = await Promise.all(Array.from({ length: 5 }, () => registrations.walkIn(officer, WALK_IN)))
  expect(new Set(sent.map(outcome => JSON.stringify(outcome))).size).toBe(1)
  expect(await registrations.walkIn(officer, WALK_IN)).toEqual(sent[0])
  expect(await bot.db.registration.count()).toBe(2)
  expect(await registrations.walkIn(officer, { ...WALK_IN, key: 'x', centre: 'elargoub' })).toEqual({ refused: 'not-allowed' })
})

test('a probable duplicate is accepted, shown side by side, merged with both histories, and parted again', async () => {
  const { registrations, reference, bot } = await registered()
  const person = { ...WALK_IN.person, name: 'الإدريسي أمينة', birth: '1984' }
  const other = await registrations.walkIn(officer, { ...WALK_IN, person })
  if ('refused' in other) throw new Error(other.refused)
  const { pairs } = await registrations.duplicates(officer)
  expect(pairs).toMatchObject([{ earlier: { files: [{ reference }] }, later: { files: [{ reference: other.reference }] } }])
  expect((await registrations.list(officer, {})).rows.map(({ duplicate }) => duplicate)).toEqual([true, true])
  const id = pairs[0]?.id ?? 0
  expect(
    (await Promise.all([registrations.merge(officer, id), registrations.merge(manager, id)])).filter(outcome => 'done' in outcome),
  ).toHaveLength(1)
  expect(await registrations.file(officer, reference)).toMatchObject({ others: [{ reference: other.reference }] })
  expect((await registrations.file(officer, other.reference))?.history.map(({ kind }) => kind)).toEqual(['received', 'merged'])
  expect(await registrations.unmerge(officer, id)).toEqual({ done: true })
  expect(await registrations.file(officer, other.reference)).toMatchObject({ name: 'الإدريسي أمينة', others: [] })
  expect(await bot.db.person.count({ where: { mergedInto: { not: null } } })).toBe(0)
})

test('people who are not alike are no duplicates', async () => {
  const { registrations } = await registered()
  await registrations.walkIn(officer, WALK_IN)
  await registrations.walkIn(officer, { ...WALK_IN, key: '2', person: { ...WALK_IN.person, birth: '1971' } })
  expect((await registrations.duplicates(officer)).pairs).toEqual([])
})

test('a place goes with the file: given back when it is refused, not to be had when none is left', async () => {
  const { registrations, reference, bot } = await registered()
  await registrations.saveOffer(administrator, {
    id: 'literacy',
    service: 'literacy',
    centre: null,
    title: null,
    startsOn: null,
    places: 1,
    waiting: true,
    state: 'open',
    endsOn: null,
    deadline: null,
    texts: {},
    topics: [],
    position: 0,
  })
  expect(await registrations.walkIn(officer, WALK_IN)).toEqual({ refused: 'no-place-left' })
  const waiting = await registrations.walkIn(officer, { ...WALK_IN, waiting: true })
  if ('refused' in waiting) throw new Error(waiting.refused)
  expect(await registrations.move(officer, waiting.reference, { to: 'accepted', reason: null })).toEqual({ refused: 'no-place-left' })
  await registrations.move(officer, reference, { to: 'refused', reason: 'non' })
  expect(await registrations.move(officer, waiting.reference, { to: 'accepted', reason: null })).toMatchObject({
    done: true,
    told: 'no-conversation',
  })
  expect((await bot.db.offer.findUniqueOrThrow({ where: { id: 'literacy' } })).taken).toBe(1)
})

test('erased at her demand: nothing is left but the proof, and nothing is sent to her again', async () => {
  const { registrations, reference, bot } = await registered()
  expect(await registrations.forget(officer, reference)).toEqual({ refused: 'not-allowed' })
  const erased = await registrations.forget(manager, reference)
  expect(erased).toEqual({ proof: expect.stringMatching(/^EFF-\d{3}-\d{3}-\d{3}$/) })
  const { db } = bot
  expect([
    await db.person.count(),
    await db.registration.count(),
    await db.consent.count(),
    await db.nameWord.count(),
    await db.message.count(),
  ]).toEqual([0, 0, 0, 0, 0])
  const [proof] = await db.erasure.findMany()
  expect(proof?.optOut).toMatch(/^k1\./)
  expect((await db.offer.findUniqueOrThrow({ where: { id: 'literacy' } })).taken).toBe(0)
})

test('a datum corrected by staff is found by its new value, and the history says which, not what', async () => {
  const { registrations, reference, bot } = await registered()
  await registrations.correct(officer, reference, { field: 'name', value: 'Zineb Tazi' })
  expect((await registrations.list(officer, { search: 'tazi' })).rows).toHaveLength(1)
  expect((await registrations.list(officer, { search: 'idrissi' })).rows).toHaveLength(0)
  expect(JSON.stringify(await bot.db.registrationEvent.findMany())).not.toMatch(/Tazi|Amina/)
})

test('drafts begun on one version of the optional questions finish on it', async () => {
  const talk = await registering('fr')
  const { registrations } = talk.bot
  await hire(talk.bot.db)
  const words = (fr: string) => ({ fr, ar: 'سؤال', ary: 'سؤال', 'ary-Latn': 'sou2al' })
  const first = [
    {
      id: 'level',
      kind: 'one-of',
      required: true,
      text: words('Quel niveau scolaire ?'),
      options: [
        { id: 'none', label: words('Aucun') },
        { id: 'some', label: words('Primaire') },
      ],
    },
  ] as const
  expect(await registrations.publishForm(officer, 'literacy', first)).toEqual({ refused: 'not-allowed' })
  expect(await registrations.publishForm(manager, 'literacy', first)).toEqual({ version: 1 })
  for (const text of WHOLE.slice(0, 5)) await talk.writes(text)
  expect(
    await registrations.publishForm(manager, 'literacy', [
      { id: 'laptop', kind: 'yes-no', required: false, text: words('Un ordinateur ?') },
    ]),
  ).toEqual({ version: 2 })
  for (const text of WHOLE.slice(5, 12)) await talk.writes(text)
  expect(await talk.says('2')).toContain('Quel niveau scolaire ? : Primaire')
  await talk.writes('1')
  const { reference } = await talk.bot.db.registration.findFirstOrThrow()
  expect(await registrations.file(officer, reference)).toMatchObject({ extra: [{ question: { id: 'level' }, answer: 'some' }] })
  for (const text of ['1', ...WHOLE.slice(1, 11)]) await talk.writes(text)
  expect(await talk.says('3')).toContain('Un ordinateur ?')
})

test('counters follow files however they come, move and go', async () => {
  const { registrations, reference, bot } = await registered()
  const counted = async () => Object.fromEntries(Object.entries(await registrations.counts(administrator)).filter(([, files]) => files > 0))
  const walkIn = await registrations.walkIn(officer, WALK_IN)
  if ('refused' in walkIn) throw new Error(walkIn.refused)
  expect(await counted()).toEqual({ received: 2 })
  await registrations.move(officer, walkIn.reference, { to: 'in-review', reason: null })
  expect(await counted()).toEqual({ received: 1, 'in-review': 1 })
  await registrations.refer(officer, walkIn.reference, 'argoub', 'plus près')
  expect(await registrations.counts(acting('officer', ['boujdour']))).toEqual({})
  expect(await registrations.counts(acting('officer', ['argoub']))).toMatchObject({ referred: 1 })
  await registrations.forget(administrator, walkIn.reference)
  await bot.db.registration.deleteMany({ where: { reference } })
  expect(await counted()).toEqual({})
})

test('a state seen on a page that stood open is not left twice', async () => {
  const { registrations, reference } = await registered()
  await registrations.move(officer, reference, { to: 'accepted', reason: null, from: 'received' })
  expect(await registrations.move(manager, reference, { to: 'closed', reason: null, from: 'received' })).toEqual({
    refused: 'moved',
    state: 'accepted',
  })
})

test('withdrawn at the desk, the file is closed, the consent over, and its owner told', async () => {
  const { registrations, reference, bot } = await registered()
  expect(await registrations.withdraw(officer, reference)).toEqual({ done: true, told: 'told' })
  const file = await registrations.file(officer, reference)
  expect(file).toMatchObject({ state: 'closed' })
  expect(file?.history.map(({ kind }) => kind)).toContain('withdrawn')
  expect(file?.consents.every(({ withdrawnAt }) => withdrawnAt !== null)).toBe(true)
  expect(await bot.db.audit.count({ where: { action: 'file.withdrawn', about: reference } })).toBe(1)
})

const PLAIN = { state: 'open', endsOn: null, deadline: null, texts: {}, topics: [] } as const

test('an offer of all centres is the administrators’, one of a centre its managers’', async () => {
  const { registrations } = await registered()
  const offer = {
    service: 'digital',
    centre: 'dakhla',
    title: null,
    startsOn: null,
    places: 12,
    waiting: true,
    position: 90,
    ...PLAIN,
  } as const
  const made = await registrations.saveOffer(manager, offer)
  if ('refused' in made) throw new Error(made.refused)
  expect(await registrations.saveOffer(manager, { ...offer, centre: null })).toEqual({ refused: 'not-allowed' })
  expect(await registrations.saveOffer(elsewhere, { ...offer, id: made.id, centre: 'elargoub' })).toEqual({ refused: 'not-allowed' })
  expect(await registrations.saveOffer(manager, { ...offer, id: 'nowhere' })).toEqual({ refused: 'not-found' })
  expect(await registrations.saveOffer(manager, { ...offer, id: made.id, state: 'closed' })).toEqual(made)
  expect((await registrations.offers()).find(({ id }) => id === made.id)).toMatchObject({ state: 'closed', places: 12 })
})

test('beside a conversation stand its files, of those one may see', async () => {
  const { registrations, reference, bot } = await registered()
  const { id } = await bot.db.conversation.findFirstOrThrow()
  expect(await registrations.ofConversation(officer, id)).toEqual([
    expect.objectContaining({ reference, service: 'literacy', state: 'received', beneficiary: 'me' }),
  ])
  expect(await registrations.ofConversation(elsewhere, id)).toEqual([])
})

test.each(['Alaoui', 'alawi', 'العلوي', 'علوي', 'El Alaoui Fatima'])(
  'a name with hardly a consonant is found in both scripts: %s',
  async search => {
    const { registrations } = await registered()
    await registrations.walkIn(officer, WALK_IN)
    expect((await registrations.list(officer, { search })).rows).toHaveLength(1)
  },
)
