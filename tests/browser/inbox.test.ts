import { describe, expect, it } from 'vitest'
import { setPassword } from '../../prisma/store/accounts.ts'
import { hashPassword } from '../../server/console/password.ts'
import { tooWide, violations } from '../support/axe.ts'
import { DESK, open, PHONE, reply, windows } from '../support/windows.ts'

const PASSWORD = 'un pont entre deux rives'
const house = windows()
const { desk, citizen } = house

it('shows who comes and what they write as it happens, without a reload', async () => {
  const salma = await desk('salma')
  await salma.locator('.inbox-empty').waitFor()
  const fatima = await citizen('fr', 'Je veux parler à une personne')
  await salma.locator('#rows [data-row]').waitFor()
  await open(salma)
  await salma.locator('#log').getByText('Je veux parler à une personne').waitFor()
  await fatima.says('C’est pour la carte de ma mère')
  await salma.locator('#log').getByText('C’est pour la carte de ma mère').waitFor()
})

it('gives a contested case to one of two, and tells the other whose it is; what they wrote stays', async () => {
  await citizen('fr', 'Je veux parler à une personne')
  const [salma, karim] = [await desk('salma'), await desk('karim')]
  for (const page of [salma, karim]) await open(page)
  await reply(karim).fill('Bonjour, ici Karim')
  // neither page knows yet that the other takes it
  await karim.context().setOffline(true)
  await salma.locator('[data-deed-key=take]').click()
  await salma.locator('[data-deed-key=release]').waitFor()
  await karim.context().setOffline(false)
  await karim.locator('.write-as-reply .write-send').click()
  await karim.locator('.held', { hasText: 'Salma' }).waitFor()
  expect(await reply(karim).inputValue()).toBe('Bonjour, ici Karim')
  expect(await house.served.db.message.count({ where: { author: 'staff' } })).toBe(0)
})

it('answers on the citizen’s own page, by name, and gives the floor back to the assistant', async () => {
  const fatima = await citizen('ary', 'بغيت نهضر مع شي حد')
  const salma = await desk('salma')
  await open(salma)
  await reply(salma).fill('السلام، معاكم سلمى')
  await reply(salma).press('Control+Enter')
  await fatima.page.getByText('السلام، معاكم سلمى').waitFor()
  expect(await fatima.page.locator('.staff').last().textContent()).toContain('Salma')
  await salma.locator('#log').getByText('السلام، معاكم سلمى').waitFor()
  const colour = (who: string) =>
    salma
      .locator(`.from-${who} .bubble`)
      .first()
      .evaluate(bubble => getComputedStyle(bubble).backgroundColor)
  expect(await colour('staff')).not.toBe(await colour('citizen'))
  expect(await reply(salma).inputValue()).toBe('')
  await salma.locator('[data-deed-key=resolve]').click()
  await salma.locator('[data-deed-key=reopen]').first().waitFor()
  const answers = await fatima.says('شنو هي الوراق ديال بطاقة الإعاقة؟')
  await fatima.page.locator('.bot').nth(answers).waitFor()
})

it('keeps what is being written while one looks elsewhere, and after a reload', async () => {
  await citizen('fr', 'Je veux parler à une personne')
  await citizen('ary', 'بغيت نهضر مع شي حد')
  const salma = await desk('salma')
  await open(salma, 0)
  await reply(salma).fill('Une réponse que je')
  await open(salma, 1)
  await salma.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('.write-as-reply textarea')?.value === '')
  await open(salma, 0)
  await salma.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('.write-as-reply textarea')?.value === 'Une réponse que je')
  await salma.reload()
  expect(await reply(salma).inputValue()).toBe('Une réponse que je')
})

it('lets somebody whose session ended sign in where they are, and go on with what they wrote', async () => {
  await setPassword(house.served.db, 'salma', await hashPassword(PASSWORD))
  const fatima = await citizen('fr', 'Je veux parler à une personne')
  const salma = await desk('salma')
  await open(salma)
  await reply(salma).fill('Bonjour, je vous lis')
  await house.served.db.staffSession.deleteMany()
  await reply(salma).press('Control+Enter')
  const door = salma.locator('#sign-in-here form')
  await door.locator('input[name=login]').fill('salma')
  await door.locator('input[name=password]').fill(PASSWORD)
  await door.locator('button[type=submit]').click()
  await salma.locator('#signed-out').waitFor({ state: 'hidden' })
  if ((await reply(salma).inputValue()) !== '') await reply(salma).press('Control+Enter')
  await fatima.page.getByText('Bonjour, je vous lis').waitFor()
  expect(await house.served.db.message.count({ where: { author: 'staff' } })).toBe(1)
})

it('says so when the stream drops, and catches up when it is back', async () => {
  const fatima = await citizen('fr', 'Je veux parler à une personne')
  const salma = await desk('salma')
  await open(salma)
  await salma.locator('#log').getByText('Je veux parler à une personne').waitFor()
  await house.served.stop()
  await salma.locator('#offline').waitFor()
  await house.served.start()
  await fatima.says('Vous êtes là ?')
  await salma.locator('#log').getByText('Vous êtes là ?').waitFor()
  await salma.locator('#offline').waitFor({ state: 'hidden' })
})

