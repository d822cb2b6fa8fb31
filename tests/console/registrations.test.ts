import { describe, expect, test } from 'vitest'
import { type Browser, testConsole } from '../support/console.ts'
import { registerInvented } from '../support/invented-people.ts'
import { registering, WHOLE } from '../support/registering.ts'

const REFERENCE = /JSR-\d{3}-\d{3}-\d{3}/g
/** A console with somebody of each role at Dakhla, one manager elsewhere, and an administrator. */
async function house() {
  const talk = await registering('fr')
  const house = await testConsole({}, talk.bot)
  const person = (
    id: string,
    role: 'mediator' | 'officer' | 'manager' | 'administrator',
    centres: readonly string[],
    locale: 'fr' | 'ar' = 'fr',
  ) => house.signIn({ id, login: id, name: `Name of ${id}`, role, centres, locale })
  return {
    ...house,
    talk,
    mediator: await person('salma', 'mediator', ['dakhla']),
    officer: await person('omar', 'officer', ['dakhla']),
    manager: await person('nadia', 'manager', ['dakhla']),
    elsewhere: await person('hassan', 'officer', ['argoub']),
    arabic: await person('sanaa', 'manager', ['dakhla'], 'ar'),
    admin: await person('admin', 'administrator', []),
    /** Amina has registered by chat; her reference. */
    async amina() {
      for (const text of WHOLE) await talk.writes(text)
      const { reference } = await talk.bot.db.registration.findFirstOrThrow({ orderBy: { id: 'desc' } })
      return reference
    },
    invented: () =>
      registerInvented(talk.bot.registrations, {
        id: 'nadia',
        login: 'nadia',
        name: 'Nadia',
        role: 'manager',
        centres: ['dakhla', 'argoub'],
      }),
  }
}

const told = async (browser: Browser, answer: { headers: Record<string, unknown>; cookies: { name: string; value: string }[] }) => {
  const cookies = answer.cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  return (await browser.get(String(answer.headers.location), { headers: { cookie: `${browser.cookie}; ${cookies}` } })).body
}

describe('who may see what', () => {
  test.each([
    ['/console/files', { mediator: 403, officer: 200, manager: 200, admin: 200 }],
    ['/console/files/new', { mediator: 403, officer: 200, manager: 200, admin: 200 }],
    ['/console/files/duplicates', { mediator: 403, officer: 200, manager: 200, admin: 200 }],
    ['/console/files/export', { mediator: 403, officer: 403, manager: 200, admin: 200 }],
    ['/console/files/export.csv', { mediator: 403, officer: 403, manager: 200, admin: 200 }],
    ['/console/offers', { mediator: 200, officer: 200, manager: 200, admin: 200 }],
    ['/console/offers/new', { mediator: 403, officer: 403, manager: 200, admin: 200 }],
    ['/console/offers.csv', { mediator: 200, officer: 200, manager: 200, admin: 200 }],
    ['/console/settings/forms/literacy', { mediator: 403, officer: 403, manager: 200, admin: 200 }],
    ['/console/settings/retention', { mediator: 403, officer: 403, manager: 200, admin: 200 }],
  ] as const)('%s', async (path, expected) => {
    const all = await house()
    for (const [role, status] of Object.entries(expected)) expect((await all[role as 'officer'].get(path)).statusCode, role).toBe(status)
  })

  test('a file of another centre and one that never was are the same nothing, whatever is asked of them', async () => {
    const { elsewhere, amina, db } = await house()
    const reference = await amina()
    const before = await db.audit.count()
    for (const name of [reference, 'JSR-100-000-008', 'nothing']) {
      for (const part of ['', '/correct', '/slip'])
        expect((await elsewhere.get(`/console/files/${name}${part}`)).statusCode, part).toBe(404)
      const move = { to: 'accepted', from: 'received', reason: '', centre: '' }
      for (const verb of ['preview', 'move', 'withdraw'])
        expect((await elsewhere.post(`/console/files/${name}/${verb}`, move)).statusCode, verb).toBe(404)
      const person = { name: 'X Y', birth: '1990', phone: '', commune: 'elsewhere', quarter: '', hours: 'any', language: 'fr' }
      expect((await elsewhere.post(`/console/files/${name}/correct`, person)).statusCode).toBe(404)
    }
    expect(await db.audit.count()).toBe(before)
    expect((await elsewhere.get('/console/files')).body).not.toContain('Idrissi')
  })

  test('only those who lead may erase somebody', async () => {
    const { officer, manager, amina, db } = await house()
    const reference = await amina()
    expect((await officer.post(`/console/files/${reference}/forget`)).statusCode).toBe(403)
    expect((await officer.get(`/console/files/${reference}`)).body).not.toContain('/forget')
    const erased = await manager.post(`/console/files/${reference}/forget`)
    expect(erased.body).toMatch(/EFF-\d{3}-\d{3}-\d{3}/)
    expect(await db.registration.count()).toBe(0)
    expect((await manager.get(`/console/files/${reference}`)).statusCode).toBe(404)
  })

  test('a form of another page does nothing', async () => {
    const { officer, amina, db } = await house()
    const reference = await amina()
    const answer = await officer.post(`/console/files/${reference}/withdraw`, { _csrf: 'made up' })
    expect(answer.statusCode).toBe(403)
    expect((await db.registration.findUniqueOrThrow({ where: { reference } })).state).toBe('received')
  })
})

