import { expect, test } from 'vitest'
import { likenessOf } from '../../bot/registrations/likeness.ts'
import { parseSaid } from '../../server/said-event.ts'
import { registering } from '../support/registering.ts'

const BEGUN = ['Je veux m’inscrire', 'oui', '1', 'Formation', 'Alphabétisation'] as const
const TO_THE_END = ['06 12 34 56 78', 'Dakhla, Al Massira', '1', '1', '3', '1'] as const

async function at(question: 'name' | 'birth' | 'phone' | 'place') {
  const talk = await registering('fr')
  const before = { name: [], birth: ['Amina Idrissi'], phone: ['Amina Idrissi', '1984'], place: ['Amina Idrissi', '1984', '0612345678'] }[
    question
  ]
  for (const text of [...BEGUN, ...before]) await talk.writes(text)
  return talk
}
const answersOf = async (talk: Awaited<ReturnType<typeof at>>) => {
  const [row] = await talk.bot.db.conversation.findMany()
  const { openSession } = await import('../../bot/registrations/private-sessions.ts')
  return openSession(talk.bot.keys, row?.id ?? '', JSON.parse(row?.session ?? '{}')).at
}

test.each([
  ['Fatima Zahra El Alaoui', 'Fatima Zahra El Alaoui'],
  ['فاطمة الزهراء العلوي', 'فاطمة الزهراء العلوي'],
  ['😊 Salma 🌸 Idrissi ❤️', 'Salma Idrissi'],
  ['je m’appelle Karim Tazi', 'Karim Tazi'],
  ['سيدي محمد ولد حمدي', 'سيدي محمد ولد حمدي'],
  ['Aïcha Mint Bráhim', 'Aïcha Mint Bráhim'],
  ['Jean-Pierre O’Neil', 'Jean-Pierre O’Neil'],
])('“%s” is the name %s', async (text, name) => {
  const talk = await at('name')
  await talk.writes(text)
  expect(await answersOf(talk)).toMatchObject({ step: 'birth', answers: { name } })
})

test.each([
  'La couture la broderie la cuisine et la coiffure avec les voisines du quartier chaque semaine toute cette année encore',
  'Amina',
  '12345',
  '😊😊',
  '!!!',
  'x'.repeat(5_000),
])('“%s” is no name: asked again, kindly', async text => {
  const talk = await at('name')
  await talk.writes(text)
  expect(await answersOf(talk)).toMatchObject({ step: 'name' })
})

test.each([
  ['12/3/84', '1984-03-12'],
  ['١٢-٠٣-١٩٨٤', '1984-03-12'],
  ['۱۲/۰۳/۱۹۸۴', '1984-03-12'],
  ['12 mars 1984', '1984-03-12'],
  ['1984', '1984'],
  ['42 ans', '1984'],
  ['42', '1984'],
  ['عمري 42 عام', '1984'],
])('“%s” is the birth %s', async (text, birth) => {
  const talk = await at('birth')
  await talk.writes(text)
  expect(await answersOf(talk)).toMatchObject({ step: 'phone', answers: { birth } })
})

test.each(['31/02/2020', '0 ans', '130', '130 ans', '3 ans', '12/3/2050', '1850', '2027', '99999', '-5'])(
  '“%s” is no birth of one who writes',
  async text => {
    const talk = await at('birth')
    await talk.writes(text)
    expect(await answersOf(talk)).toMatchObject({ step: 'birth' })
  },
)

test.each([
  ['06 12 34 56 78', '+212612345678'],
  ['612345678', '+212612345678'],
  ['+212612345678', '+212612345678'],
  ['00212 6 12-34-56-78', '+212612345678'],
  ['٠٦١٢٣٤٥٦٧٨', '+212612345678'],
  ['+33 6 12 34 56 78', '+33612345678'],
  ['0034 612 345 678', '+34612345678'],
  ['0528 89 12 34', '+212528891234'],
])('“%s” is the phone %s', async (text, phone) => {
  const talk = await at('phone')
  await talk.writes(text)
  expect(await answersOf(talk)).toMatchObject({ step: 'place', answers: { phone } })
})

test.each(['0612', '123', 'non merci', '06123456789012345'])('“%s” is no phone', async text => {
  const talk = await at('phone')
  await talk.writes(text)
  expect(await answersOf(talk)).toMatchObject({ step: 'phone' })
})

test.each([
  ['Dakhla, Al Massira', '12.391.01.01', 'Al Massira'],
  ['الداخلة حي السلام', '12.391.01.01', 'حي السلام'],
  ['j’habite à Dakhla', '12.391.01.01', null],
  ['Bir Gandouz', '12.066.05.03', null],
])('“%s” is a place', async (text, commune, quarter) => {
  const talk = await at('place')
  await talk.writes(text)
  expect(await answersOf(talk)).toMatchObject({ answers: { place: { commune, quarter } } })
})

test('sent twice at once, and tapped again later, it is one file', async () => {
  const talk = await at('phone')
  for (const text of TO_THE_END.slice(0, -1)) await talk.writes(text)
  const send = 'preregister:confirm/send'
  await Promise.all([talk.taps(send), talk.taps(send), talk.writes('1')])
  expect(await talk.bot.db.registration.count()).toBe(1)
  expect((await talk.taps(send)).map(({ text }) => text).join()).toContain('déjà reçue')
})

