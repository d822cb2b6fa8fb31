import { expect, test } from 'vitest'
import { fileReader } from '../../bot/media/files.ts'
import { sweepFiles } from '../../bot/media/sweep.ts'
import { testConsole } from '../support/console.ts'
import { jpeg, ogg, pdf } from '../support/media-samples.ts'
import { addOffers } from '../support/offers.ts'
import { registering } from '../support/registering.ts'

const HERE = '/console/offers'
const DAY = 24 * 3600 * 1000
const FOUR = (name: string) => ({
  [`${name}.ar`]: 'نص',
  [`${name}.ary`]: 'نص',
  [`${name}.ary-Latn`]: 'texte',
  [`${name}.fr`]: `${name} en français`,
})
const OFFER = { state: 'draft', service: 'apprenticeship', centre: 'dakhla', places: '12', set: ['waiting'], position: '5' }

async function house() {
  const talk = await registering('fr')
  const on = await testConsole({}, talk.bot)
  await addOffers(on.db, ['couture', 'ordinateur'])
  const manager = await on.signIn({ id: 'm1', login: 'nadia', name: 'Nadia', role: 'manager', centres: ['dakhla'] })
  const mediator = await on.signIn({ id: 's1', login: 'salma', name: 'Salma', role: 'mediator', centres: ['dakhla'] })
  const arabic = await on.signIn({ id: 'a1', login: 'sanaa', name: 'Sanaa', role: 'officer', centres: ['dakhla', 'argoub'], locale: 'ar' })
  const upload = async (url: string, content: Buffer, name: string) => {
    const form = new FormData()
    form.set('kind', 'file')
    form.set('file', new Blob([new Uint8Array(content)]), name)
    const encoded = new Response(form)
    return on.app.inject({
      method: 'POST',
      url,
      payload: Buffer.from(await encoded.arrayBuffer()),
      headers: { cookie: manager.cookie, 'x-csrf-token': manager.csrf, 'content-type': encoded.headers.get('content-type') ?? '' },
    })
  }
  return { ...on, talk, manager, mediator, arabic, upload }
}

test('a draft is written, opened and closed; citizens hear of it only while it is open', async () => {
  const { manager, db, talk } = await house()
  await db.offer.deleteMany()
  const made = await manager.post(`${HERE}/new`, {
    ...OFFER,
    ...FOUR('title'),
    ...FOUR('text.when'),
    startsOn: '2026-12-07',
    deadline: '2026-12-01',
  })
  expect(made.statusCode).toBe(303)
  const offer = await db.offer.findFirstOrThrow()
  expect(offer).toMatchObject({ state: 'draft', startsOn: '2026-12-07', deadline: '2026-12-01', endsOn: null, places: 12, topics: [] })
  expect(made.headers.location).toBe(`${HERE}/${offer.id}`)
  expect(await talk.says('quelles formations sont ouvertes ?')).not.toContain('title en français')
  const whole = { ...OFFER, ...FOUR('title'), ...FOUR('text.when'), startsOn: '2026-12-07', deadline: '2026-12-01' }
  await manager.post(`${HERE}/${offer.id}`, { ...whole, state: 'open' })
  expect(await talk.says('quelles formations sont ouvertes ?')).toContain('title en français')
  expect(await talk.says('à quelle heure ça commence ?')).toContain('text.when en français')
  await manager.post(`${HERE}/${offer.id}`, { ...whole, state: 'closed' })
  expect(await talk.says('quelles formations sont ouvertes ?')).not.toContain('title en français')
  const journal = await db.audit.findMany({ where: { subject: 'offer' }, orderBy: { id: 'asc' } })
  expect(journal.map(({ login, action }) => `${login} ${action}`)).toEqual([
    'nadia offer.made',
    'nadia offer.changed',
    'nadia offer.changed',
  ])
})