describe('the list', () => {
  test('says what to do when there is nothing, and when nothing fits', async () => {
    const { officer } = await house()
    expect((await officer.get('/console/files')).body).toContain('Aucun dossier encore')
    expect((await officer.get('/console/files?q=personne')).body).toContain('Aucun dossier ne correspond')
  })

  test('finds names in both scripts, narrows by state and service, and takes nonsense for nothing', async () => {
    const { officer, invented } = await house()
    const [first = '', second = ''] = await invented()
    const found = async (query: string) => [...new Set((await officer.get(`/console/files?${query}`)).body.match(REFERENCE) ?? [])].sort()
    expect(await found('q=%D8%A7%D9%84%D8%B9%D9%84%D9%88%D9%8A')).toEqual([first, second].sort())
    expect(await found('q=alaoui&state=in-review')).toEqual([second])
    expect(await found('q=alaoui&service=literacy')).toEqual([first])
    expect(await found('q=alaoui&from=2030-01-01')).toEqual([])
    expect(await found('state=nonsense&from=never&after=-3')).toHaveLength(8)
    expect(await found(`q=${second}`)).toEqual([second])
  })

  test('counts each state, and its tabs keep the other filters', async () => {
    const { officer, invented } = await house()
    await invented()
    const { body } = await officer.get('/console/files?service=cef')
    expect(body).toMatch(/Papiers manquants <bdi class="file-count">1</)
    expect(body).toContain('href="/console/files?state=accepted&amp;service=cef"')
  })

  test('a view is kept under a name, offered, and taken away', async () => {
    const { officer, manager, db } = await house()
    const kept = await officer.post('/console/files/views', { name: '<b>À voir</b>', query: 'state=received&evil=1' })
    expect(kept.headers.location).toBe('/console/files?state=received')
    const { body } = await officer.get('/console/files')
    expect(body).toContain('&lt;b>À voir&lt;/b>')
    expect((await manager.get('/console/files')).body).not.toContain('À voir')
    const { id } = await db.savedView.findFirstOrThrow()
    expect((await manager.post(`/console/files/views/${id}/remove`)).statusCode).toBe(404)
    expect((await officer.post(`/console/files/views/${id}/remove`)).statusCode).toBe(303)
    expect(await db.savedView.count()).toBe(0)
  })
})