test('of a crowd that confirms at once one gets the last place, the others the waiting list, and nobody was promised anything', async () => {
  const talk = await registering('fr')
  await talk.bot.db.offer.update({ where: { id: 'literacy' }, data: { places: 1 } })
  const people = Array.from({ length: 12 }, (_, i) => `p${i}`)
  for (const from of people)
    for (const text of [...BEGUN, 'Amina Idrissi', '1984', ...TO_THE_END.slice(0, -1)]) await talk.writes(text, from)
  const before = talk.sent.length
  await Promise.all(people.map(from => talk.writes('1', from)))
  const said = talk.sent.slice(before)
  expect(said.filter(({ text }) => text.includes('JSR-'))).toHaveLength(1)
  expect(said.filter(({ text }) => text.includes('liste d’attente')).length).toBeGreaterThanOrEqual(11)
  expect(await talk.bot.db.registration.count()).toBe(1)
  expect((await talk.bot.db.offer.findUniqueOrThrow({ where: { id: 'literacy' } })).taken).toBe(1)
})

test('five wrong guesses close the door, also to the right answer, for a day', async () => {
  const talk = await at('phone')
  for (const text of TO_THE_END) await talk.writes(text)
  const { reference } = await talk.bot.db.registration.findFirstOrThrow()
  for (let year = 1960; year < 1965; year++) {
    await talk.writes(reference, 'thief')
    expect(await talk.says(String(year), 'thief')).toContain('Aucun dossier')
  }
  await talk.writes(reference, 'thief')
  expect(await talk.says('1984', 'thief')).toContain('Aucun dossier')
  talk.clock.forward(25 * 3600 * 1000)
  await talk.writes(reference, 'thief')
  expect(await talk.says('1984', 'thief')).toContain(reference)
})

test('the reference and birth year show the file from another phone; a wrong year is answered like an unknown reference', async () => {
  const talk = await at('phone')
  for (const text of TO_THE_END) await talk.writes(text)
  const { reference } = await talk.bot.db.registration.findFirstOrThrow()
  await talk.writes(`où en est mon dossier ${reference}`, 'other')
  expect(await talk.says('1984', 'other')).toContain('bien reçu')
  await talk.writes(reference, 'another')
  const wrong = await talk.says('1990', 'another')
  await talk.writes('JSR-111-111-114', 'another')
  expect(wrong).not.toMatch(/Amina|Idrissi|Alphabétisation/)
})

test('the national card is asked only where the CNDP authorised it, and shown by its end', async () => {
  const without = await at('place')
  await without.writes('Dakhla')
  for (const text of ['1', '1']) await without.writes(text)
  expect(await without.says('3')).toContain('Est-ce exact')
  const talk = await registering('fr', { permits: { cin: true, cndp: 'A-1/2026' } })
  for (const text of [...BEGUN, 'Amina Idrissi', '1984', ...TO_THE_END.slice(0, 4)]) await talk.writes(text)
  expect(await talk.says('3')).toContain('carte nationale')
  const summary = await talk.says('AB123456')
  expect(summary).toContain('…3456')
  expect(summary).not.toContain('AB123456')
})

test.each([
  ['فاطمة الزهراء العلوي', 'Fatima Zahra El Alaoui'],
  ['محمد ولد سيدي', 'Sidi Mohamed'],
  ['Khadija Idrissi', 'خديجة الإدريسي'],
  ['Aïcha BENALI', 'aicha benali'],
  ['عائشة بن علي', 'Aicha Ali'],
  ['يوسف القاسمي', 'Youssef El Kacimi'],
])('%s and %s are probably one name', (one, other) => {
  expect(likenessOf(one)).toBe(likenessOf(other))
})

test.each([
  ['Fatima Alaoui', 'Fatima Idrissi'],
  ['Mohamed Alaoui', 'Ahmed Alaoui'],
])('%s and %s are two names', (one, other) => {
  expect(likenessOf(one)).not.toBe(likenessOf(other))
})

test('the receipt goes with the reference, as a picture where pictures are taken', async () => {
  const talk = await at('phone')
  for (const text of TO_THE_END) await talk.writes(text)
  const { reference } = await talk.bot.db.registration.findFirstOrThrow()
  expect(talk.sent.filter(({ media }) => media)).toMatchObject([
    { text: expect.stringContaining(reference), media: { id: `receipt-${reference}`, kind: 'photo' } },
  ])
  const opened = await talk.bot.files.open('web', [], `receipt-${reference}`)
  expect(
    Buffer.concat(await (opened?.stream.toArray() ?? []))
      .subarray(1, 4)
      .toString(),
  ).toBe('PNG')
  expect(await talk.bot.files.open('web', [], 'receipt-JSR-100-000-892')).toBeNull()
})

test('a shared contact answers the question of the phone', async () => {
  const talk = await at('phone')
  await talk.hears({ kind: 'contact', name: 'Amina', phone: '212612345678' })
  expect(await answersOf(talk)).toMatchObject({ step: 'place', answers: { phone: '+212612345678' } })
})

test('every button of the form can be pressed on the web and on Telegram', async () => {
  const talk = await registering('fr', { permits: { cin: true, cndp: null } })
  await talk.bot.db.offer.update({ where: { id: 'literacy' }, data: { places: 0 } })
  for (const text of [
    ...BEGUN,
    '1',
    'Amina Idrissi',
    '1984',
    ...TO_THE_END.slice(0, 5),
    'passer',
    '1',
    'où en est mon dossier',
    'quelles données avez-vous sur moi ?',
    '2',
  ])
    await talk.writes(text)
  const ids = talk.sent.flatMap(({ choices }) => choices.map(({ id }) => id))
  expect(ids.length).toBeGreaterThan(40)
  for (const id of ids) {
    expect(parseSaid({ id: 'a-long-enough-id', choice: id }).event).toEqual({ kind: 'choice', id })
    expect(Buffer.byteLength(id)).toBeLessThanOrEqual(64)
  }
})