test.each([
  ['a text in one variety only', { 'text.about.fr': 'Seulement en français' }, 'quatre langues'],
  ['a last day before the first', { startsOn: '2026-12-07', endsOn: '2026-12-01' }, 'Le dernier jour vient avant le premier'],
  ['a date that is none', { deadline: '2026-02-31' }, 'aria-invalid'],
  [
    'a text that fits in no message',
    FOUR('text.about').valueOf() && { ...FOUR('text.about'), 'text.about.fr': 'x'.repeat(241) },
    'aria-invalid',
  ],
  ['a state that is none', { state: 'full' }, 'role="alert"'],
  ['fewer places than none', { places: '-1' }, 'Un nombre entier de 0 à 100 000'],
  ['more places than can be', { places: '1e9' }, 'Un nombre entier de 0 à 100 000'],
  ['places that are no number', { places: 'douze' }, 'Un nombre entier de 0 à 100 000'],
  ['no place in the list', { position: ' ' }, 'À remplir.'],
  ['a place in the list beyond all', { position: '10001' }, 'Un nombre entier de 0 à 10 000'],
  ['another centre', { centre: 'argoub' }, 'role="alert"'],
])('%s is refused, and what was typed stays', async (_, wrong, told) => {
  const { manager, db } = await house()
  const before = await db.offer.count()
  const answer = await manager.post(`${HERE}/new`, { ...OFFER, ...FOUR('title'), ...wrong })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain(told)
  expect(answer.body).toContain('title en français')
  expect(await db.offer.count()).toBe(before)
})

test('the list is searched and narrowed, shows how each stands, and leaves as a table', async () => {
  const { manager, mediator, arabic, db } = await house()
  const open = (await manager.get(`${HERE}?q=coutur`)).body
  expect(open).toContain('Couture')
  expect(open).not.toContain('Premiers pas')
  // a session stands before what is open at any time
  const all = (await manager.get(HERE)).body
  expect(all.indexOf('Couture')).toBeLessThan(all.indexOf('offers/literacy'))
  // who may not change it reads it
  expect((await mediator.get(`${HERE}/couture`)).body).toContain('Copie de la CIN, une photo.')
  // of another centre
  expect((await manager.get(HERE)).body).not.toContain('Premiers pas')
  expect((await arabic.get(`${HERE}?centre=argoub`)).body).toContain('الخطوات الأولى')
  await db.offer.update({ where: { id: 'couture' }, data: { taken: 12 } })
  expect((await manager.get(`${HERE}?state=full`)).body).toContain('Couture')
  await db.offer.update({ where: { id: 'couture' }, data: { deadline: '2026-11-20' } })
  expect((await manager.get(`${HERE}?state=full`)).body).not.toContain('Couture')
  expect((await manager.get(`${HERE}?state=closed`)).body).toContain('Couture')
  expect((await manager.get(HERE)).body).toContain('/console/files?offer=couture')
  expect((await mediator.get(HERE)).body).not.toContain('/console/files?offer=couture')
  const table = (await manager.get(`${HERE}.csv?q=couture`)).body
  expect(table).toContain('"Couture"')
  expect(table.trim().split('\r\n')).toHaveLength(2)
  expect(await db.audit.count({ where: { action: 'offer.exported' } })).toBe(1)
})

test('what staff write is text, whatever it looks like', async () => {
  const { manager, db } = await house()
  const hostile = '<script>alert(1)</script>'
  const titles = { 'title.ar': hostile, 'title.ary': hostile, 'title.ary-Latn': hostile, 'title.fr': hostile }
  const made = await manager.post(`${HERE}/new`, { ...OFFER, ...titles })
  expect((await manager.get(String(made.headers.location))).body).not.toContain(hostile)
  expect((await manager.get(HERE)).body).not.toContain(hostile)
  expect(await db.offer.count({ where: { state: 'draft' } })).toBe(1)
})

