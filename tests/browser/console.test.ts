import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { setPassword } from '../../prisma/store/accounts.ts'
import { routes } from '../../server/console/index.ts'
import { hashPassword } from '../../server/console/password.ts'
import { violations } from '../support/axe.ts'
import { openBrowser } from '../support/browser.ts'
import { addPerson, sessionFor } from '../support/console.ts'
import { type Served, serve } from '../support/served.ts'

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true } as const satisfies BrowserContextOptions
const DESK = { viewport: { width: 1280, height: 800 } } as const satisfies BrowserContextOptions
const PASSWORD = 'un pont entre deux rives'
const LONG = 'Salma-Fatima-Zahra Ben-Test El Idrissi El Hassani de la Très Grande Famille'

let browser: Browser
let served: Served
const wrong: string[] = []

beforeAll(async () => {
  served = await serve()
  browser = await openBrowser()
  const now = served.now()
  const { db } = served
  for (const locale of ['fr', 'ar'] as const)
    await addPerson(
      db,
      {
        id: `admin-${locale}`,
        login: `admin.${locale}`,
        name: locale === 'ar' ? 'خديجة التجريبية' : 'Karim Test',
        role: 'administrator',
        locale,
      },
      now,
    )
  await addPerson(db, { id: 'salma', login: 'salma', name: LONG, role: 'mediator', centres: ['dakhla', 'argoub'] }, now)
  const longest = 'salma-fatima-zahra-el-idrissi-el-hassani-de-la-tres-grande-famille'
  await addPerson(db, { id: 'longest', login: longest, name: 'Salma', role: 'mediator', centres: ['dakhla'] }, now)
  await setPassword(db, 'salma', await hashPassword(PASSWORD))
  await db.cannedReply.create({
    data: {
      id: 'reply',
      shortcut: 'rdv',
      position: 1,
      texts: { fr: 'Quel jour ?', ar: 'أي يوم؟', ary: 'شمن نهار؟', 'ary-Latn': 'chmen nhar?' },
    },
  })
  await db.onCall.create({
    data: { id: 'shift', centre: 'dakhla', staffId: 'salma', from: now, until: new Date(now.getTime() + 3_600_000) },
  })
  const day = served.bot.clock.local(now).date
  await db.appointment.create({
    data: {
      ...{ code: 'RDV-100-0017', state: 'booked', planId: 'dakhla', resource: 'dakhla', centre: 'dakhla', service: 'coaph' },
      ...{ date: day, from: 600, to: 630, at: now, locale: 'fr', createdAt: now, changedAt: now, confirmedAt: now, toConfirm: true },
    },
  })
  await db.audit.create({
    data: {
      at: now,
      staffId: 'salma',
      login: 'salma',
      action: 'staff.signed-in',
      subject: 'staff',
      about: 'salma',
      detail: '{"second":false}',
    },
  })
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  expect(wrong.splice(0)).toEqual([])
})

async function open(options: BrowserContextOptions): Promise<{ page: Page; context: BrowserContext }> {
  const context = await browser.newContext(options)
  const page = await context.newPage()
  page.setDefaultTimeout(8_000)
  page.on('pageerror', error => wrong.push(error.message))
  page.on('console', message => /Content Security Policy|Uncaught/.test(message.text()) && wrong.push(message.text()))
  page.on('request', request => !/^(http:\/\/127\.0\.0\.1:|about:|data:)/.test(request.url()) && wrong.push(request.url()))
  return { page, context }
}

async function signedIn(id: string, options: BrowserContextOptions = DESK): Promise<Page> {
  const { page, context } = await open(options)
  const { cookie } = await sessionFor(served.db, id, served.now())
  const [name = '', value = ''] = cookie.split('=')
  await context.addCookies([{ name, value, url: served.url }])
  return page
}

/** Nothing runs out of the page, and every control can be hit. */
const misfits = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const root = document.documentElement
    const wide = root.scrollWidth > root.clientWidth ? [`the page is ${root.scrollWidth} wide`] : []
    const small = [
      ...document.querySelectorAll<HTMLElement>(
        'main button, main .btn, main select, main input:not([type=hidden], [type=checkbox], .unseen)',
      ),
    ]
      .filter(element => element.offsetParent !== null && element.offsetHeight < 40)
      .map(element => `${element.outerHTML.slice(0, 80)} is ${element.offsetHeight} high`)
    return [...wide, ...small]
  })

