import { expect, it } from 'vitest'
import { tooWide, violations } from '../support/axe.ts'
import { addPerson } from '../support/console.ts'
import { DESK, PHONE, windows } from '../support/windows.ts'
import { ANNOUNCEMENT_PAGES, inventedAnnouncements } from './announcement-pages.ts'

const house = windows()
// where they are looked at by a person
const pictures = process.env.PICTURES

async function invented() {
  const { bot, db, now } = house.served
  const centres = ['dakhla', 'argoub']
  await addPerson(db, { id: 'nadia', login: 'nadia', name: 'Nadia', role: 'administrator', centres }, now())
  await addPerson(db, { id: 'sanaa', login: 'sanaa', name: 'سناء', role: 'administrator', centres, locale: 'ar' }, now())
  return inventedAnnouncements(bot)
}

it.each([
  ['nadia', DESK],
  ['sanaa', PHONE],
  ['sanaa', DESK],
] as const)('every page passes axe and fits its window, for %s', { timeout: 120_000 }, async (who, size) => {
  const ids = await invented()
  const page = await house.desk(who, '/console/announcements', size)
  for (const { name, path } of ANNOUNCEMENT_PAGES) {
    await page.goto(`${house.served.url}${path(ids)}`)
    const counts = page.locator('.announce-live .announce-count')
    if (name.endsWith('-new') || name.endsWith('-edit')) await counts.waitFor()
    expect(await violations(page), name).toEqual([])
    expect(await tooWide(page), name).toBe(0)
    if (pictures) await page.screenshot({ path: `${pictures}/${name}-${who}-${size.viewport.width}.png`, fullPage: true })
  }
})

it('is written by keyboard alone: the count and the preview follow what is typed, and one comes back to it', {
  timeout: 60_000,
}, async () => {
  await invented()
  const page = await house.desk('nadia', '/console/announcements')
  await page.getByRole('link', { name: 'Nouvelle annonce' }).focus()
  await page.keyboard.press('Enter')
  await page.locator('.announce-live .announce-count').waitFor()
  expect(await page.locator('.announce-count strong').textContent()).toBe('0')
  await page.locator('#field-name').focus()
  await page.keyboard.type('Broderie')
  await page.locator('[id="field-text.fr"]').focus()
  await page.keyboard.type('Un atelier de broderie ouvre lundi.')
  await page.keyboard.press('Tab')
  await page.locator('.phone .preview-bubble', { hasText: 'Un atelier de broderie ouvre lundi.' }).first().waitFor()
  await page.locator('.announce-count strong', { hasText: '24' }).waitFor()
  await page.locator('input[name=topics][value=training]').focus()
  await page.keyboard.press('Space')
  await page.locator('input[name=topics][value=incubator]').focus()
  await page.keyboard.press('Space')
  await page.locator('.announce-count strong', { hasText: /^0$/ }).waitFor()
  await page.locator('.announce-form button[type=submit]').focus()
  await page.keyboard.press('Enter')
  await page.locator('h1', { hasText: 'Broderie' }).waitFor()
  expect(await house.served.db.announcement.findFirst({ where: { name: 'Broderie' } })).toMatchObject({
    audience: { topics: ['incubator'] },
    texts: { fr: { text: 'Un atelier de broderie ouvre lundi.' } },
  })
})
