import { expect, it } from 'vitest'
import { tooWide, violations } from '../support/axe.ts'
import { addPerson } from '../support/console.ts'
import { jpeg } from '../support/media-samples.ts'
import { DESK, PHONE, windows } from '../support/windows.ts'
import { ANNOUNCEMENT_PAGES, inventedAnnouncements } from './announcement-pages.ts'

// a microphone that beeps, and a browser that says yes to whoever may ask
const house = windows({ flags: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] })
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
  expect(await page.locator('.announce-count strong').textContent()).toBe('0 personne sera prévenue')
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
  await page.locator('.announce-count strong', { hasText: /^0 / }).waitFor()
  await page.locator('.announce-form button[type=submit]').focus()
  await page.keyboard.press('Enter')
  await page.locator('h1', { hasText: 'Broderie' }).waitFor()
  expect(await house.served.db.announcement.findFirst({ where: { name: 'Broderie' } })).toMatchObject({
    audience: { topics: ['incubator'] },
    texts: { fr: { text: 'Un atelier de broderie ouvre lundi.' } },
  })
})

it('a picture and a voice are put to it while one writes: what was typed stays, is kept with them, and the preview shows all', {
  timeout: 60_000,
}, async () => {
  const { draft } = await invented()
  const { db, url } = house.served
  await db.announcementFile.deleteMany({ where: { announcementId: draft } })
  const page = await house.desk('nadia', `/console/announcements/${draft}/edit`)
  await page.locator('[id="field-text.fr"]').fill('Un atelier de plus.')
  const voice = page.locator('#announce-file-fr')
  await voice.locator('[data-recorder-toggle]').click()
  await voice.locator('[data-recorder-toggle]').getByText('0:01').waitFor()
  await voice.locator('[data-recorder-toggle]').click()
  await voice.locator('[data-recorder-keep]').click()
  await voice.locator(':scope > audio[src^="/console/announcements/files/"]').waitFor()
  await page.locator('#toast', { hasText: 'Le fichier est gardé' }).waitFor()
  await page.locator('#announce-file-photo input').setInputFiles({ name: 'affiche.jpg', mimeType: 'image/jpeg', buffer: jpeg() })
  await page.locator('#announce-file-photo img').waitFor()
  const phone = page.locator('.phone', { hasText: 'Un atelier de plus.' }).first()
  await phone.locator('.preview-picture img').waitFor()
  await phone.locator('.preview-voice audio').waitFor()
  await page.locator('#announce-file-photo [data-takes-away]').click()
  await page.locator('#announce-file-photo img').waitFor({ state: 'detached' })
  expect(await page.locator('[id="field-text.fr"]').inputValue()).toBe('Un atelier de plus.')
  await page.locator('.announce-form button.btn-primary[type=submit]').click()
  await page.waitForURL(`${url}/console/announcements/${draft}`)
  const kept = await db.announcement.findUniqueOrThrow({ where: { id: draft }, include: { files: true } })
  expect(kept).toMatchObject({
    texts: { fr: { text: 'Un atelier de plus.' } },
    files: [{ kind: 'voice', locale: 'fr', mime: 'audio/webm' }],
  })
})
