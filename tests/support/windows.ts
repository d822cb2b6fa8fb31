import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest'
import { openBrowser } from './browser.ts'
import { addPerson, sessionFor } from './console.ts'
import { type Served, type ServeOptions, serve } from './served.ts'

export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true } as const satisfies BrowserContextOptions
export const DESK = { viewport: { width: 1280, height: 800 } } as const satisfies BrowserContextOptions

/**
 * One browser for a file, and for each of its tests a fresh assistant with three people of the staff: Salma and Karim of Dakhla in French,
 * the administrator khadija in Arabic. Fails a test in which a page threw, or did what its policy forbids.
 */
export function windows({ flags = [], options = () => ({}) }: { flags?: readonly string[]; options?: () => ServeOptions } = {}) {
  let browser: Browser
  let served: Served
  const wrong: string[] = []

  beforeAll(async () => {
    browser = await openBrowser(...flags)
  })
  afterAll(() => browser?.close())
  beforeEach(async () => {
    served = await serve(options())
    const now = served.now()
    await addPerson(served.db, { id: 'salma', login: 'salma', name: 'Salma', role: 'mediator', centres: ['dakhla'] }, now)
    await addPerson(served.db, { id: 'karim', login: 'karim', name: 'Karim', role: 'mediator', centres: ['dakhla'] }, now)
    await addPerson(served.db, { id: 'khadija', login: 'khadija', name: 'خديجة', role: 'administrator', locale: 'ar' }, now)
  })
  afterEach(async () => {
    for (const context of browser.contexts()) await context.close()
    await served?.close()
    expect(wrong.splice(0)).toEqual([])
  })

  async function newPage(options: BrowserContextOptions): Promise<{ page: Page; context: BrowserContext }> {
    const context = await browser.newContext({ reducedMotion: 'reduce', ...options })
    const page = await context.newPage()
    page.setDefaultTimeout(10_000)
    page.on('pageerror', error => wrong.push(error.message))
    page.on('console', message => /Content Security Policy|Uncaught/.test(message.text()) && wrong.push(message.text()))
    return { page, context }
  }

  return {
    /** The assistant of this test. */
    get served() {
      return served
    },
    /** A window of the console, with somebody signed in. */
    async desk(id: string, at = '/console/messages', options: BrowserContextOptions = DESK): Promise<Page> {
      const { page, context } = await newPage(options)
      const { cookie } = await sessionFor(served.db, id, served.now())
      const [name = '', value = ''] = cookie.split('=')
      await context.addCookies([{ name, value, url: served.url }])
      await page.goto(`${served.url}${at}`)
      return page
    },
    /** A citizen at the web chat, who has written some lines and had them answered. */
    async citizen(lang: string, ...lines: string[]) {
      const { page } = await newPage(PHONE)
      await page.goto(`${served.url}/?lang=${lang}`)
      /** Writes a line; answers how many answers of the assistant there were before. */
      const says = async (text: string) => {
        const [mine, answers] = [await page.locator('.citizen').count(), await page.locator('.bot').count()]
        await page.locator('#message').fill(text)
        await page.locator('.send').click()
        await page.locator('.citizen').nth(mine).waitFor()
        return answers
      }
      for (const line of lines) {
        const answers = await says(line)
        await page.locator('.bot').nth(answers).waitFor()
      }
      return { page, says }
    },
  }
}

/** Opens a conversation of the list. */
export const open = (page: Page, nth = 0): Promise<void> => page.locator('#rows [data-row]').nth(nth).click()
/** Where one writes to the citizen. */
export const reply = (page: Page) => page.locator('.write-as-reply textarea')
/** What was said in the conversation that is open. */
export const log = (page: Page) => page.locator('#log')
