import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { openBrowser } from '../support/browser.ts'
import { type Served, serve } from '../support/served.ts'

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true } as const satisfies BrowserContextOptions
const QUESTION = 'شنو هي الوراق اللي خاصني لبطاقة الإعاقة؟'

let browser: Browser
let served: Served
let host: Server
let hostUrl: string
/** What went wrong in a page: errors of its script, requests to other hosts, and what its policy blocked. */
let wrong: string[] = []

beforeAll(async () => {
  host = createServer((request, response) => response.setHeader('content-type', 'text/html').end(otherSite(request.url ?? '/')))
  await new Promise<void>(resolve => host.listen(0, '127.0.0.1', resolve))
  hostUrl = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
  served = await serve({ embedOrigins: [hostUrl] })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
  host?.close()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  expect(wrong.splice(0)).toEqual([])
})

async function visit(path = '/', options: BrowserContextOptions = PHONE): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  page.setDefaultTimeout(8_000)
  page.on('pageerror', error => wrong.push(error.message))
  page.on('console', message => /Content Security Policy|Uncaught/.test(message.text()) && wrong.push(message.text()))
  page.on('request', request => !/^http:\/\/127\.0\.0\.1:|^about:/.test(request.url()) && wrong.push(request.url()))
  await page.goto(path.startsWith('http') ? path : served.url + path)
  return page
}