describe('a file', () => {
  test('shows what was answered, the history, and leads to the conversation; reading it stands in the journal once', async () => {
    const { officer, amina, db } = await house()
    const reference = await amina()
    const { body } = await officer.get(`/console/files/${reference}`)
    for (const word of [
      'Amina Idrissi',
      '12 mars 1984',
      '+212 6 12 34 56 78',
      'Al Massira',
      'Alphabétisation',
      'Demande reçue',
      '/console/messages/',
    ])
      expect(body).toContain(word)
    await officer.get(`/console/files/${reference}`)
    expect(await db.audit.count({ where: { action: 'file.read', about: reference } })).toBe(1)
  })

  test('what somebody wrote is words, never a page', async () => {
    const { officer, amina, talk } = await house()
    const reference = await amina()
    const who = { id: 'omar', login: 'omar', name: 'Omar', role: 'officer', centres: ['dakhla'] } as const
    await talk.bot.registrations.correct(who, reference, { field: 'name', value: '<script>alert(1)</script>' })
    await talk.bot.registrations.correct(who, reference, {
      field: 'place',
      value: { commune: null, quarter: '"><img src=x onerror=alert(2)>' },
    })
    for (const path of [
      `/console/files/${reference}`,
      `/console/files/${reference}/correct`,
      `/console/files/${reference}/slip`,
      '/console/files',
    ]) {
      const { body } = await officer.get(path)
      expect(body, path).not.toContain('<script>alert')
      expect(body, path).not.toContain('<img src=x')
    }
  })

  test('its owner’s message is shown before it goes, in her language, and is the one she gets', async () => {
    const { officer, amina, talk } = await house()
    const reference = await amina()
    const move = { to: 'documents-missing', from: 'received', reason: 'Copie de la carte', centre: '' }
    const before = talk.sent.length
    const preview = await officer.post(`/console/files/${reference}/preview`, move)
    expect(preview.statusCode).toBe(200)
    expect(preview.body).toContain('il manque des papiers')
    expect(preview.body).toContain('Copie de la carte')
    expect(talk.sent).toHaveLength(before)
    const moved = await officer.post(`/console/files/${reference}/move`, move)
    expect(moved.headers.location).toBe(`/console/files/${reference}`)
    expect(await told(officer, moved)).toContain('La personne reçoit le message')
    await talk.bot.outbox('telegram')?.idle()
    expect(talk.sent.at(-1)?.text).toContain('il manque des papiers')
  })

  test('a reason is asked for where the owner must know why, and what was typed stays', async () => {
    const { officer, amina } = await house()
    const reference = await amina()
    const answer = await officer.post(`/console/files/${reference}/preview`, { to: 'refused', from: 'received', reason: ' ' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toMatch(/value="refused" checked/)
  })

  test('of two who looked at the same state the second is told what it has become', async () => {
    const { officer, manager, amina, talk } = await house()
    const reference = await amina()
    const move = (to: string) => ({ to, from: 'received', reason: '', centre: '' })
    expect((await officer.post(`/console/files/${reference}/move`, move('accepted'))).statusCode).toBe(303)
    await talk.bot.outbox('telegram')?.idle()
    const before = talk.sent.length
    const late = await manager.post(`/console/files/${reference}/move`, move('closed'))
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('une autre personne a changé l’état')
    await talk.bot.outbox('telegram')?.idle()
    expect(talk.sent).toHaveLength(before)
  })

  test('referred to another centre it is followed there, and out of sight here', async () => {
    const { officer, elsewhere, amina } = await house()
    const reference = await amina()
    const answer = await officer.post(`/console/files/${reference}/move`, {
      to: 'referred',
      from: 'received',
      reason: 'plus près',
      centre: 'argoub',
    })
    expect(answer.headers.location).toBe('/console/files')
    expect((await officer.get(`/console/files/${reference}`)).statusCode).toBe(404)
    expect((await elsewhere.get(`/console/files/${reference}`)).body).toContain('plus près')
  })

  test('corrects only what changed, and refuses what cannot be', async () => {
    const { officer, amina, db } = await house()
    const reference = await amina()
    const person = {
      name: 'Amina El Idrissi',
      birth: '12/3/1984',
      phone: '+212612345678',
      commune: '12.391.01.01',
      quarter: 'Al Massira',
      hours: 'morning',
      language: 'fr',
    }
    const wrong = await officer.post(`/console/files/${reference}/correct`, { ...person, birth: '31/02/1984', phone: '12' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('value="31/02/1984"')
    expect(await db.registrationEvent.count({ where: { kind: 'corrected' } })).toBe(0)
    expect((await officer.post(`/console/files/${reference}/correct`, person)).statusCode).toBe(303)
    expect((await db.registrationEvent.findMany({ where: { kind: 'corrected' } })).map(({ detail }) => detail)).toEqual([
      '{"field":"name"}',
    ])
    expect((await officer.get(`/console/files/${reference}`)).body).toContain('Amina El Idrissi')
  })

  test('withdrawn at the desk it is closed, and can be withdrawn no more', async () => {
    const { officer, amina } = await house()
    const reference = await amina()
    expect((await officer.post(`/console/files/${reference}/withdraw`)).statusCode).toBe(303)
    expect((await officer.get(`/console/files/${reference}`)).body).not.toContain('/withdraw')
    expect((await officer.post(`/console/files/${reference}/withdraw`)).statusCode).toBe(409)
  })

  test('its slip holds a code, its reference, and nothing that is not needed at the desk', async () => {
    const { officer, amina } = await house()
    const reference = await amina()
    const { body } = await officer.get(`/console/files/${reference}/slip`)
    expect(body).toContain(reference)
    expect(body).toMatch(/class="slip-code"><svg [^>]*role="img"/)
    expect(body).not.toContain('Al Massira')
  })

  test('stands beside its conversation, for mediators without a way to open it', async () => {
    const { mediator, officer, amina, talk, db } = await house()
    const reference = await amina()
    await talk.writes('je veux parler à une personne')
    const { id } = await db.conversation.findFirstOrThrow()
    const { body } = await mediator.get(`/console/messages/${id}`)
    expect(body).toContain(reference)
    expect(body).not.toContain(`href="/console/files/${reference}"`)
    expect((await officer.get(`/console/messages/${id}`)).body).toContain(`href="/console/files/${reference}"`)
  })
})

describe('people who may be one', () => {
  test('are shown side by side, put together, and parted again with their files', async () => {
    const { officer, invented, db } = await house()
    const [first = '', second = ''] = await invented()
    const { body } = await officer.get(`/console/files/duplicates?file=${second}`)
    expect(body).toContain('Fatima-Zahra El Alaoui')
    expect(body).toContain('فاطمة الزهراء العلوي')
    const { id } = await db.duplicate.findFirstOrThrow()
    const merged = await officer.post(`/console/files/duplicates/${id}/merge`)
    expect(merged.headers.location).toBe('/console/files/duplicates?state=merged')
    expect((await officer.get(`/console/files/${first}`)).body).toContain(second)
    expect((await officer.post(`/console/files/duplicates/${id}/merge`)).statusCode).toBe(409)
    expect((await officer.post(`/console/files/duplicates/${id}/part`)).statusCode).toBe(303)
    expect((await officer.get(`/console/files/${first}`)).body).not.toContain(second)
    expect((await officer.post(`/console/files/duplicates/${id}/apart`)).statusCode).toBe(303)
    expect((await officer.get('/console/files/duplicates?state=apart')).body).toContain('Fatima-Zahra')
  })

  test('are nobody’s business elsewhere', async () => {
    const { elsewhere, invented, db } = await house()
    await invented()
    const { id } = await db.duplicate.findFirstOrThrow()
    expect((await elsewhere.get('/console/files/duplicates')).body).not.toContain('Alaoui')
    expect((await elsewhere.post(`/console/files/duplicates/${id}/merge`)).statusCode).toBe(404)
  })
})

test('every page reads from right to left in Arabic', async () => {
  const { arabic, amina } = await house()
  const reference = await amina()
  for (const path of ['', '/new', '/duplicates', '/export', `/${reference}`, `/${reference}/correct`, `/${reference}/slip`]) {
    const { body, statusCode } = await arabic.get(`/console/files${path}`)
    expect(statusCode, path).toBe(200)
    expect(body, path).toContain('dir="rtl"')
  }
})
