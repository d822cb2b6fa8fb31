import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { type Served, serve } from '../support/served.ts'

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true } as const satisfies BrowserContextOptions

let browser: Browser
let served: Served
/** A site nobody wonders at. */
let elsewhere: Server
let elsewhereUrl: string
const wrong: string[] = []

beforeAll(async () => {
  elsewhere = createServer((_, response) => response.setHeader('content-type', 'text/html').end('<title>Météo</title><h1>Météo</h1>'))
  await new Promise<void>(resolve => elsewhere.listen(0, '127.0.0.1', resolve))
  elsewhereUrl = `http://127.0.0.1:${(elsewhere.address() as AddressInfo).port}/`
  served = await serve({ exitUrl: elsewhereUrl })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
  elsewhere?.close()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  expect(wrong.splice(0)).toEqual([])
})

async function visit(path = '/?lang=fr', options: BrowserContextOptions = PHONE): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  await open(page, path)
  return page
}
async function open(page: Page, path = '/'): Promise<void> {
  page.setDefaultTimeout(8_000)
  page.on('pageerror', error => wrong.push(error.message))
  page.on('console', message => /Content Security Policy|Uncaught/.test(message.text()) && wrong.push(message.text()))
  await page.goto(served.url + path)
}
async function say(page: Page, text: string): Promise<void> {
  await page.locator('#message').fill(text)
  await page.locator('#message').press('Enter')
  await page.locator('.citizen [data-state=sent]').first().waitFor()
  await page.locator('.citizen ~ .bot').first().waitFor()
}
async function ask(page: Page): Promise<void> {
  await page.locator('.join').tap()
  await page.locator('#forget-ask').tap()
  await page.locator('#forget').waitFor()
}
const kept = (text: string) => served.db.message.count({ where: { body: { contains: text } } })
const focused = (page: Page) => page.evaluate(() => document.activeElement?.id)

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }))
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => `${node.html} ${node.failureSummary}`).join(' | ')}`)
}

describe('“forget this chat”', () => {
  it('asks once, then erases here and on the server, and the next visit is a first one', async () => {
    const page = await visit()
    await say(page, 'un secret de famille')
    expect(await kept('un secret de famille')).toBe(1)
    await ask(page)
    // what cannot be undone is not what Enter would press
    expect(await focused(page)).toBe('forget-no')
    await page.locator('#forget .danger').tap()
    await page.locator('#told', { hasText: 'La conversation est effacée.' }).waitFor()
    expect(await page.locator('.citizen').count()).toBe(0)
    expect(await page.evaluate(() => sessionStorage.length)).toBe(0)
    expect(await kept('un secret de famille')).toBe(0)
    await page.goto(`${served.url}/`)
    expect(await page.locator('.citizen, #told').count()).toBe(0)
    await say(page, 'Bonjour')
    expect(await page.locator('.bot .text').first().textContent()).toContain('ici Jisr')
    expect(await page.locator('.citizen').count()).toBe(1)
  })

  it('is put away by keyboard, and nothing is lost', async () => {
    const page = await visit()
    await say(page, 'à garder')
    await page.locator('.join').focus()
    await page.keyboard.press('Enter')
    await page.locator('#forget-ask').focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Escape')
    await page.locator('#forget').waitFor({ state: 'hidden' })
    expect(await focused(page)).toBe('message')
    await page.reload()
    expect(await page.locator('.citizen').count()).toBe(1)
    expect(await kept('à garder')).toBe(1)
  })

  it('turns the other pages of this browser to a first visit, and nobody else’s', async () => {
    const [page, other] = [await visit(), await visit()]
    await say(page, 'dans deux onglets')
    await say(other, 'quelqu’un d’autre')
    const second = await page.context().newPage()
    await open(second)
    await second.locator('.citizen', { hasText: 'dans deux onglets' }).waitFor()
    await ask(page)
    await page.locator('#forget .danger').tap()
    await second.locator('#told').waitFor()
    expect(await second.locator('.citizen').count()).toBe(0)
    await other.reload()
    expect(await other.locator('.citizen').count()).toBe(1)
    expect(await kept('quelqu’un d’autre')).toBe(1)
  })

  it('says so when it could not be done, and the conversation goes on', async () => {
    const page = await visit()
    await say(page, 'sans réseau')
    await ask(page)
    await page.context().setOffline(true)
    await page.locator('#forget .danger').tap()
    await page.locator('#notice', { hasText: 'n’a pas pu être effacée' }).waitFor()
    await page.context().setOffline(false)
    expect(await page.locator('.citizen').count()).toBe(1)
    await page.locator('#forget .danger').tap()
    await page.locator('#told').waitFor()
    expect(await kept('sans réseau')).toBe(0)
  })

  it('does not erase another conversation than the one that is shown', async () => {
    const page = await visit()
    await say(page, 'la première')
    // the same browser has another conversation by now
    await page.request.get(`${served.url}/leave`, { maxRedirects: 0 })
    const second = await page.context().newPage()
    await open(second, '/?lang=fr')
    await say(second, 'la seconde')
    await ask(page)
    await page.locator('#forget .danger').tap()
    await page.locator('#notice', { hasText: 'n’a pas pu être effacée' }).waitFor()
    expect([await kept('la première'), await kept('la seconde')]).toEqual([1, 1])
  })

  it('is not offered before anything was said', async () => {
    const page = await visit()
    await page.locator('.join').tap()
    await page.locator('#choose').waitFor()
    expect(await page.locator('#forget-ask').isVisible()).toBe(false)
  })

  it('works without any script', async () => {
    const page = await visit('/?lang=fr', { ...PHONE, javaScriptEnabled: false })
    await page.locator('#message').fill('sans script')
    await page.locator('.send').tap()
    await page.locator('.citizen', { hasText: 'sans script' }).waitFor()
    await page.locator('.plain-forget summary').tap()
    await page.locator('.plain-forget .danger').tap()
    await page.locator('#told').waitFor()
    expect(await page.locator('.citizen').count()).toBe(0)
    expect(await kept('sans script')).toBe(0)
  })

  it.each(['ar', 'ary', 'ary-Latn', 'fr'])('is asked at 320 px without moving sideways, and axe has nothing to say: %s', async lang => {
    const page = await visit(`/?lang=${lang}`, { viewport: { width: 320, height: 568 }, hasTouch: true })
    await page.locator('.shortcut', { hasText: '0' }).tap()
    await page.locator('.citizen ~ .bot .choice').first().waitFor()
    await ask(page)
    const parts = () => [document.documentElement, ...document.querySelectorAll('footer, #forget, #join')]
    const wide = await page.evaluate(
      `(${parts})().filter(part => part.scrollWidth > part.clientWidth).map(part => part.outerHTML.slice(0, 80))`,
    )
    expect(wide).toEqual([])
    const small = await page
      .locator('#forget button')
      .evaluateAll(all => all.filter(each => each.getBoundingClientRect().height < 44).map(each => each.outerHTML))
    expect(small).toEqual([])
    expect(await violations(page)).toEqual([])
  })
})

describe('the quick exit', () => {
  it('goes to a page nobody wonders at, with nothing to go back to', async () => {
    const page = await visit('/healthz')
    await page.goto(`${served.url}/?lang=fr`)
    await say(page, 'à quitter')
    await page.locator('#message').fill('un brouillon')
    await page.locator('.leave').tap()
    await page.waitForURL(elsewhereUrl)
    await page.goBack()
    expect(page.url()).toBe(`${served.url}/healthz`)
    await page.goto(`${served.url}/?lang=fr`)
    expect(await page.locator('.citizen').count()).toBe(0)
    expect(await page.locator('#message').inputValue()).toBe('')
  })

  it('leaves an empty page where there is no network', async () => {
    const page = await visit()
    await page.context().setOffline(true)
    await page.locator('.leave').tap()
    await page.waitForURL('about:blank')
  })

  it('goes there without any script too', async () => {
    const page = await visit('/?lang=fr', { ...PHONE, javaScriptEnabled: false })
    await page.locator('#message').fill('à quitter sans script')
    await page.locator('.send').tap()
    await page.locator('.citizen').waitFor()
    await page.locator('.leave').tap()
    await page.waitForURL(elsewhereUrl)
    await page.goBack()
    expect(await page.locator('.citizen').count()).toBe(0)
  })
})