const field = (page: Page) => page.locator('#message')
const lastText = (page: Page, author = 'bot') => page.locator(`.${author} .text`).last()
const html = (page: Page) => page.locator('html')
async function ask(page: Page, text: string): Promise<void> {
  await field(page).fill(text)
  await field(page).press('Enter')
}
/** Every message in order, one string each: who, and the first words. */
const transcript = (page: Page): Promise<string[]> =>
  page
    .locator('.message')
    .evaluateAll(all => all.map(each => `${each.classList[1]}: ${each.querySelector('.text')?.textContent?.split('\n')[0]}`))

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }))
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => `${node.html} ${node.failureSummary}`).join(' | ')}`)
}

describe('on a phone 360 px wide', () => {
  it('asks in Arabic letters, is answered, and goes on after a reload', async () => {
    const page = await visit()
    await ask(page, QUESTION)
    const answer = page.locator('.citizen ~ .bot .text').first()
    await answer.filter({ hasText: 'الوراق ديال' }).waitFor()
    await page.locator('.citizen [data-state=sent]').waitFor()
    await page.locator('.bot:last-child .choice').first().waitFor()
    const before = await transcript(page)
    expect(before.findIndex(line => line.startsWith('citizen'))).toBe(2)

    await page.reload()
    expect(await transcript(page)).toEqual(before)
    expect(await html(page).getAttribute('lang')).toBe('ar-MA')
    await page.locator('.bot:last-child .choice').first().tap()
    await page.locator('.citizen').nth(1).waitFor()
    await page.locator('.citizen:nth-last-child(n) ~ .bot:last-child').waitFor()
    expect((await transcript(page)).slice(0, before.length)).toEqual(before)
  })

  it('turns the whole page with the language of the answers', async () => {
    const page = await visit()
    expect(await html(page).getAttribute('dir')).toBe('rtl')
    await ask(page, 'Quels sont vos horaires ?')
    await page.locator('html[lang=fr][dir=ltr]').waitFor()
    expect(await field(page).getAttribute('placeholder')).toBe('Écrivez votre message')
    expect(await page.locator('.languages [aria-current]').textContent()).toBe('français')
    await page.locator('.languages button', { hasText: 'darija' }).tap()
    await page.locator('html[lang=ary-Latn][dir=ltr]').waitFor()
    expect(await page.locator('.citizen').count()).toBe(1)
  })

  it('changes the language of the first words without beginning a conversation', async () => {
    const page = await visit()
    await page.locator('.languages button', { hasText: 'français' }).tap()
    await page.locator('html[lang=fr]').waitFor()
    expect(await html(page).getAttribute('data-begun')).toBeNull()
    expect(await page.locator('.message').count()).toBeGreaterThan(0)
  })

  it('calls a person or the menu at any time', async () => {
    const page = await visit('/?lang=fr')
    await page.locator('.shortcut', { hasText: '0' }).tap()
    await page.locator('.citizen ~ .bot .choice').first().waitFor()
    await page.locator('.shortcut', { hasText: '9' }).tap()
    await page.locator('.citizen').nth(1).waitFor()
    await page.locator('.citizen').nth(1).locator('xpath=following-sibling::li').first().waitFor()
  })

  it('keeps a draft across a reload', async () => {
    const page = await visit()
    await field(page).fill('كلام لم\nيكتمل')
    await page.reload()
    expect(await field(page).inputValue()).toBe('كلام لم\nيكتمل')
  })

  it('leaves at once, without a way back', async () => {
    const page = await visit('/leave')
    await page.goto(served.url)
    await field(page).fill('سر')
    await page.locator('.leave').tap()
    await page.waitForURL('about:blank')
    await page.goBack()
    expect(page.url()).toBe(`${served.url}/leave`)
    await page.goto(served.url)
    expect(await field(page).inputValue()).toBe('')
  })
})

describe('what a browser refuses', () => {
  it('is told kindly: a microphone', async () => {
    const page = await visit('/?lang=fr')
    await page.locator('.record').tap()
    await page.locator('#notice', { hasText: 'Autorisez-le dans le navigateur, ou écrivez' }).waitFor()
    expect(await page.locator('#tray').isVisible()).toBe(false)
    expect(await page.locator('.record').isEnabled()).toBe(true)
  })

  it('is told kindly: a place, which is asked for only when one presses', async () => {
    const page = await visit('/?lang=ar')
    await page.locator('.join').tap()
    await page.locator('#place').tap()
    await page.locator('#notice', { hasText: 'اكتبوا المكان' }).waitFor()
    expect(await page.locator('#tray').isVisible()).toBe(false)
    expect(await page.locator('.citizen').count()).toBe(0)
  })

  it('is not offered where a browser has none of it', async () => {
    const context = await browser.newContext(PHONE)
    await context.addInitScript(() => {
      Reflect.deleteProperty(window, 'MediaRecorder')
      Object.defineProperty(navigator, 'geolocation', { value: undefined })
    })
    const page = await context.newPage()
    page.on('pageerror', error => wrong.push(error.message))
    await page.goto(`${served.url}/?lang=fr`)
    await page.locator('.join').tap()
    await page.locator('#choose').waitFor()
    expect(await page.locator('.record:visible, #place:visible').count()).toBe(0)
    await ask(page, 'Bonjour')
    await page.locator('.citizen [data-state=sent]').waitFor()
  })
})

describe('when the connection fails', () => {
  it('resumes where it was when the server comes back, on the same database', async () => {
    const page = await visit('/?lang=fr')
    await ask(page, 'Bonjour')
    await page.locator('.citizen [data-state=sent]').waitFor()
    await page.locator('.citizen ~ .bot').first().waitFor()
    const before = await transcript(page)

    await served.stop()
    await ask(page, 'Quels papiers pour la carte de handicap ?')
    await page.locator('.retry:visible').waitFor()
    await page.locator('#offline:visible').waitFor()
    await served.start()
    await page.locator('.citizen').nth(1).locator('[data-state=sent]').waitFor()
    await page
      .locator('.bot .text', { hasText: 'Papiers' })
      .or(page.locator('.bot .text', { hasText: 'papiers' }))
      .last()
      .waitFor()
    await page.locator('#offline').waitFor({ state: 'hidden' })

    const after = await transcript(page)
    expect(after.slice(0, before.length)).toEqual(before)
    expect(after.filter(line => line.startsWith('citizen'))).toEqual([
      'citizen: Bonjour',
      'citizen: Quels papiers pour la carte de handicap ?',
    ])
    await page.reload()
    expect(await transcript(page)).toEqual(after)
  })

  it('sends what was written offline when the network is back, even after a reload in between, once', async () => {
    const page = await visit('/?lang=fr')
    await ask(page, 'Bonjour')
    await page.locator('.citizen [data-state=sent]').waitFor()
    await page.context().setOffline(true)
    await ask(page, 'Quels sont vos horaires ?')
    await page.locator('#offline:visible').waitFor()
    await page.locator('.retry:visible').waitFor()
    await page.context().setOffline(false)
    await page.reload()
    await page.locator('.citizen').nth(1).locator('[data-state=sent]').waitFor()
    await page.reload()
    const own = (await transcript(page)).filter(line => line.startsWith('citizen'))
    expect(own).toEqual(['citizen: Bonjour', 'citizen: Quels sont vos horaires ?'])
  })

  it('says once what was sent twice because the answer got lost', async () => {
    const page = await visit('/?lang=fr')
    let lost = false
    await page.route('**/chat/messages*', async route => {
      if (lost) return route.continue()
      lost = true
      await route.fetch()
      await route.abort()
    })
    await ask(page, 'Bonjour')
    await page.locator('.retry:visible').tap()
    await page.locator('.citizen [data-state=sent]').waitFor()
    await page.reload()
    expect((await transcript(page)).filter(line => line.startsWith('citizen'))).toEqual(['citizen: Bonjour'])
  })

  it('gives back a text that is too long, and says why', async () => {
    const page = await visit()
    const text = 'mot '.repeat(20_000).trim()
    await ask(page, text)
    await page.locator('#notice', { hasText: 'طويلة' }).waitFor()
    expect((await field(page).inputValue()) === text).toBe(true)
    expect(await page.locator('.citizen').count()).toBe(0)
  })
})

describe('for everybody', () => {
  it('works by keyboard alone, and the focus stays where one writes', async () => {
    const page = await visit('/?lang=fr', { viewport: { width: 1280, height: 800 } })
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
    await page.keyboard.press('Enter')
    await page.keyboard.type('Bonjour')
    await page.keyboard.press('Shift+Enter')
    await page.keyboard.type('Quels sont vos horaires ?')
    await page.keyboard.press('Enter')
    await page.locator('.citizen [data-state=sent]').waitFor()
    expect(await lastText(page, 'citizen').textContent()).toBe('Bonjour\nQuels sont vos horaires ?')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('message')
    await page.locator('.citizen ~ .bot .choice').first().waitFor()
    for (let i = 0; i < 40 && !(await page.evaluate(() => document.activeElement?.matches('.citizen ~ .bot .choice'))); i++)
      await page.keyboard.press('Shift+Tab')
    await page.keyboard.press('Enter')
    await page.locator('.citizen').nth(1).waitFor()
  })

  it.each([
    ['ar', 'light'],
    ['ar', 'dark'],
    ['fr', 'light'],
    ['fr', 'dark'],
  ] as const)('has nothing for axe to say: %s, %s', async (lang, colorScheme) => {
    const page = await visit(`/?lang=${lang}`, { ...PHONE, colorScheme, reducedMotion: 'reduce' })
    expect(await violations(page)).toEqual([])
    await ask(page, lang === 'ar' ? QUESTION : 'Quels sont vos horaires ?')
    await page.locator('.citizen ~ .bot .choice').first().waitFor()
    await page.context().setOffline(true)
    await ask(page, '…')
    await page.locator('.retry:visible').waitFor()
    await page.locator('#offline:visible').waitFor()
    expect(await violations(page)).toEqual([])
  })

  it.each(['ar', 'ary', 'ary-Latn', 'fr'])('fits 320 px without moving sideways: %s', async lang => {
    const page = await visit(`/?lang=${lang}`, { viewport: { width: 320, height: 568 } })
    await ask(page, `${'www.'.repeat(60)} khadamaty.social.gov.ma`)
    await page.locator('.citizen ~ .bot').first().waitFor()
    const wide = () =>
      page.evaluate(() =>
        [document.documentElement, document.body, ...document.querySelectorAll('#log, header, footer')]
          .filter(part => part.scrollWidth > part.clientWidth)
          .map(part => part.outerHTML.slice(0, 80)),
      )
    expect(await wide()).toEqual([])
  })

  it('gives every button the size of a thumb', async () => {
    const page = await visit()
    const small = await page
      .locator('.choice:visible, .shortcut:visible, .send:visible, .leave:visible')
      .evaluateAll(all => all.filter(each => each.getBoundingClientRect().height < 44).map(each => each.outerHTML))
    expect(small).toEqual([])
  })

  it('works without any script', async () => {
    const page = await visit('/?lang=fr', { ...PHONE, javaScriptEnabled: false })
    await field(page).fill('Quels sont vos horaires ?')
    await page.locator('.send').tap()
    await page.locator('.citizen', { hasText: 'Quels sont vos horaires ?' }).waitFor()
    await page.locator('.bot:last-child .choice').first().tap()
    await page.locator('.citizen').nth(1).waitFor()
    expect(await page.locator('.citizen').count()).toBe(2)
    await page.locator('.leave').tap()
    await page.waitForURL('**/leave')
    expect(await page.locator('body').textContent()).toBe('')
  })
})

/** A conversation of 104 exchanges (a visitor may say 120 things a minute), and the page that shows its end. */
async function longTalk(options: BrowserContextOptions = PHONE): Promise<Page> {
  const page = await visit('/?lang=fr', options)
  for (let i = 1; i <= 104; i++) {
    const data = { id: `message-${i}`, text: `merci ${i}` }
    expect((await page.request.post(`${served.url}/chat/messages`, { data, headers: { origin: served.url } })).status()).toBe(202)
  }
  await page.goto(`${served.url}/`)
  return page
}
const numbers = async (page: Page) => (await page.locator('.citizen .text').allTextContents()).map(text => Number(text.replace(/\D/g, '')))
const counted = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i)

describe('a long conversation', () => {
  it('shows its end, and what came before on demand, where one was reading', async () => {
    const page = await longTalk()
    const first = (await numbers(page))[0] ?? 0
    expect(first).toBeGreaterThan(50)
    expect(await numbers(page)).toEqual(counted(first, 104))
    await page.locator('#earlier').scrollIntoViewIfNeeded()
    const oldest = page.locator('.message').first()
    const [id, place] = [await oldest.getAttribute('data-id'), await oldest.evaluate(each => each.getBoundingClientRect().top)]
    await page.locator('#earlier').tap()
    await page
      .locator('.citizen', { hasText: `merci ${first - 1}` })
      .first()
      .waitFor()
    const now = await page.locator(`[data-id="${id}"]`).evaluate(each => each.getBoundingClientRect().top)
    // the line above the oldest message went up with the link
    expect(Math.abs(now - place)).toBeLessThan(60)
    await page.locator('#earlier').tap()
    await page.locator('#earlier').waitFor({ state: 'detached' })
    expect(await numbers(page)).toEqual(counted(1, 104))
    expect(await violations(page)).toEqual([])
    await ask(page, 'merci 105')
    await page.locator('.citizen', { hasText: 'merci 105' }).waitFor()
    expect(await numbers(page)).toEqual(counted(1, 105))
  })

  it('says so when they cannot be loaded, and tries again', async () => {
    const page = await longTalk()
    await page.route('**/chat/earlier*', route => route.abort(), { times: 1 })
    await page.locator('#earlier').tap()
    await page.locator('#notice', { hasText: 'n’ont pas pu être chargés' }).waitFor()
    const before = await page.locator('.citizen').count()
    await page.locator('#earlier').tap()
    await page.locator('#notice').waitFor({ state: 'hidden' })
    expect(await page.locator('.citizen').count()).toBeGreaterThan(before)
  })

  it('is read to its beginning without a script, and back to its end', async () => {
    const page = await longTalk({ ...PHONE, javaScriptEnabled: false })
    const read = await numbers(page)
    for (; (await page.locator('#earlier').count()) > 0; read.unshift(...(await numbers(page)))) {
      const oldest = await page.locator('#earlier').getAttribute('data-before')
      await page.locator('#earlier').tap()
      await page.waitForURL(`**/?before=${oldest}#latest`)
    }
    expect(read).toEqual(counted(1, 104))
    await page.locator('.refresh').tap()
    await page.waitForURL('**/#latest')
    expect((await numbers(page)).at(-1)).toBe(104)
  })
})

