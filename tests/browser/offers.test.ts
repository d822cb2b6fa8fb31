import { expect, it } from 'vitest'
import { tooWide, violations } from '../support/axe.ts'
import { addPerson } from '../support/console.ts'
import { jpeg } from '../support/media-samples.ts'
import { addOffers } from '../support/offers.ts'
import { DESK, PHONE, windows } from '../support/windows.ts'

const house = windows()

async function settled() {
  const { db, now } = house.served
  const centres = ['dakhla', 'argoub']
  await addPerson(db, { id: 'nadia', login: 'nadia', name: 'Nadia', role: 'administrator', centres }, now())
  await addPerson(db, { id: 'sanaa', login: 'sanaa', name: 'سناء', role: 'manager', centres, locale: 'ar' }, now())
  await addOffers(db, ['couture', 'ordinateur', 'appel'])
}

it.each([
  ['nadia', DESK],
  ['sanaa', PHONE],
] as const)('the offers pass axe and fit their window, for %s', { timeout: 60_000 }, async (who, size) => {
  await settled()
  const page = await house.desk(who, '/console/offers', size)
  for (const path of ['', '?q=personne', '?state=open&centre=dakhla', '/couture', '/new']) {
    await page.goto(`${house.served.url}/console/offers${path}`)
    for (const summary of await page.locator('main form details > summary').all()) await summary.click()
    expect(await violations(page), path).toEqual([])
    expect(await tooWide(page), path).toBe(0)
  }
})

it('an offer is written by keyboard alone, and what was wrong is said beside its field', async () => {
  await settled()
  const page = await house.desk('nadia', '/console/offers')
  await page.locator('a[href="/console/offers/new"]').focus()
  await page.keyboard.press('Enter')
  await page.locator('#field-state').waitFor()
  await page.locator('[id="field-title.fr"]').focus()
  await page.keyboard.type('Couture du soir')
  await page.keyboard.press('Enter')
  await page.locator('.notice.bad').waitFor()
  expect(await page.locator('[id="field-title.fr"]').inputValue()).toBe('Couture du soir')
  expect(await page.locator('[aria-invalid=true]').count()).toBe(1)
  for (const locale of ['ar', 'ary', 'ary-Latn']) {
    await page.locator(`[id="field-title.${locale}"]`).focus()
    await page.keyboard.type('Couture du soir')
  }
  await page.keyboard.press('Enter')
  await page.locator('#offer-files').waitFor()
  const made = await house.served.db.offer.findMany({ where: { state: 'draft' } })
  expect(made.map(({ title }) => title)).toMatchObject([{ fr: 'Couture du soir', ar: 'Couture du soir' }])
})

it('a picture is put to an offer and taken away again, the page shows it, and what is being written stays', async () => {
  await settled()
  const page = await house.desk('nadia', '/console/offers/couture')
  await page.locator('[id="field-title.fr"]').fill('Couture du soir')
  await page
    .locator('input[data-keeps-file$="/files/photo"]')
    .setInputFiles({ name: 'affiche.jpg', mimeType: 'image/jpeg', buffer: jpeg() })
  await page.locator('a.attached[href$="/files/photo"]').waitFor()
  expect(await house.served.db.offerFile.findMany({ select: { offerId: true, kind: true } })).toEqual([
    { offerId: 'couture', kind: 'photo' },
  ])
  await page.locator('[data-takes-away$="/files/photo/remove"]').click()
  await page.locator('a.attached[href$="/files/photo"]').waitFor({ state: 'detached' })
  expect(await house.served.db.offerFile.count()).toBe(0)
  expect(await page.locator('[id="field-title.fr"]').inputValue()).toBe('Couture du soir')
})
