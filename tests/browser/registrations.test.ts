import { expect, it } from 'vitest'
import { tooWide, violations } from '../support/axe.ts'
import { addPerson } from '../support/console.ts'
import { registerInvented } from '../support/invented-people.ts'
import { codeIn, printed } from '../support/paper.ts'
import { DESK, PHONE, windows } from '../support/windows.ts'
import { FILE_PAGES } from './file-pages.ts'

const house = windows()

/** A house with invented people in it, and who looks: nadia in French, sanaa in Arabic. */
async function invented(): Promise<readonly string[]> {
  const { bot, db, now } = house.served
  const centres = ['dakhla', 'argoub']
  await addPerson(db, { id: 'nadia', login: 'nadia', name: 'Nadia', role: 'administrator', centres }, now())
  await addPerson(db, { id: 'sanaa', login: 'sanaa', name: 'سناء', role: 'administrator', centres, locale: 'ar' }, now())
  return registerInvented(bot.registrations, { id: 'nadia', login: 'nadia', name: 'Nadia', role: 'administrator', centres })
}

it.each([
  ['nadia', DESK],
  ['sanaa', PHONE],
] as const)('every page passes axe and fits its window, for %s', { timeout: 120_000 }, async (who, size) => {
  const [, reference = ''] = await invented()
  const page = await house.desk(who, '/console/files', size)
  for (const { name, path, act } of FILE_PAGES) {
    await page.goto(`${house.served.url}${path(reference)}`)
    await act?.(page)
    expect(await violations(page), name).toEqual([])
    expect(await tooWide(page), name).toBe(0)
  }
})

it('is worked by keyboard alone: a file is opened, its message looked at, and sent', async () => {
  await house.citizen('fr', 'Bonjour')
  const [first = ''] = await invented()
  const { id } = await house.served.db.conversation.findFirstOrThrow()
  await house.served.db.registration.update({ where: { reference: first }, data: { conversationId: id } })
  const page = await house.desk('nadia', '/console/files')
  await page.locator('.bulk-bar').waitFor()
  await page.keyboard.press('/')
  await page.keyboard.type(first)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/console/files?q=${first}*`)
  await page.locator(`a.row-link[href$="${first}"]`).focus()
  await page.keyboard.press('Enter')
  await page.locator('.file-page').waitFor()
  await page.locator('input[name=to]:checked').focus()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Tab')
  await page.keyboard.type('Une copie de la carte')
  await page.keyboard.press('Tab')
  await page.keyboard.press('Enter')
  await page.locator('.preview-bubble').waitFor()
  expect(await page.locator('.preview-bubble').textContent()).toContain('Une copie de la carte')
  await page.locator('.before button[type=submit]').focus()
  await page.keyboard.press('Enter')
  await page.locator('.file-head .file-documents-missing').waitFor()
  expect(await house.served.db.message.count({ where: { conversationId: id, body: { contains: 'file.state.documents-missing' } } })).toBe(1)
})

it('changes many at once, and shows how far it is without a reload', async () => {
  await invented()
  const page = await house.desk('sanaa', '/console/files')
  await page.locator('[data-choose-all]').check()
  expect(await page.locator('.bulk-count').textContent()).toContain('8')
  await page.locator('#bulk-to').selectOption('closed')
  await page.locator('.bulk-bar button').click()
  await page.locator('.before button[type=submit]').click()
  await page.locator('#bulk-over').waitFor()
  expect(await page.locator('.bulk-state').textContent()).toContain('8')
  expect(await house.served.db.registration.count({ where: { state: 'closed' } })).toBe(8)
})

it('a change of many that is stopped while the page asks how far it is leaves one page', async () => {
  const [reference = ''] = await invented()
  const { db, now } = house.served
  // somebody else is at it for a long time
  const leasedUntil = new Date(now().getTime() + 3_600_000)
  const items = {
    create: [
      { place: 0, reference, outcome: 'done' },
      { place: 1, reference },
    ],
  }
  await db.bulk.create({ data: { id: 'long', staffId: 'nadia', to: 'closed', state: 'running', createdAt: now(), leasedUntil, items } })
  const page = await house.desk('nadia', '/console/files/bulk/long')
  let go = () => {}
  const held = new Promise<void>(resolve => {
    go = resolve
  })
  let late: Promise<unknown> = Promise.resolve()
  const asked = new Promise<void>(resolve => {
    void page.route('**/bulk/long', async route => {
      if (route.request().method() !== 'GET' || route.request().headers()['hx-boosted'] === 'true') return route.continue()
      const response = await route.fetch()
      late = held.then(() => route.fulfill({ response }))
      resolve()
    })
  })
  await asked
  await page.locator('.bulk-state button').click()
  await page.locator('#bulk-stopped').waitFor()
  const came = page.waitForResponse('**/bulk/long')
  go()
  await late
  await came
  expect([await page.locator('h1').count(), await page.locator('.bulk-state').count(), await page.locator('progress').count()]).toEqual([
    1, 1, 1,
  ])
})

it('tells how many rows of an export have gone', async () => {
  await invented()
  const page = await house.desk('nadia', '/console/files/export')
  const download = page.waitForEvent('download')
  await page.locator('.export-link').first().click()
  expect((await download).suggestedFilename()).toMatch(/^jisr-.*\.csv$/)
  await page.locator('#export-progress', { hasText: '8 lignes' }).waitFor()
})

it.each(['nadia', 'sanaa'])('a slip is one sheet with a code that a camera reads, for %s', async who => {
  const [reference = ''] = await invented()
  const page = await house.desk(who, `/console/files/${reference}/slip`)
  expect(await printed(page)).toEqual({ sheets: 1, width: 210, height: 297 })
  await page.emulateMedia({ media: 'print' })
  for (const hidden of ['.rail', '.back-to', '[data-print]']) expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false)
  expect(await page.locator('.slip-reference').textContent()).toBe(reference)
  // the reference and nothing else
  expect(await codeIn(page.locator('.slip-code'))).toBe(reference)
})

it('what is kept of a person is printed on its own, every datum of the file on the paper', async () => {
  const [reference = ''] = await invented()
  const page = await house.desk('nadia', `/console/files/${reference}`)
  const facts = await page.locator('.file-facts dd').allTextContents()
  expect(facts.length).toBeGreaterThan(5)
  const { sheets, width, height } = await printed(page)
  expect([sheets <= 2, width, height]).toEqual([true, 210, 297])
  await page.emulateMedia({ media: 'print' })
  for (const hidden of ['.rail', '.file-side', '[data-print]']) expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false)
  const shown = page.locator('.file-facts dd').filter({ visible: true })
  expect(await shown.allTextContents()).toEqual(facts)
  await page.setViewportSize({ width: 680, height: 900 })
  expect(await tooWide(page)).toBe(0)
})
