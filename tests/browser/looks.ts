import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import type { Served } from '../support/served.ts'
import { ANNOUNCEMENT_PAGES } from './announcement-pages.ts'
import { FILE_PAGES } from './file-pages.ts'
import { cookieFor, stage } from './looks-stage.ts'

type Look = { name: string; path: string; act?: (page: Page) => Promise<unknown> }
const SIZES = { phone: { width: 360, height: 740 }, desk: { width: 1280, height: 800 } } as const

/**
 * Pictures of every page of the console in many states: French and Arabic, phone and desk, light and dark, into `folder`. For looking at, not
 * for keeping.
 */
export async function takeLooks(browser: Browser, folder: string, only: RegExp): Promise<void> {
  mkdirSync(folder, { recursive: true })
  const { served, idOf, file, announced } = await stage()
  const cookies = { fr: await cookieFor(served, 'fr'), ar: await cookieFor(served, 'ar') }
  try {
    const looks = [...(await looksOf(idOf)), ...looksOfFiles(file), ...looksOfMany(announced)].filter(({ name }) => only.test(name))
    for (const locale of ['fr', 'ar'] as const)
      for (const size of ['phone', 'desk'] as const)
        for (const scheme of ['light', 'dark'] as const)
          for (const look of looks)
            await take(browser, served, join(folder, `${look.name}-${locale}-${size}-${scheme}.png`), {
              cookie: cookies[locale],
              locale,
              size,
              scheme,
              look,
            })
  } finally {
    await served.close()
  }
}

async function looksOf(idOf: (address: string) => Promise<string>): Promise<Look[]> {
  const at = async (address: string) => `/console/messages/${await idOf(address)}`
  return [
    { name: 'door', path: '/console/sign-in' },
    { name: 'home', path: '/console' },
    { name: 'inbox', path: '/console/messages' },
    { name: 'inbox-mine', path: '/console/messages?view=mine' },
    { name: 'inbox-snoozed', path: '/console/messages?view=snoozed' },
    { name: 'inbox-resolved', path: '/console/messages?view=resolved' },
    { name: 'inbox-empty', path: '/console/messages?view=waiting&centre=aousserd' },
    { name: 'search', path: '/console/messages?q=parler' },
    { name: 'search-none', path: '/console/messages?q=xyzzyplugh' },
    { name: 'conversation', path: await at('form') },
    { name: 'conversation-top', path: await at('form'), act: page => page.locator('#log').evaluate(log => log.scrollTo(0, 0)) },
    { name: 'facts', path: `${await at('form')}?pane=facts` },
    { name: 'danger', path: await at('danger') },
    { name: 'hostile', path: await at('hostile') },
    { name: 'tags', path: `${await at('tags')}?pane=facts` },
    { name: 'theirs', path: await at('theirs') },
    { name: 'done', path: await at('done') },
    { name: 'amber', path: await at('amber') },
    { name: 'note', path: `${await at('form')}?write=note` },
    { name: 'canned', path: await at('form'), act: page => page.locator('#canned summary').click() },
    { name: 'snooze', path: await at('form'), act: page => page.locator('#menu-snooze summary').click() },
    { name: 'transfer', path: await at('form'), act: page => page.locator('#menu-transfer summary').click() },
    { name: 'help', path: '/console/messages', act: page => page.keyboard.press('?') },
    { name: 'gone', path: '/console/messages/nobody' },
    { name: 'settings', path: '/console/settings' },
    { name: 'people', path: '/console/settings/people' },
    { name: 'person', path: '/console/settings/people/salma' },
    { name: 'replies', path: '/console/settings/replies' },
    { name: 'reply', path: '/console/settings/replies/plan' },
    { name: 'hours', path: '/console/settings/hours/dakhla' },
    { name: 'on-call', path: '/console/settings/on-call' },
    { name: 'times', path: '/console/settings/times' },
    { name: 'times-wrong', path: '/console/settings/times', act: wrongTimes },
    { name: 'journal', path: '/console/settings/journal' },
    { name: 'account', path: '/console/account' },
  ]
}

const looksOfMany = (ids: Awaited<ReturnType<typeof stage>>['announced']): Look[] => [
  ...ANNOUNCEMENT_PAGES.map(({ name, path }) => ({ name, path: path(ids) })),
  { name: 'offers', path: '/console/offers' },
  { name: 'offers-new', path: '/console/offers/new' },
  { name: 'offers-one', path: '/console/offers/couture' },
  { name: 'agenda', path: '/console/agenda' },
  { name: 'channels', path: '/console/settings/channels' },
  { name: 'recordings', path: '/console/settings/recordings' },
]

const looksOfFiles = (file: string): Look[] => FILE_PAGES.map(({ name, path, act }) => ({ name, path: path(file), ...(act && { act }) }))

async function wrongTimes(page: Page): Promise<void> {
  await page.locator('#field-late').evaluate(field => field.closest('form')?.setAttribute('novalidate', ''))
  await page.locator('#field-late').fill('0')
  await page.keyboard.press('Enter')
  await page.locator('.notice.bad').waitFor()
}

type How = {
  cookie: Awaited<ReturnType<typeof cookieFor>>
  locale: 'fr' | 'ar'
  size: keyof typeof SIZES
  scheme: 'light' | 'dark'
  look: Look
}
async function take(browser: Browser, served: Served, path: string, { cookie, locale, size, scheme, look }: How): Promise<void> {
  const context = await browser.newContext({ viewport: SIZES[size], colorScheme: scheme, reducedMotion: 'reduce' })
  if (look.name !== 'door') await context.addCookies([cookie])
  const page = await context.newPage()
  await page.addInitScript(() => localStorage.setItem('jisr.sound', 'off'))
  await page.goto(`${served.url}${look.path}${look.name === 'door' ? `?lang=${locale}` : ''}`)
  await look.act?.(page)
  await page.evaluate(() => document.fonts.ready)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (wide > 0) console.log(`${path}: ${wide} px too wide`)
  await page.screenshot({ path, fullPage: !/messages/.test(look.path) })
  await context.close()
}
