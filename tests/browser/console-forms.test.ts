import { expect, it } from 'vitest'
import { addPerson } from '../support/console.ts'
import { windows } from '../support/windows.ts'
import { inventedAnnouncements } from './announcement-pages.ts'

const house = windows()

async function invented() {
  const { bot, db, now } = house.served
  for (const [id, name] of [
    ['nadia', 'Nadia'],
    ['sanaa', 'Sanaa'],
  ] as const)
    await addPerson(db, { id, login: id, name, role: 'administrator', centres: ['dakhla', 'argoub'] }, now())
  return inventedAnnouncements(bot)
}

it('the way back leads to whole pages', async () => {
  const { draft } = await invented()
  const page = await house.desk('nadia', `/console/announcements/${draft}/edit`)
  await page.getByRole('button', { name: 'Enregistrer', exact: true }).click()
  await page.locator('.notice.good').waitFor()
  await page.goBack()
  await page.locator('#field-name').waitFor()
  expect([await page.locator('nav.rail, .rail').count(), await page.locator('main#main').count()]).toEqual([1, 1])
  expect(await page.locator('#main #field-name').inputValue()).toContain('Couture')
})

it('what is pressed twice is done once', { timeout: 60_000 }, async () => {
  const { draft } = await invented()
  const states = async () => (await house.served.db.announcement.findUniqueOrThrow({ where: { id: draft } })).state
  const page = await house.desk('nadia', `/console/announcements/${draft}`)
  const twice = async (name: string) => {
    const { x, y, width, height } = (await page.getByRole('button', { name }).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
    for (const clickCount of [1, 2]) await page.mouse.click(x + width / 2, y + height / 2, { clickCount, delay: 20 })
    await page.locator('.notice.good').waitFor()
    await page.waitForLoadState('networkidle')
  }
  await twice('Demander la validation')
  expect(await states()).toBe('submitted')
  await page.goto(`${house.served.url}/console/announcements/rules`)
  await page
    .getByRole('button', { name: /^Activer/ })
    .first()
    .scrollIntoViewIfNeeded()
  const rules = () => house.served.db.announcementRule.count({ where: { on: true } })
  const before = await rules()
  const first = await page
    .getByRole('button', { name: /^Activer/ })
    .first()
    .textContent()
  await twice(first ?? '')
  expect(await rules()).toBe(before + 1)
})

it('a refusal leaves the address of the page, so that it can be loaded anew', async () => {
  const { draft } = await invented()
  const page = await house.desk('nadia', `/console/announcements/${draft}`)
  await house.served.db.announcement.update({ where: { id: draft }, data: { version: { increment: 1 } } })
  await page.getByRole('button', { name: 'Demander la validation' }).click()
  await page.locator('.notice.bad').waitFor()
  expect(new URL(page.url()).pathname).toBe(`/console/announcements/${draft}`)
  await page.getByRole('button', { name: /code/i }).click()
  await page.locator('.proof').waitFor()
  expect(new URL(page.url()).pathname).toBe(`/console/announcements/${draft}`)
})