test('a picture and a recording go with the offer, to those who understand it, and stay when files are swept', async () => {
  const { manager, mediator, upload, talk, db, bot } = await house()
  const at = `${HERE}/couture/files`
  expect((await upload(`${at}/photo`, jpeg(), 'affiche.jpg')).json()).toMatchObject({ kind: 'photo' })
  expect((await upload(`${at}/ary`, ogg(), 'voix.ogg')).json()).toMatchObject({ kind: 'voice' })
  for (const [slot, content, name] of [
    ['photo', pdf(), 'affiche.pdf'],
    ['fr', jpeg(), 'image.jpg'],
  ] as const)
    expect([slot, (await upload(`${at}/${slot}`, content, name)).statusCode]).toEqual([slot, 415])
  expect((await upload(`${HERE}/ordinateur/files/photo`, jpeg(), 'a.jpg')).statusCode).toBe(404)
  expect((await mediator.get(`${at}/photo`)).rawPayload).toEqual(jpeg())
  const files = await db.offerFile.findMany({ orderBy: { locale: 'asc' } })
  expect(files.map(({ kind, locale }) => `${kind} ${locale}`)).toEqual(['photo ', 'voice ary'])
  // whoever reads French hears no Darija
  const french = await talk.hears({ kind: 'choice', id: 'offer:couture' }, '7')
  expect(french.map(({ media }) => media)).toEqual([undefined, { id: files[0]?.id, kind: 'photo' }, undefined])
  const darija = await talk.hears({ kind: 'choice', id: 'offer:couture' }, '8', 'ary-Latn')
  expect(darija.map(({ media }) => media?.kind)).toEqual([undefined, 'photo', 'voice', undefined])
  await sweepFiles(db, bot.media, { now: new Date(Date.now() + 2 * DAY), days: 180 })
  const read = fileReader(db, bot.media)
  expect((await read(files[0]?.id ?? ''))?.content).toEqual(jpeg())
  // the page of a citizen opens it too
  expect((await bot.files.open('web', [], files[1]?.id ?? ''))?.mime).toBe('audio/ogg')
  expect((await manager.post(`${at}/photo/remove`)).statusCode).toBe(303)
  expect((await manager.get(`${at}/photo`)).statusCode).toBe(404)
  // what was said with it is seen without it, and says its words
  const [page] = await talk.taps('offer:couture')
  expect([page?.text.startsWith('Couture'), page?.media]).toEqual([true, undefined])
  const history = await bot.history('telegram', '7', 0, 50)
  const cards = history.filter(({ text }) => text.startsWith('Couture'))
  expect(cards.map(({ file }) => file)).toEqual(cards.map(() => undefined))
  expect(cards.length).toBeGreaterThan(1)
  await sweepFiles(db, bot.media, { now: new Date(Date.now() + 2 * DAY), days: 180 })
  expect(await read(files[0]?.id ?? '')).toBeNull()
})

test('how those who took part found it stands on its page, on average and in their words, and leaves as a table', async () => {
  const { db, manager, mediator, arabic } = await house()
  expect((await manager.get(`${HERE}/couture`)).body).toContain('Aucun avis')
  const said = [
    [3, 'Très bien <b>'],
    [2, null],
    [null, 'قصير بزاف'],
  ] as const
  for (const [rating, words] of said)
    await db.offerOpinion.create({ data: { offerId: 'couture', rating, words, locale: 'ary', at: new Date('2026-11-23T09:00Z') } })
  const { body } = await manager.get(`${HERE}/couture`)
  expect(body).toContain('>2,5</strong>')
  expect(body).toContain('2 avis')
  expect(body).toContain('Très bien &lt;b>')
  expect(body).toContain('قصير بزاف')
  expect((await arabic.get(`${HERE}/couture`)).body).toContain('رأيان')
  const table = (await manager.get(`${HERE}/couture/opinions.csv`)).body.trim().split('\r\n')
  expect(table).toHaveLength(4)
  expect(table[1]).toContain('Très bien <b>')
  expect(await db.audit.count({ where: { action: 'opinion.exported' } })).toBe(1)
  // a mediator reads them, and takes none along; nobody takes those of another centre
  const seen = (await mediator.get(`${HERE}/couture`)).body
  expect(seen).toContain('قصير بزاف')
  expect(seen).not.toContain('opinions.csv')
  expect((await mediator.get(`${HERE}/couture/opinions.csv`)).statusCode).toBe(403)
  expect((await manager.get(`${HERE}/ordinateur/opinions.csv`)).statusCode).toBe(404)
})

