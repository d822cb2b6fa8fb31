import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import type { Locale } from '../../locales/locale.ts'
import { openBrowser } from '../support/browser.ts'
import { serve } from '../support/served.ts'
import { takeConsolePictures, takeFilePictures } from './console-pictures.ts'
import { takeLooks } from './looks.ts'

const PHONE = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2 }
const DESKTOP = { viewport: { width: 1280, height: 800 } }

/** The pictures of the documentation: file, page, and what is asked. */
const PICTURES: readonly { name: string; locale: Locale; page: typeof PHONE | typeof DESKTOP; asks: readonly string[] }[] = [
  { name: 'web-chat-phone.png', locale: 'ary', page: PHONE, asks: ['شنو هي الوراق اللي خاصني لبطاقة الإعاقة؟'] },
  { name: 'web-chat-desktop.png', locale: 'fr', page: DESKTOP, asks: ['Quels papiers pour la carte de handicap ?', 'C’est gratuit ?'] },
]

async function take(browser: Browser, url: string, { name, locale, page: options, asks }: (typeof PICTURES)[number]): Promise<void> {
  const context = await browser.newContext({ ...options, reducedMotion: 'reduce' })
  const page = await context.newPage()
  await page.goto(`${url}/?lang=${locale}`)
  for (const [i, question] of asks.entries()) {
    await page.locator('#message').fill(question)
    await page.locator('.send').click()
    await page.locator(`.citizen ~ .bot .choice >> nth=0`).waitFor()
    await page.locator('.citizen').nth(i).waitFor()
    await page.locator('.bot:last-child .choice').first().waitFor()
  }
  await page.evaluate(() => document.fonts.ready)
  await page.screenshot({ path: join(import.meta.dirname, '..', '..', 'docs', 'images', name) })
  await context.close()
}

// npm run screenshots: the pictures of the documentation. npm run screenshots -- <folder> [pattern]: every page and many states, to look at
const [folder, pattern = '.'] = process.argv.slice(2)
const browser = await openBrowser()
try {
  if (folder === undefined) await takeDocumentation(browser)
  else await takeLooks(browser, folder, new RegExp(pattern))
} finally {
  await browser.close()
}

async function takeDocumentation(browser: Browser): Promise<void> {
  const served = await serve()
  try {
    for (const picture of PICTURES) await take(browser, served.url, picture)
    await takeConsolePictures(browser, served)
    await takeFilePictures(browser, served)
  } finally {
    await served.close()
  }
}
