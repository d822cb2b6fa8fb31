import type { Page } from 'playwright-core'

/** Every page of the files, and what is done before it is looked at. `path` is given the reference of one. */
export const FILE_PAGES: readonly { name: string; path(reference: string): string; act?(page: Page): Promise<void> }[] = [
  { name: 'files-list', path: () => '/console/files' },
  {
    name: 'files-list-narrowed',
    path: () => '/console/files?q=alaoui&state=in-review&service=cef',
    act: page => page.locator('.file-narrow > summary').click(),
  },
  { name: 'files-list-empty', path: () => '/console/files?q=personne%20ici' },
  { name: 'files-file', path: reference => `/console/files/${reference}` },
  {
    name: 'files-preview',
    path: reference => `/console/files/${reference}`,
    act: async page => {
      await page.locator('input[value=documents-missing]').check()
      await page.locator('#field-reason').fill('Une copie de la carte nationale, recto et verso')
      await page.locator('.file-side form').first().locator('button[type=submit]').click()
      await page.locator('.before').waitFor()
    },
  },
  { name: 'files-correct', path: reference => `/console/files/${reference}/correct` },
  { name: 'files-slip', path: reference => `/console/files/${reference}/slip` },
  { name: 'files-duplicates', path: () => '/console/files/duplicates' },
  { name: 'files-offers-to-register', path: () => '/console/files/new' },
  {
    name: 'files-walk-in-wrong',
    path: () => '/console/files/new?offer=literacy',
    act: async page => {
      await page.locator('#field-name').fill('أمينة المثال')
      await page.locator('#field-birth').fill('31/02/1990')
      await page.locator('main form button[type=submit]').last().click()
      await page.locator('.notice.bad').waitFor()
    },
  },
  {
    name: 'files-bulk',
    path: () => '/console/files',
    act: async page => {
      for (const n of [0, 1, 2]) await page.locator('input[name=reference]').nth(n).check()
      await page.locator('.bulk-bar button').click()
      await page.locator('.before').waitFor()
    },
  },
  { name: 'files-export', path: () => '/console/files/export' },
  { name: 'files-offers', path: () => '/console/offers' },
  { name: 'files-offer', path: () => '/console/offers/new' },
  { name: 'files-forms', path: () => '/console/settings/forms' },
  { name: 'files-form', path: () => '/console/settings/forms/literacy' },
  { name: 'files-retention', path: () => '/console/settings/retention?count=1' },
]