it('is worked by the keyboard alone', async () => {
  await citizen('fr', 'Je veux parler à une personne')
  const salma = await desk('salma')
  await salma.locator('#rows [data-row]').first().waitFor()
  const { keyboard } = salma
  await keyboard.press('?')
  await salma.locator('#help').waitFor()
  await keyboard.press('Escape')
  await keyboard.press('j')
  await keyboard.press('Enter')
  await salma.locator('#log').getByText('Je veux parler à une personne').waitFor()
  await keyboard.press('t')
  await salma.locator('[data-deed-key=release]').waitFor()
  await keyboard.press('n')
  await keyboard.type('À rappeler demain')
  await keyboard.press('Control+Enter')
  await salma.locator('#log .note', { hasText: 'À rappeler demain' }).waitFor()
  await keyboard.press('Escape')
  await keyboard.press('r')
  await keyboard.type('Bonjour, s’il vous plaît')
  await keyboard.press('Control+Enter')
  await salma.locator('#log').getByText('Bonjour, s’il vous plaît').waitFor()
  await keyboard.press('Escape')
  await keyboard.press('/')
  expect(await salma.evaluate(() => document.activeElement?.id)).toBe('search')
  await salma.locator('#log').focus()
  await keyboard.press('e')
  await salma.locator('[data-deed-key=reopen]').first().waitFor()
})

it('is searched from anywhere by one key', async () => {
  const page = await desk('khadija', '/console/account')
  const focused = () => page.waitForFunction(() => document.activeElement?.matches('#search, #filter-q'))
  await page.keyboard.press('/')
  await page.waitForURL('**/console/messages#search')
  await focused()
  await page.goto(`${house.served.url}/console/settings/people`)
  await page.keyboard.press('/')
  await focused()
  expect(new URL(page.url()).pathname).toBe('/console/settings/people')
})

it('raises the alarm for danger, on top and in words, wherever one is in the list', async () => {
  await citizen('fr', 'Je veux parler à une personne')
  const salma = await desk('salma')
  await salma.locator('#rows [data-row]').waitFor()
  await citizen('fr', 'mon mari me frappe')
  const first = salma.locator('#rows li').first()
  await salma.locator('#rows li.urgent').waitFor()
  expect(await first.getAttribute('class')).toContain('urgent')
  expect(await first.textContent()).toContain('URGENT')
  await salma.waitForFunction(() => /URGENT/i.test(document.title))
})

it('scrolls in its own panes, however much is known', async () => {
  await citizen('fr', 'Je veux parler à une personne')
  const { id } = await house.served.db.conversation.findFirstOrThrow()
  for (let i = 0; i < 100; i++) await house.served.db.tag.create({ data: { conversationId: id, name: `étiquette ${i}` } })
  const salma = await desk('salma', `/console/messages/${id}#cause`)
  await salma.locator('.tag-list li').nth(99).waitFor({ state: 'attached' })
  const { high, shown, scrolled } = await salma.evaluate(() => {
    const { scrollHeight: high, clientHeight: shown, scrollTop: scrolled } = document.documentElement
    return { high, shown, scrolled }
  })
  expect([high, scrolled]).toEqual([shown, 0])
})

describe.each(['fr', 'ar'] as const)('in %s', locale => {
  const who = locale === 'fr' ? 'salma' : 'khadija'

  it.each([
    ['a phone', PHONE, 'light'],
    ['a desk', DESK, 'light'],
    ['a desk in the dark', DESK, 'dark'],
  ] as const)('fits %s and passes axe: the list, a conversation with everything in it, its facts', async (_, options, theme) => {
    await house.served.db.staff.update({ where: { id: who }, data: { theme } })
    await citizen('ary', 'بغيت نهضر مع شي حد')
    await citizen('fr', 'mon mari me frappe')
    const page = await desk(who, '/console/messages', options)
    await page.locator('#rows [data-row]').nth(1).waitFor()
    expect(await violations(page)).toEqual([])
    expect(await tooWide(page)).toBe(0)
    await open(page, 1)
    await page.locator('#log').getByText('بغيت نهضر مع شي حد').waitFor()
    await page.locator('[data-deed-key=take]').click()
    await page.locator('[data-deed-key=resolve]').waitFor()
    await page.locator('[data-write=note]').click()
    await page.locator('.write-as-note textarea').fill('Une note entre nous')
    await page.locator('.write-as-note button[type=submit]').click()
    await page.locator('#log .note').waitFor()
    expect(await violations(page)).toEqual([])
    expect(await tooWide(page)).toBe(0)
    expect(await page.locator('#log').textContent()).toContain('Une note entre nous')
    if (options === PHONE) {
      await page.locator('[data-pane-open=facts]').click()
      await page.locator('#facts-title').waitFor()
      expect(await violations(page)).toEqual([])
      expect(await tooWide(page)).toBe(0)
    }
  })
})
