import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import axe from 'axe-core'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { asVoiceNote } from '../../bot/media/voice-note.ts'
import { openBrowser } from '../support/browser.ts'
import { jpeg, pdf } from '../support/media-samples.ts'
import { ownFolder } from '../support/process.ts'
import { type Served, serve } from '../support/served.ts'

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true } as const satisfies BrowserContextOptions

let browser: Browser
let served: Served
const wrong: string[] = []

beforeAll(async () => {
  served = await serve()
  // a microphone that beeps, and a browser that says yes to whoever may ask
  browser = await openBrowser('--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream')
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
})
afterEach(async () => {
  for (const context of browser.contexts()) await context.close()
  expect(wrong.splice(0)).toEqual([])
})

async function visit(path = '/?lang=fr', options: BrowserContextOptions = PHONE): Promise<Page> {
  const page = await (await browser.newContext(options)).newPage()
  page.setDefaultTimeout(8_000)
  page.on('pageerror', error => wrong.push(error.message))
  page.on('console', message => /Content Security Policy|Uncaught/.test(message.text()) && wrong.push(message.text()))
  await page.goto(served.url + path)
  return page
}
const choose = (page: Page, name: string, mimeType: string, buffer: Buffer) =>
  page.locator('#file').setInputFiles({ name, mimeType, buffer })