const KNOWN: Readonly<Record<string, string>> = { people: 'salma', hours: 'dakhla', replies: 'reply' }
/** Every page of the settings, the account and the home; with its part filled where it has one. */
const addresses = routes
  .filter(({ kind, path }) => kind === 'page' && /^\/console(\/(account|settings|agenda)\b.*)?$/.test(path))
  .map(({ path }) => path.replace(/\/(\w+)\/:\w+$/, (_, list: string) => `/${list}/${KNOWN[list]}`))

describe.each(['fr', 'ar'] as const)('in %s', locale => {
  it.each([
    ['360 px', PHONE, 'light'],
    ['1280 px', DESK, 'light'],
    ['1280 px, dark', DESK, 'dark'],
  ] as const)('every page is accessible and fits, %s', async (_, options, colorScheme) => {
    const page = await signedIn(`admin-${locale}`, { ...options, colorScheme })
    const found: string[] = []
    for (const path of [...addresses, '/console/nowhere']) {
      await page.goto(served.url + path)
      expect(await page.locator('html').getAttribute('dir')).toBe(locale === 'ar' ? 'rtl' : 'ltr')
      expect(await page.locator('html').getAttribute('data-bs-theme')).toBe(colorScheme)
      found.push(...[...(await violations(page)), ...(await misfits(page))].map(each => `${path}: ${each}`))
    }
    expect(found).toEqual([])
  })

  it('the door is accessible and fits', async () => {
    const { page } = await open(PHONE)
    for (const path of ['/console/sign-in', '/console/invitation/nothing']) {
      await page.goto(`${served.url}${path}?lang=${locale}`)
      expect([...(await violations(page)), ...(await misfits(page))]).toEqual([])
    }
  })
})

describe('by keyboard alone', () => {
  it('one signs in, changes something, and is told so where one reads on', async () => {
    const { page } = await open(DESK)
    await page.goto(`${served.url}/console/settings`)
    await page.keyboard.press('Tab')
    while ((await page.evaluate(() => document.activeElement?.id)) !== 'door-login') await page.keyboard.press('Tab')
    await page.keyboard.type('salma')
    await page.keyboard.press('Tab')
    await page.keyboard.type('wrong')
    await page.keyboard.press('Enter')
    await page.locator('[role=alert]:focus').waitFor()
    expect(await page.locator('#door-login').inputValue()).toBe('salma')
    await page.locator('#door-password').focus()
    await page.keyboard.type(PASSWORD)
    await page.keyboard.press('Enter')
    await page.waitForURL('**/console/settings')

    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('skip')
    await page.keyboard.press('Enter')
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('main')
  })

  it('an error keeps what was typed and moves to what is wrong; then it is kept and told', async () => {
    const page = await signedIn('admin-fr')
    await page.goto(`${served.url}/console/settings/times`)
    await page.locator('#field-late').fill('25')
    await page.locator('#field-unclaimed').fill('9')
    await page.locator('#field-unclaimed').evaluate(field => field.closest('form')?.setAttribute('novalidate', ''))
    await page.locator('#field-unclaimed').fill('0')
    await page.keyboard.press('Enter')
    await page.locator('.notice.bad:focus').waitFor()
    expect(await page.locator('#field-late').inputValue()).toBe('25')
    expect(await page.locator('#field-unclaimed[aria-invalid=true]').inputValue()).toBe('0')
    await page.locator('#field-unclaimed').fill('9')
    await page.keyboard.press('Enter')
    await page.locator('.notice.good:focus').waitFor()
    await page.reload()
    expect(await page.locator('#field-unclaimed').inputValue()).toBe('9')
    expect(await page.locator('.notice.good').count()).toBe(0)
  })

  it('ready answers are put in order, and the keyboard stays with the one that moves', async () => {
    const texts = { fr: 'Merci', ar: 'شكرا', ary: 'شكرا', 'ary-Latn': 'chokran' }
    for (const [i, shortcut] of ['deux', 'trois'].entries())
      await served.db.cannedReply.create({ data: { id: shortcut, shortcut, texts, position: 2 + i } })
    const page = await signedIn('admin-fr')
    await page.goto(`${served.url}/console/settings/replies`)
    const order = () => page.locator('.rows strong').allTextContents()
    expect(await order()).toEqual(['/rdv', '/deux', '/trois'])
    await page.getByRole('button', { name: 'Monter /trois' }).focus()
    await page.keyboard.press('Enter')
    await page.waitForURL('**moved=trois**')
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('Monter /trois'))
    await page.keyboard.press('Enter')
    await page.waitForFunction(() => document.querySelector('.rows strong')?.textContent === '/trois')
    expect(await order()).toEqual(['/trois', '/rdv', '/deux'])
    // at the top only the way down is left
    await page.waitForFunction(() => document.activeElement?.textContent?.includes('Descendre /trois'))
    await served.db.cannedReply.deleteMany({ where: { id: { in: ['deux', 'trois'] } } })
  })

  it('what cannot be undone asks first', async () => {
    const page = await signedIn('admin-fr')
    await page.goto(`${served.url}/console/settings/people/salma`)
    expect(await page.locator('button', { hasText: 'Oui, désactiver' }).isVisible()).toBe(false)
    await page.locator('summary', { hasText: 'Désactiver' }).focus()
    await page.keyboard.press('Enter')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.locator('.notice.good', { hasText: 'est désactivé' }).waitFor()
    await page.locator('button', { hasText: 'Réactiver' }).click()
    await page.locator('.notice.good', { hasText: 'est réactivé' }).waitFor()
  })
})