describe('inside another site', () => {
  it('opens from the launcher, talks, and closes with Escape on either side', async () => {
    const page = await visit(`${hostUrl}/?lang=fr`, { viewport: { width: 1000, height: 700 } })
    const launcher = page.getByRole('button', { name: 'Parler à Jisr' })
    await launcher.focus()
    await page.keyboard.press('Enter')
    const chat = page.frameLocator('iframe')
    await chat.locator('html[lang=fr]').waitFor()
    await chat.locator('#message').fill('Quels sont vos horaires ?')
    await chat.locator('#message').press('Enter')
    await chat.locator('.citizen ~ .bot .choice').first().waitFor()

    await chat.locator('#message').press('Escape')
    await page.locator('iframe').waitFor({ state: 'hidden' })
    expect(await launcher.getAttribute('aria-expanded')).toBe('false')
    await page.keyboard.press('Enter')
    await page.locator('iframe').waitFor()
    expect(await chat.locator('.citizen').count()).toBe(1)
    await page.locator('h1').click()
    await page.keyboard.press('Escape')
    await page.locator('iframe').waitFor({ state: 'hidden' })
    expect(await violations(page)).toEqual([])
  })

  it('stands on the other side where one writes from the right, and fills a phone', async () => {
    const page = await visit(`${hostUrl}/?lang=ar`, PHONE)
    const launcher = page.getByRole('button', { name: 'تحدثوا مع جسر' })
    const place = await launcher.boundingBox()
    expect(place?.x).toBeLessThan(30)
    await launcher.tap()
    await page.frameLocator('iframe').locator('.choice').first().waitFor()
    expect(await page.locator('iframe').boundingBox()).toMatchObject({ x: 0, y: 0, width: 360 })
    await page.getByRole('button', { name: 'إغلاق المحادثة' }).tap()
    await page.locator('iframe').waitFor({ state: 'hidden' })
  })

  it('disappears with the quick exit', async () => {
    const page = await visit(`${hostUrl}/?lang=ar`, { viewport: { width: 1000, height: 700 } })
    await page.getByRole('button', { name: 'تحدثوا مع جسر' }).click()
    await page.frameLocator('iframe').locator('.leave').click()
    await page.locator('iframe').waitFor({ state: 'detached' })
  })

  it('is not shown by a site that was not allowed to', async () => {
    const page = await visit(`${hostUrl.replace('127.0.0.1', 'localhost')}/?lang=fr`, { viewport: { width: 1000, height: 700 } }).catch(
      () => null,
    )
    expect(page).not.toBeNull()
    await page?.getByRole('button', { name: 'Parler à Jisr' }).click()
    await expect.poll(() => wrong.some(line => line.includes('frame-ancestors'))).toBe(true)
    wrong = []
  })
})

/** A site of somebody else's, with the launcher in it and a policy of its own. */
function otherSite(url: string): string {
  const lang = new URL(url, 'http://x').searchParams.get('lang') ?? 'ar'
  return `<!doctype html><html lang="fr"><head><meta charset="utf-8"><title>Une mairie</title>
    <meta name="viewport" content="width=device-width"><meta http-equiv="Content-Security-Policy" content="style-src 'none'"></head>
    <body><main><h1>Une mairie</h1></main><script src="${served?.url}/embed.js" data-lang="${lang}" defer></script></body></html>`
}
