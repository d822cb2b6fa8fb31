import { expect, it } from 'vitest'
import { localTime } from '../../bot/clock.ts'
import { addPerson } from '../support/console.ts'
import { windows } from '../support/windows.ts'
import { inventedAnnouncements } from './announcement-pages.ts'

// at night nothing is sent: what is under way stays so
const NIGHT = new Date('2026-11-23T23:00:00Z')
const house = windows({ options: () => ({ clock: { now: () => NIGHT, local: instant => localTime(instant) } }) })

async function underWay() {
  const { bot, db, now } = house.served
  for (const id of ['nadia', 'sanaa'])
    await addPerson(db, { id, login: id, name: id, role: 'administrator', centres: ['dakhla', 'argoub'] }, now())
  const { over } = await inventedAnnouncements(bot)
  await db.announcementRecipient.updateMany({ where: { state: 'read' }, data: { state: 'queued' } })
  await db.announcement.update({ where: { id: over }, data: { state: 'sending', endedAt: null } })
  return { id: over, page: await house.desk('nadia', `/console/announcements/${over}`) }
}

it('a pause while the page asks how far it is leaves one page', { timeout: 60_000 }, async () => {
  const { page } = await underWay()
  let answer = () => {}
  const held = new Promise<void>(resolve => {
    answer = resolve
  })
  let late: Promise<unknown> = Promise.resolve()
  const asked = new Promise<void>(resolve => {
    void page.route('**/*?seen=sending', async route => {
      const response = await route.fetch()
      resolve()
      late = held.then(() => route.fulfill({ response }))
    })
  })
  await asked
  await page.getByRole('button', { name: 'Mettre en pause' }).click()
  await page.getByRole('button', { name: 'Reprendre l’envoi' }).waitFor()
  const came = page.waitForResponse('**/*?seen=sending')
  answer()
  await late
  await came
  expect([await page.locator('h1').count(), await page.locator('progress').count(), await page.locator('.announce-next').count()]).toEqual([
    1, 1, 1,
  ])
  expect(await page.locator('.head .tag').textContent()).toBe('En pause')
})

it('when it is over the page says so, and offers nothing that is no longer possible', { timeout: 60_000 }, async () => {
  const { id, page } = await underWay()
  const figure = page.locator('.announce-figures dd').first()
  expect(await figure.textContent()).toBe('10')
  await house.served.db.announcementRecipient.updateMany({ where: { state: 'queued' }, data: { state: 'sent' } })
  await page.locator('.announce-figures dd', { hasText: '40' }).first().waitFor()
  await house.served.db.announcement.update({ where: { id }, data: { state: 'done', endedAt: NIGHT } })
  await page.locator('.head .tag', { hasText: 'Terminée' }).waitFor()
  expect([await page.getByRole('button', { name: 'Mettre en pause' }).count(), await page.getByText('Annuler l’annonce').count()]).toEqual([
    0, 0,
  ])
})
