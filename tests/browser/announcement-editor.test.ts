import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { addPerson } from '../support/console.ts'
import { addOffers } from '../support/offers.ts'
import { windows } from '../support/windows.ts'
import { inventedAnnouncements } from './announcement-pages.ts'

const house = windows()
const HERE = '/console/announcements'

async function invented() {
  const { bot, db, now } = house.served
  for (const id of ['nadia', 'sanaa'])
    await addPerson(db, { id, login: id, name: id, role: 'administrator', centres: ['dakhla', 'argoub'] }, now())
  await addOffers(db, ['appel'])
  const audience = { topics: ['women'], ages: { from: 18, to: 30 } }
  await db.savedAudience.create({ data: { id: 'young', name: 'Jeunes femmes', audience, staffId: 'nadia', createdAt: now() } })
  return inventedAnnouncements(bot)
}
const field = (page: Page, name: string) => page.locator(`[id="field-${name}"]`)
const topics = (page: Page) =>
  page.locator('input[name=topics]:checked').evaluateAll(all => all.map(each => (each as HTMLInputElement).value))
const save = (page: Page) => page.locator('.announce-form button[type=submit]').click()

it('an offer chosen brings its words and topics, and replaces nothing that was written', { timeout: 60_000 }, async () => {
  await invented()
  const page = await house.desk('nadia', `${HERE}/new`)
  await field(page, 'title.ar').fill('عنواني')
  await field(page, 'offer').selectOption('couture')
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[id="field-title.fr"]')?.value === 'Couture')
  expect(await field(page, 'title.ar').inputValue()).toBe('عنواني')
  expect(await field(page, 'text.fr').inputValue()).toBe('Apprendre la coupe et la couture.')
  expect(await field(page, 'name').inputValue()).toBe('Couture')
  // another one takes the place of what the first brought
  await field(page, 'offer').selectOption('appel')
  await page.waitForFunction(() => document.querySelector<HTMLInputElement>('[id="field-title.fr"]')?.value !== 'Couture')
  expect(await topics(page)).toContain('incubator')
  expect(await field(page, 'title.ar').inputValue()).toBe('عنواني')
})

it('a saved audience takes the place of the audience alone, also when one edits', { timeout: 60_000 }, async () => {
  const { draft } = await invented()
  for (const path of ['new', `${draft}/edit`]) {
    const page = await house.desk('nadia', `${HERE}/${path}`)
    await field(page, 'text.fr').fill('Un texte à moi.')
    await page.getByRole('link', { name: 'Jeunes femmes' }).click()
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('input[name=topics][value=women]')?.checked)
    expect([await topics(page), await field(page, 'ageTo').inputValue()]).toEqual([['women'], '30'])
    expect(await field(page, 'text.fr').inputValue()).toBe('Un texte à moi.')
  }
})

it('of two who edit, the second reads what the first kept, keeps their own words, and writes over only by choice', {
  timeout: 60_000,
}, async () => {
  const { draft } = await invented()
  const [first, second] = [await house.desk('sanaa', `${HERE}/${draft}/edit`), await house.desk('nadia', `${HERE}/${draft}/edit`)]
  await field(first, 'text.fr').fill('Le texte de Sanaa.')
  await save(first)
  await first.locator('.notice.good').waitFor()
  await field(second, 'text.fr').fill('Le texte de Nadia.')
  for (let time = 0; time < 2; time++) {
    await save(second)
    await second.locator('.announce-meanwhile').getByText('Le texte de Sanaa.').waitFor()
    expect(await field(second, 'text.fr').inputValue()).toBe('Le texte de Nadia.')
  }
  const kept = async () => (await house.served.db.announcement.findUniqueOrThrow({ where: { id: draft } })).texts
  expect(await kept()).toMatchObject({ fr: { text: 'Le texte de Sanaa.' } })
  await second.locator('input[name=over]').check()
  await save(second)
  await second.locator('.notice.good').waitFor()
  expect(await kept()).toMatchObject({ fr: { text: 'Le texte de Nadia.' } })
})

it('what is wrong in a fold is seen, whether the browser or the server finds it', { timeout: 60_000 }, async () => {
  await invented()
  const page = await house.desk('nadia', `${HERE}/new`)
  const fold = page.locator('details.more', { has: page.locator('#field-ageFrom') })
  await field(page, 'name').fill('Essai')
  await fold.locator('summary').click()
  await field(page, 'ageFrom').fill('130')
  await fold.locator('summary').click()
  await save(page)
  await page.waitForFunction(() => document.activeElement?.id === 'field-ageFrom')
  await field(page, 'ageFrom').fill('50')
  await field(page, 'ageTo').fill('20')
  await fold.locator('summary').click()
  await save(page)
  await page.locator('#field-ageTo-wrong').waitFor({ state: 'visible' })
})

it('characters are counted as people count them, and how many are left is said', { timeout: 60_000 }, async () => {
  await invented()
  const page = await house.desk('nadia', `${HERE}/new`)
  await field(page, 'name').fill('Essai')
  await field(page, 'text.fr').fill('🌸'.repeat(601))
  expect(await page.locator('[id="field-text.fr-most"]').textContent()).toBe('600 caractères au plus. De trop : 1')
  await save(page)
  await page.locator('[id="field-text.fr-wrong"]').waitFor()
  const text = `${'🌸'.repeat(590)}\n${'a'.repeat(9)}`
  await field(page, 'text.fr').fill(text)
  expect(await page.locator('[id="field-text.fr-most"]').textContent()).toBe('600 caractères au plus. Reste : 0')
  await save(page)
  await page.locator('.notice.good').waitFor()
  expect((await house.served.db.announcement.findFirstOrThrow({ where: { name: 'Essai' } })).texts).toEqual({ fr: { text } })
})

it('a preview that was opened stays open while one writes; who leaves before it is kept is asked', { timeout: 60_000 }, async () => {
  await invented()
  const page = await house.desk('nadia', `${HERE}/new`)
  const preview = page.locator('#preview-web')
  await preview.waitFor()
  await preview.locator('summary').click()
  expect(await preview.getAttribute('open')).toBeNull()
  await field(page, 'text.fr').click()
  await page.keyboard.type('Bonjour')
  await preview.locator('.preview-bubble', { hasText: 'Bonjour' }).first().waitFor({ state: 'attached' })
  expect(await preview.getAttribute('open')).toBeNull()
  const asked = page.waitForEvent('dialog')
  await Promise.all([asked.then(dialog => dialog.accept()), page.goto(`${house.served.url}${HERE}`)])
  expect((await asked).type()).toBe('beforeunload')
})