test('an offer nobody was told of and nobody registered for may be taken away, another not', async () => {
  const { manager, mediator, db, upload, arabic } = await house()
  await upload(`${HERE}/couture/files/photo`, jpeg(), 'affiche.jpg')
  expect((await manager.get(`${HERE}/couture`)).body).toContain(`${HERE}/couture/remove`)
  expect((await mediator.get(`${HERE}/couture`)).body).not.toContain(`${HERE}/couture/remove`)
  expect((await arabic.post(`${HERE}/couture/remove`)).statusCode).toBe(403)
  await db.announcement.create({
    data: {
      id: 'told',
      kind: 'news',
      name: 'x',
      state: 'draft',
      texts: {},
      audience: {},
      offerId: 'couture',
      createdAt: new Date(),
      changedAt: new Date(),
    },
  })
  expect((await manager.get(`${HERE}/couture`)).body).not.toContain(`${HERE}/couture/remove`)
  const refused = await manager.post(`${HERE}/couture/remove`)
  expect([refused.statusCode, refused.body.includes('ne peut plus être supprimée')]).toEqual([409, true])
  await db.announcement.deleteMany()
  expect((await manager.post(`${HERE}/couture/remove`)).statusCode).toBe(303)
  expect([await db.offer.count({ where: { id: 'couture' } }), await db.offerFile.count()]).toEqual([0, 0])
  expect(await db.audit.count({ where: { action: 'offer.removed', about: 'couture' } })).toBe(1)
})

test('a picture where a recording belongs is refused with what belongs there', async () => {
  const { upload } = await house()
  const refused = await upload(`${HERE}/couture/files/fr`, jpeg(), 'photo.jpg')
  expect([refused.statusCode, refused.json().error]).toEqual([415, 'Il faut ici un enregistrement sonore : MP3, M4A, OGG ou WAV.'])
  const sound = await upload(`${HERE}/couture/files/photo`, ogg(), 'voix.ogg')
  expect([sound.statusCode, sound.json().error]).toEqual([415, 'Il faut ici une image : JPEG, PNG ou WebP.'])
})

test('a last day to register that comes after the end is refused; one that is past is said to be', async () => {
  const { manager, db } = await house()
  const dated = { ...OFFER, ...FOUR('title'), state: 'open', startsOn: '2026-12-07', endsOn: '2026-12-20' }
  const before = await db.offer.count()
  const after = await manager.post(`${HERE}/new`, { ...dated, deadline: '2027-06-01' })
  expect([after.statusCode, after.body.includes('vient après la fin')]).toEqual([422, true])
  expect(await db.offer.count()).toBe(before)
  const past = await manager.post(`${HERE}/new`, { ...dated, deadline: '2026-11-01' })
  expect(toldIn(past)).toContain('sa date est passée')
  const open = await manager.post(`${HERE}/new`, { ...dated, deadline: '2026-12-01' })
  expect(toldIn(open)).toContain('Le robot la propose dès maintenant')
})

/** What the page that follows will say. */
const toldIn = ({ headers }: { headers: Readonly<Record<string, unknown>> }): string =>
  Buffer.from(/jisr-told=([^.;]+)/.exec(String(headers['set-cookie']))?.[1] ?? '', 'base64url').toString()