/** Plays a sound for a moment, unheard; how far it came, in seconds. */
const played = (audio: HTMLAudioElement) =>
  new Promise<number>((resolve, reject) => {
    audio.addEventListener('timeupdate', () => audio.currentTime > 0.3 && resolve(audio.currentTime))
    audio.addEventListener('error', () => reject(new Error(audio.error?.message)))
    audio.muted = true
    void audio.play()
  })

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  const { violations } = await page.evaluate(() => (window as unknown as { axe: typeof axe }).axe.run({ resultTypes: ['violations'] }))
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => `${node.html} ${node.failureSummary}`).join(' | ')}`)
}

describe('a voice note', () => {
  it('is recorded, sent, played, and still there after a reload', async () => {
    const page = await visit()
    await page.locator('.record').tap()
    await page.locator('#tray-words', { hasText: 'Enregistrement' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tray-send')
    await page.locator('#tray-name', { hasText: '0:01' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.locator('#tray-send').tap()
    const player = page.locator('.citizen audio')
    await player.waitFor()
    await page.locator('.citizen ~ .bot').first().waitFor()
    await page.reload()
    expect(await player.count()).toBe(1)
    const seconds = await player.evaluate(played)
    expect(seconds).toBeGreaterThan(0.3)
    expect(await violations(page)).toEqual([])
  })

  it('is listened to before it goes, and nothing goes before', async () => {
    const page = await visit()
    await page.locator('.record').tap()
    await page.locator('#tray-name', { hasText: '0:02' }).waitFor()
    await page.locator('#tray-stop').tap()
    await page.locator('#tray-words', { hasText: 'Écoutez' }).waitFor()
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('tray-send')
    expect(await page.locator('.citizen').count()).toBe(0)
    const seconds = await page.locator('#tray-sound').evaluate(played)
    expect(seconds).toBeGreaterThan(0.3)
    expect(await violations(page)).toEqual([])
    await page.locator('#tray-send').tap()
    expect(await page.locator('.citizen audio').evaluate(played)).toBeGreaterThan(0.3)
    expect(await page.locator('#tray').isVisible()).toBe(false)
  })

  it('is thrown away after one has listened', async () => {
    const page = await visit()
    await page.locator('.record').tap()
    await page.locator('#tray-name', { hasText: '0:01' }).waitFor()
    await page.locator('#tray-stop').tap()
    await page.locator('#tray-sound').waitFor()
    await page.locator('#tray-cancel').tap()
    await page.locator('#tray').waitFor({ state: 'hidden' })
    expect(await page.locator('.citizen').count()).toBe(0)
    expect(await page.locator('#tray-sound').getAttribute('src')).toBeNull()
  })

  it('ends by itself after five minutes, and waits to be listened to', async () => {
    const page = await (await browser.newContext(PHONE)).newPage()
    page.setDefaultTimeout(8_000)
    await page.clock.install()
    await page.goto(`${served.url}/?lang=fr`)
    await page.locator('.record').tap()
    await page.locator('#tray-name', { hasText: '/ 5:00' }).waitFor()
    await page.clock.fastForward('05:01')
    await page.locator('#tray-words', { hasText: 'durée la plus longue' }).waitFor()
    await page.locator('#tray-sound').waitFor()
    expect(await page.locator('.citizen').count()).toBe(0)
  })

  it('sounds as long when it is wrapped for messengers', async () => {
    const page = await visit()
    await page.locator('.record').tap()
    await page.locator('#tray-name', { hasText: '0:01' }).waitFor()
    await page.locator('#tray-send').tap()
    const source = await page.locator('.citizen audio').getAttribute('src')
    const content = await (await page.request.get(served.url + source)).body()
    const note = asVoiceNote({ content, mime: 'audio/webm' })
    const seconds = (bytes: Buffer) =>
      page.evaluate(async base64 => {
        const { buffer } = Uint8Array.from(atob(base64), letter => letter.charCodeAt(0))
        return (await new OfflineAudioContext(1, 1, 48_000).decodeAudioData(buffer)).duration
      }, bytes.toString('base64'))
    const [recorded, wrapped] = [await seconds(content), await seconds(note?.content ?? Buffer.alloc(0))]
    expect(recorded).toBeGreaterThan(0.8)
    expect(Math.abs(recorded - wrapped)).toBeLessThan(0.1)
  })

  it('is thrown away when one changes one’s mind, by keyboard alone', async () => {
    const page = await visit('/?lang=fr', { viewport: { width: 1280, height: 800 } })
    await page.locator('.record').focus()
    await page.keyboard.press('Enter')
    await page.locator('#tray-name', { hasText: '0:00' }).waitFor()
    await page.locator('#tray-cancel').focus()
    await page.keyboard.press('Enter')
    await page.locator('#tray').waitFor({ state: 'hidden' })
    expect(await page.evaluate(() => document.activeElement?.className)).toBe('record')
    expect(await page.locator('.citizen').count()).toBe(0)
  })

  it('leaves the place to the arrow as soon as something is written', async () => {
    const page = await visit()
    await page.locator('.record:visible').waitFor()
    expect(await page.locator('.send:visible').count()).toBe(0)
    await page.locator('#message').fill('salam')
    await page.locator('.composer .send:visible').waitFor()
    expect(await page.locator('.record:visible').count()).toBe(0)
  })
})

describe('a file', () => {
  it('is chosen, seen as a picture, and still there after a reload', async () => {
    const page = await visit()
    await page.locator('.join').tap()
    expect(await page.locator('.join').getAttribute('aria-expanded')).toBe('true')
    await page.locator('#choose:visible').waitFor()
    expect(await violations(page)).toEqual([])
    await choose(page, 'photo.jpg', 'image/jpeg', jpeg())
    const picture = page.locator('.citizen img')
    await picture.waitFor()
    await page.reload()
    await picture.scrollIntoViewIfNeeded()
    await page.waitForFunction(() => (document.querySelector('.citizen img') as HTMLImageElement | null)?.naturalWidth === 1)
    expect(await page.locator('#join').isVisible()).toBe(false)
  })

  it('is refused in words when it is nothing we take, or too large', async () => {
    const page = await visit()
    await choose(page, 'photo.jpg', 'image/jpeg', Buffer.from('#!/bin/sh'))
    await page.locator('#notice', { hasText: 'type de fichier' }).waitFor()
    // by its path: so many bytes take the browser's own wire long
    const film = join(ownFolder(), 'film.mp4')
    writeFileSync(film, Buffer.alloc(17 * 2 ** 20))
    await page.locator('#file').setInputFiles(film)
    await page.locator('#notice', { hasText: 'trop lourd' }).waitFor()
    expect(await page.locator('.citizen').count()).toBe(0)
  })

  it('waits when the connection is lost, and goes when one asks again', async () => {
    const page = await visit()
    await page.context().setOffline(true)
    await choose(page, 'carte.pdf', 'application/pdf', pdf())
    await page.locator('#tray-words', { hasText: 'n’est pas parti' }).waitFor()
    expect(await violations(page)).toEqual([])
    await page.context().setOffline(false)
    await page.locator('#tray-retry').tap()
    await page.locator('.citizen a', { hasText: 'carte.pdf' }).waitFor()
    expect(await page.locator('.citizen .file').count()).toBe(1)
  })

  it('is stopped on its way', async () => {
    const page = await visit()
    await page.route('**/chat/media*', () => {})
    await choose(page, 'carte.pdf', 'application/pdf', pdf())
    await page.locator('#tray-cancel:visible').tap()
    await page.locator('#tray').waitFor({ state: 'hidden' })
    expect(await page.locator('.citizen').count()).toBe(0)
  })

  it('goes without any script', async () => {
    const page = await visit('/?lang=fr', { ...PHONE, javaScriptEnabled: false })
    await page.locator('.plain-file input[type=file]').setInputFiles({ name: 'carte.pdf', mimeType: 'application/pdf', buffer: pdf() })
    await page.locator('.plain-file button').tap()
    await page.locator('.citizen a', { hasText: 'carte.pdf' }).waitFor()
    expect(await page.locator('.record:visible, .join:visible').count()).toBe(0)
  })
})

describe('a place', () => {
  it('is shared when the browser may, and the nearest centre answers', async () => {
    await served.db.centre.update({ where: { key: 'dakhla' }, data: { latitude: 23.5, longitude: -15.957 } })
    await served.bot.reread()
    const page = await visit('/?lang=ar', {
      ...PHONE,
      permissions: ['geolocation'],
      geolocation: { latitude: 23.6848, longitude: -15.957 },
    })
    await page.locator('.join').tap()
    await page.locator('#place').tap()
    await page.locator('.citizen a[href="geo:23.6848,-15.957"]').waitFor()
    await page.locator('.citizen ~ .bot .text', { hasText: 'أقرب مركز' }).first().waitFor()
    expect(await page.locator('#tray').isVisible()).toBe(false)
  })

  it('is not waited for any longer when one changes one’s mind', async () => {
    // allowed, and never found
    const page = await visit('/?lang=fr', { ...PHONE, permissions: ['geolocation'] })
    await page.locator('.join').tap()
    await page.locator('#place').tap()
    await page.locator('#tray-words', { hasText: 'Recherche' }).waitFor()
    await page.locator('#tray-cancel').tap()
    await page.locator('#tray').waitFor({ state: 'hidden' })
    expect(await page.locator('.citizen').count()).toBe(0)
    expect(await page.locator('#notice').isVisible()).toBe(false)
  })
})

it.each(['ar', 'ary', 'ary-Latn', 'fr'])('nothing moves sideways at 320 px while a voice is recorded: %s', async lang => {
  const page = await visit(`/?lang=${lang}`, { viewport: { width: 320, height: 568 }, hasTouch: true })
  await page.locator('.join').tap()
  await page.locator('.record').tap()
  await page.locator('#tray-name', { hasText: '0:00' }).waitFor()
  const wide = await page.evaluate(() =>
    [document.documentElement, ...document.querySelectorAll('#log, footer, #tray, .composer')]
      .filter(part => part.scrollWidth > part.clientWidth)
      .map(part => part.outerHTML.slice(0, 80)),
  )
  expect(wide).toEqual([])
  await page.locator('#tray-cancel').tap()
})
