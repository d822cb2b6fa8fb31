import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { tooWide, violations } from '../support/axe.ts'
import { addPerson } from '../support/console.ts'
import { printed } from '../support/paper.ts'
import { DESK, PHONE, windows } from '../support/windows.ts'

const house = windows()
const TUESDAY = '2026-11-24'
const DAY = `/console/agenda?centre=dakhla&first=${TUESDAY}&view=day`
const WEEK = DAY.replace('view=day', 'view=week')
const nadia = { id: 'nadia', login: 'nadia', name: 'Nadia', role: 'manager', centres: ['dakhla'] } as const

/** A day of the centre with so many appointments, half an hour each from nine on; answers their codes. */
async function booked(count: number, dates: readonly string[] = [TUESDAY]): Promise<string[]> {
  const { bot, db, now } = house.served
  await addPerson(db, nadia, now())
  await addPerson(db, { ...nadia, id: 'sanaa', login: 'sanaa', name: 'سناء', locale: 'ar' }, now())
  const codes: string[] = []
  for (const date of dates)
    for (let i = 0; i < count; i++) {
      const slot = { plan: 'dakhla', date, from: 540 + 30 * i }
      const person = { who: 'me', name: `Personne ${i + 1}`, phone: '0600000000', locale: 'fr' } as const
      const kept = await bot.appointments.walkIn(nadia, { ...person, slot, service: 'reception', over: true })
      if ('code' in kept) codes.push(kept.code)
    }
  return codes
}

/** Moves the focus on, by the key for it and by nothing else, until it is there. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let presses = 0; presses < 80; presses++) {
    if (await page.evaluate(wanted => document.activeElement?.matches(wanted) ?? false, selector)) return
    await page.keyboard.press('Tab')
  }
  throw new Error(`the keyboard does not reach ${selector}`)
}

const at = (page: Page): Promise<string> => page.evaluate(() => document.activeElement?.id ?? '')
const line = (code: string) => `#entry-${code}`

it('is worked by keyboard alone: one arrives, one is moved, one is cancelled; one goes on where one was', async () => {
  const [first = '', second = '', third = ''] = await booked(3)
  const page = await house.desk('nadia', DAY)
  await page.locator(line(third)).waitFor()

  await tabTo(page, `${line(first)} button`)
  await page.keyboard.press('Enter')
  await page.locator(`${line(first)}.agenda-arrived`).waitFor()
  await expect.poll(() => at(page)).toBe(`entry-${first}`)
  expect(await page.locator('#told').textContent()).toContain('Arrivée notée')

  await tabTo(page, `${line(second)} summary`)
  await page.keyboard.press('Enter')
  await tabTo(page, `${line(second)} input[name=time]`)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('15:00')
  await page.keyboard.press('Enter')
  await page.locator(line(second), { hasText: '15:00' }).waitFor()
  await expect.poll(() => at(page)).toBe(`entry-${second}`)

  await page.keyboard.press('Shift+Tab')
  await tabTo(page, `${line(third)} .btn-outline-danger`)
  await page.keyboard.press('Enter')
  await tabTo(page, `${line(third)} textarea`)
  await page.keyboard.type('Formation de l’équipe')
  await tabTo(page, `${line(third)} .btn-danger`)
  await page.keyboard.press('Enter')
  await page.locator(line(third)).waitFor({ state: 'detached' })
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('#told') !== null)).toBe(true)
  const kept = await house.served.db.appointment.findMany({ orderBy: { id: 'asc' }, select: { state: true, from: true } })
  expect(kept).toEqual([
    { state: 'arrived', from: 540 },
    { state: 'booked', from: 900 },
    { state: 'cancelled', from: 600 },
  ])
})

it('says what stands in the way where one typed it', async () => {
  const [first = '', second = ''] = await booked(2)
  const page = await house.desk('nadia', DAY)
  await tabTo(page, `${line(second)} summary`)
  await page.keyboard.press('Enter')
  await tabTo(page, `${line(second)} input[name=time]`)
  await page.keyboard.press('Control+A')
  await page.keyboard.type('9:00')
  await page.keyboard.press('Enter')
  await page.locator('.notice.bad').waitFor()
  await expect.poll(() => page.evaluate(() => document.activeElement?.matches('.notice.bad') ?? false)).toBe(true)
  expect(await page.locator(`${line(second)} input[name=time]`).inputValue()).toBe('9:00')
  expect(await page.locator(`${line(first)} input[name=time]`).inputValue()).toBe('09:00')
})

it('a day is one sheet of A4, a week as many as it needs; nothing of the screen is on it', async () => {
  const week = [TUESDAY, '2026-11-25', '2026-11-26']
  await booked(13, week)
  for (const who of ['nadia', 'sanaa']) {
    const page = await house.desk(who, DAY)
    expect(await printed(page)).toEqual({ sheets: 1, width: 210, height: 297 })
    await page.goto(`${house.served.url}${WEEK}`)
    const { sheets, width } = await printed(page)
    expect([sheets > 1 && sheets <= 4, width]).toEqual([true, 210])
    await page.emulateMedia({ media: 'print' })
    for (const hidden of ['.rail', '.agenda-where', '.agenda-deeds', '.agenda-taking', '.cards'])
      expect(await page.locator(hidden).first().isVisible(), hidden).toBe(false)
    expect(await page.locator('.print-only').isVisible()).toBe(true)
    expect(await page.locator('.agenda-entry').filter({ visible: true }).count()).toBe(13 * week.length)
    // as wide as the sheet without its margins
    await page.setViewportSize({ width: 680, height: 900 })
    expect(await tooWide(page)).toBe(0)
  }
})

it.each([
  ['nadia', DESK],
  ['sanaa', PHONE],
] as const)('every page passes axe and fits its window, for %s', { timeout: 60_000 }, async (who, size) => {
  await booked(4)
  const page = await house.desk(who, DAY, size)
  for (const path of [DAY, WEEK, '/console/agenda/absences', '/console/settings/plans?plan=dakhla']) {
    await page.goto(`${house.served.url}${path}`)
    if (path === DAY) await page.locator('.agenda-entry summary').first().click()
    expect(await violations(page), path).toEqual([])
    expect(await tooWide(page), path).toBe(0)
  }
})