it('a session that ends while one writes takes nothing away', async () => {
  const page = await signedIn('admin-fr')
  await page.goto(`${served.url}/console/settings/replies/new`)
  await page.locator('#field-shortcut').fill('merci')
  for (const variety of ['ar', 'ary', 'ary-Latn', 'fr']) await page.locator(`[name="text.${variety}"]`).fill('شكرا merci')
  await served.db.staffSession.deleteMany({ where: { staffId: 'admin-fr' } })
  await page.locator('button', { hasText: 'Enregistrer' }).click()
  const dialog = page.locator('#signed-out')
  await dialog.waitFor({ state: 'visible' })
  await dialog.locator('input[type=password]').waitFor()
  expect(await violations(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Continuer' }).click()
  expect(await page.locator('[name="text.fr"]').inputValue()).toBe('شكرا merci')

  // signed in again, as in another tab, what was written goes its way
  const { cookie } = await sessionFor(served.db, 'admin-fr', served.now())
  const [name = '', value = ''] = cookie.split('=')
  await page.context().addCookies([{ name, value, url: served.url }])
  await page.locator('button', { hasText: 'Enregistrer' }).click()
  await page.locator('.notice.good').waitFor()
  expect(await served.db.cannedReply.count({ where: { shortcut: 'merci' } })).toBe(1)
})

it('without a script everything still works', async () => {
  const page = await signedIn('admin-ar', { ...PHONE, javaScriptEnabled: false })
  await page.goto(`${served.url}/console/settings/times`)
  await page.locator('#field-idle').fill('1200')
  await page.locator('main button[type=submit]').click()
  await page.locator('.notice.good').waitFor()
  expect(await page.locator('#field-idle').inputValue()).toBe('1200')
})

it('a language chosen turns the page round at once', async () => {
  const page = await signedIn('admin-fr')
  await page.goto(`${served.url}/console/account`)
  await page.locator('#field-locale').selectOption('ar')
  await page
    .locator('section', { has: page.locator('#field-locale') })
    .locator('button')
    .click()
  await page.locator('html[lang=ar][dir=rtl]').waitFor()
  await page.locator('#field-locale').selectOption('fr')
  await page
    .locator('section', { has: page.locator('#field-locale') })
    .locator('button')
    .click()
  await page.locator('html[lang=fr][dir=ltr]').waitFor()
})
