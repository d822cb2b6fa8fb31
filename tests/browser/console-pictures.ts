import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { addPerson, sessionFor } from '../support/console.ts'
import { registerInvented } from '../support/invented-people.ts'
import type { Served } from '../support/served.ts'

const DESKTOP = { viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' } as const
const IMAGES = join(import.meta.dirname, '..', '..', 'docs', 'images')

/** What invented people write at the web chat before the pictures are taken. */
const CITIZENS = [
  { lang: 'fr', name: 'Rachid Invention', says: ['Bonjour', 'je veux parler à une personne'] },
  { lang: 'ary-Latn', name: null, says: ['salam', 'bghit nhder m3a chi wa7d'] },
  {
    lang: 'ary',
    name: 'فاطمة المثال',
    says: ['السلام عليكم', 'شنو هي الوراق اللي خاصني لبطاقة الإعاقة؟', 'بغيت نهضر مع شي حد'],
  },
  { lang: 'ary', name: null, says: ['راجلي كيضربني وخايفة'] },
] as const

/** The console's inbox and a conversation in French and Arabic, as the README shows them. */
export async function takeConsolePictures(browser: Browser, served: Served): Promise<void> {
  for (const { lang, name, says } of CITIZENS) await write(browser, served, lang, name, says)
  for (const [locale, name] of [
    ['fr', 'Salma'],
    ['ar', 'سلمى'],
  ] as const)
    await addPerson(served.db, { id: locale, login: locale, name, role: 'manager', centres: ['dakhla'], locale }, served.now())
  // before anybody answers: then nobody waits there any more
  await picture(browser, served, 'ar', 'console-ar.png', async () => {})
  await picture(browser, served, 'fr', 'console-fr.png', async page => {
    await page.locator('[data-deed-key=take]').click()
    await page.locator('[data-deed-key=release]').waitFor()
    await page.locator('.write-as-reply textarea').fill('السلام عليكم، معاكم سلمى. واش الملف ليكم ولا لشي حد من العائلة؟')
    await page.locator('.write-send').first().click()
    await page.locator('#log').getByText('معاكم سلمى').waitFor()
  })
}

/** The list of files in French and one of them in Arabic, as the README shows them. */
export async function takeFilePictures(browser: Browser, served: Served): Promise<void> {
  const who = { id: 'fr', login: 'fr', name: 'Salma', role: 'manager', centres: ['dakhla'] } as const
  const [, file] = await registerInvented(served.bot.registrations, who)
  for (const [staff, path, name] of [
    ['fr', '/console/files', 'files-fr.png'],
    ['ar', `/console/files/${file}`, 'file-ar.png'],
  ] as const) {
    const { page, close } = await window(browser, served, staff)
    await page.goto(`${served.url}${path}`)
    await page.evaluate(() => document.fonts.ready)
    await page.screenshot({ path: join(IMAGES, name) })
    await close()
  }
}

async function window(browser: Browser, served: Served, staff: string): Promise<{ page: Page; close(): Promise<void> }> {
  const context = await browser.newContext(DESKTOP)
  const { cookie } = await sessionFor(served.db, staff, served.now())
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: served.url }])
  return { page: await context.newPage(), close: () => context.close() }
}

async function write(browser: Browser, { url, db }: Served, lang: string, name: string | null, lines: readonly string[]): Promise<void> {
  const known = (await db.conversation.findMany({ select: { id: true } })).map(({ id }) => id)
  const context = await browser.newContext(DESKTOP)
  const page = await context.newPage()
  await page.goto(`${url}/?lang=${lang}`)
  for (const [i, line] of lines.entries()) {
    const answers = await page.locator('.bot').count()
    await page.locator('#message').fill(line)
    await page.locator('.send').click()
    await page.locator('.citizen').nth(i).waitFor()
    await page.locator('.bot').nth(answers).waitFor()
  }
  const { id } = await db.conversation.findFirstOrThrow({ where: { id: { notIn: known } } })
  await db.conversation.update({ where: { id }, data: { name, folded: name ?? '', centre: 'dakhla' } })
  await db.handover.updateMany({ where: { conversationId: id }, data: { centre: 'dakhla' } })
  await context.close()
}

async function picture(browser: Browser, served: Served, staff: string, file: string, act: (page: Page) => Promise<void>): Promise<void> {
  const { page, close } = await window(browser, served, staff)
  await page.goto(`${served.url}/console/messages`)
  await page.locator('[data-sound=off]').click()
  await page.locator('#rows [data-row]', { hasText: 'فاطمة' }).click()
  await page.locator('#log').getByText('بغيت نهضر مع شي حد').waitFor()
  await act(page)
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(IMAGES, file) })
  await close()
}
