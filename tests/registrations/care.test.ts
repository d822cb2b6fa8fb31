import { inflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import type { Acting } from '../../bot/desk/acting.ts'
import { createKeys, newDataKeys, readDataKeys } from '../../bot/keys.ts'
import { csvLine } from '../../bot/registrations/csv.ts'
import { receiptPicture } from '../../bot/registrations/picture.ts'
import { rotateKeys } from '../../bot/registrations/rotate.ts'
import { openPerson } from '../../bot/registrations/sealing.ts'
import { retain } from '../../bot/retention.ts'
import { registering, WHOLE } from '../support/registering.ts'

const manager: Acting = { id: 'manager', login: 'manager', name: 'Salma', role: 'manager', centres: ['dakhla'] }
const DAY = 86_400_000

async function registered() {
  const talk = await registering('fr')
  for (const text of WHOLE) await talk.writes(text)
  return talk
}

test('with a new key everything is sealed anew, found as before, and the old key may go', async () => {
  const talk = await registered()
  for (const text of WHOLE.slice(0, 7)) await talk.writes(text, 'in the middle')
  const { db } = talk.bot
  const old = (await db.setting.findUniqueOrThrow({ where: { key: 'data-keys' } })).value
  const recent = newDataKeys('k2')
  const both = createKeys(readDataKeys(`${recent},${old}`))
  expect(await rotateKeys(db, both)).toEqual({ people: 1, answers: 0, sessions: 1, stillNeeded: [] })
  const alone = createKeys(readDataKeys(recent))
  const [person] = await db.person.findMany()
  expect(openPerson(alone, person as NonNullable<typeof person>)).toMatchObject({ name: 'Amina Idrissi', phone: '+212612345678' })
  expect(person?.phoneHash).toBe(alone.hash('phone', '+212612345678'))
  expect(JSON.stringify([await db.person.findMany(), await db.conversation.findMany()])).not.toContain('"k1.')
  // once more finds nothing to do
  expect(await rotateKeys(db, both)).toMatchObject({ people: 0, answers: 0 })
})

test('a key that tells who wants to hear nothing more is still needed', async () => {
  const talk = await registered()
  for (const text of ['oubliez-moi', '1984', 'oui']) await talk.writes(text)
  const old = (await talk.bot.db.setting.findUniqueOrThrow({ where: { key: 'data-keys' } })).value
  const both = createKeys(readDataKeys(`${newDataKeys('k2')},${old}`))
  expect((await rotateKeys(talk.bot.db, both)).stillNeeded).toEqual(['k1'])
})

test('after "forget me" nothing that was said is left but the proof', async () => {
  const talk = await registered()
  for (const text of ['oubliez-moi', '1984']) await talk.writes(text)
  expect(await talk.says('oui')).toMatch(/EFF-\d{3}-\d{3}-\d{3}/)
  const { db } = talk.bot
  expect([await db.person.count(), await db.registration.count(), await db.nameWord.count()]).toEqual([0, 0, 0])
  expect(JSON.stringify([await db.message.findMany(), await db.conversation.findMany(), await db.miss.findMany()])).not.toMatch(
    /Amina|Idrissi|0612|1984/,
  )
  expect(await db.erasure.findMany()).toMatchObject([{ counts: expect.stringContaining('"files":1') }])
})

test('who was forgotten is told nothing, until they register again', async () => {
  const talk = await registered()
  for (const text of ['oubliez-moi', '1984', 'oui', ...WHOLE]) await talk.writes(text)
  const { db, registrations } = talk.bot
  const { reference } = await db.registration.findFirstOrThrow()
  await db.erasure.updateMany({ data: { optOut: talk.bot.keys.hash('address', 'telegram 7') } })
  expect(await registrations.move(manager, reference, { to: 'in-review', reason: null })).toEqual({ done: true, told: 'forgotten' })
  for (const text of WHOLE) await talk.writes(text)
  expect(await registrations.move(manager, reference, { to: 'accepted', reason: null })).toEqual({ done: true, told: 'told' })
  expect(await db.erasure.count()).toBe(1)
})

test('what is past its time is counted by a dry run, and gone after the real one', async () => {
  const talk = await registered()
  const { db, registrations } = talk.bot
  const { reference } = await db.registration.findFirstOrThrow()
  await registrations.move(manager, reference, { to: 'closed', reason: null })
  for (const text of WHOLE.slice(0, 6)) await talk.writes(text, 'draft')
  const now = talk.clock.now()
  expect(await retain(db, now, { dry: false })).toEqual({ drafts: 0, messages: 0, danger: 0, files: 0, appointments: 0, checks: 0 })
  const later = new Date(now.getTime() + 8 * DAY)
  expect(await retain(db, later, { dry: true })).toMatchObject({ drafts: 1, messages: 0, files: 0 })
  expect(JSON.stringify(await db.conversation.findMany())).toContain('preregister')
  expect(await retain(db, later, { dry: false })).toMatchObject({ drafts: 1 })
  expect(JSON.stringify(await db.conversation.findMany())).not.toContain('preregister')
  const muchLater = new Date(now.getTime() + 731 * DAY)
  const dry = await retain(db, muchLater, { dry: true })
  expect(dry).toMatchObject({ files: 1 })
  expect(dry.messages).toBeGreaterThan(10)
  expect(await retain(db, muchLater, { dry: false })).toEqual(dry)
  expect([await db.registration.count(), await db.person.count(), await db.message.count()]).toEqual([0, 0, 0])
  expect(await db.audit.count({ where: { action: 'retention.done' } })).toBe(2)
})

test('a draft past its days is not offered', async () => {
  const talk = await registering('fr')
  for (const text of [...WHOLE.slice(0, 5), 'annuler']) await talk.writes(text)
  talk.clock.forward(8 * DAY)
  expect(await talk.says('Je veux m’inscrire')).toContain('Êtes-vous d’accord')
})

const collected = async (content: AsyncIterable<Buffer>) => {
  const pieces: Buffer[] = []
  for await (const piece of content) pieces.push(piece)
  return Buffer.concat(pieces)
}

test('an export holds the files of a filter, is for those who lead, and stands in the journal', async () => {
  const talk = await registered()
  const { db, registrations } = talk.bot
  expect(await registrations.export({ ...manager, role: 'officer' }, {}, { format: 'csv', locale: 'fr' })).toEqual({
    refused: 'not-allowed',
  })
  const csv = await registrations.export(manager, { states: ['received'] }, { format: 'csv', locale: 'fr' })
  if ('refused' in csv) throw new Error(csv.refused)
  const lines = (await collected(csv.content)).toString().trimEnd().split('\r\n')
  expect(lines[0]).toMatch(/^\ufeffRéférence,Nom,Naissance/)
  expect(lines[1]).toMatch(/^JSR-\d{3}-\d{3}-\d{3},Amina Idrissi,1984-03-12,\+212612345678,Dakhla/)
  expect(lines).toHaveLength(2)
  expect((await db.audit.findMany({ orderBy: { id: 'asc' }, where: { subject: 'files' } })).map(({ action }) => action)).toEqual([
    'files.exported',
    'files.left',
  ])
})

test('a workbook is a real archive, its cells text', async () => {
  const talk = await registered()
  const book = await talk.bot.registrations.export(manager, {}, { format: 'xlsx', locale: 'ar' })
  if ('refused' in book) throw new Error(book.refused)
  const archive = await collected(book.content)
  const files = entriesOf(archive)
  expect([...files.keys()]).toEqual([
    '[Content_Types].xml',
    '_rels/.rels',
    'xl/workbook.xml',
    'xl/_rels/workbook.xml.rels',
    'xl/worksheets/sheet1.xml',
  ])
  expect(files.get('xl/worksheets/sheet1.xml')).toMatch(/rightToLeft="1"[\s\S]*<t xml:space="preserve">Amina Idrissi<\/t>/)
})

// read as any reader would: from the central directory at the end
function entriesOf(archive: Buffer): Map<string, string> {
  const end = archive.length - 22
  let at = archive.readUInt32LE(end + 16)
  const found = new Map<string, string>()
  for (let i = 0; i < archive.readUInt16LE(end + 10); i++) {
    const [packed, nameLength, begin] = [archive.readUInt32LE(at + 20), archive.readUInt16LE(at + 28), archive.readUInt32LE(at + 42)]
    const name = archive.toString('utf8', at + 46, at + 46 + nameLength)
    const data = begin + 30 + nameLength
    found.set(name, inflateRawSync(archive.subarray(data, data + packed)).toString())
    at += 46 + nameLength
  }
  return found
}

test.each([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-2+3', "'-2+3"],
  ['+212612345678', '+212612345678'],
  ['a,"b"', '"a,""b"""'],
  ['two\nlines', '"two\nlines"'],
])('the cell %s is text for a spreadsheet', (cell, written) => {
  expect(csvLine([cell])).toBe(`${written}\r\n`)
})

test('the receipt is a picture that holds the reference and nothing else', () => {
  const [one, other] = [receiptPicture('JSR-482-107-365'), receiptPicture('JSR-482-107-366')]
  expect(one.subarray(1, 4).toString()).toBe('PNG')
  expect(one.readUInt32BE(16)).toBeGreaterThan(200)
  expect(one.equals(other)).toBe(false)
  expect(one.equals(receiptPicture('JSR-482-107-365'))).toBe(true)
})

let seed = 11
const random = (n: number) => {
  seed = (seed * 48271) % 2147483647
  return seed % n
}

test('whatever is written, and however often one goes back or changes something, no answer is lost and nothing throws', async () => {
  const talk = await registering('fr')
  const noise = [
    'retour',
    'modifier 3',
    'modifier',
    'passer',
    'xqzt wvk',
    'quels sont vos horaires ?',
    '9',
    '😊',
    'bonjour',
    'modifier 99',
    'مرحبا',
    '1',
    '2',
  ]
  const answers: Record<string, string> = {
    consent: 'oui',
    who: '1',
    area: 'Formation',
    offer: 'Alphabétisation',
    name: 'Amina Idrissi',
    birth: '1984',
    phone: '0612345678',
    place: 'Dakhla',
    hours: '1',
    needs: '1',
    rsu: '3',
  }
  await talk.writes('Je veux m’inscrire')
  let known = new Set<string>()
  for (let turn = 0; turn < 160; turn++) {
    const at = await position(talk)
    if (at === null) break
    const given = new Set(Object.keys(at.answers))
    for (const step of known) if (step !== 'waiting') expect(given.has(step), `${step} was lost at turn ${turn}`).toBe(true)
    known = given
    await talk.writes(random(3) > 0 ? (answers[at.step] ?? 'modifier 5') : (noise[random(noise.length)] as string))
  }
})

async function position({ bot }: Awaited<ReturnType<typeof registering>>) {
  const { openSession } = await import('../../bot/registrations/private-sessions.ts')
  const row = await bot.db.conversation.findFirstOrThrow()
  const { at } = openSession(bot.keys, row.id, JSON.parse(row.session))
  return at?.flow === 'preregister' ? at : null
}
