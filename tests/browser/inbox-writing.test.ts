import { expect, it } from 'vitest'
import { violations } from '../support/axe.ts'
import { jpeg } from '../support/media-samples.ts'
import { DESK, log, open, reply, windows } from '../support/windows.ts'

// a microphone that beeps, and a browser that says yes to whoever may ask
const house = windows({ flags: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] })
const { desk, citizen } = house

it('puts ready answers in at the cursor, one after the other, in the words of who will read them', async () => {
  const texts = (rdv: string) => ({ fr: `${rdv} (fr)`, ar: `${rdv} (ar)`, ary: `${rdv} (ary)`, 'ary-Latn': `${rdv} (latn)` })
  for (const [position, shortcut] of ['rdv', 'merci'].entries())
    await house.served.db.cannedReply.create({ data: { id: shortcut, shortcut, position, texts: texts(shortcut.toUpperCase()) } })
  await citizen('ary', 'بغيت نهضر مع شي حد')
  const salma = await desk('salma')
  await open(salma)
  await reply(salma).fill('Début fin')
  await reply(salma).press('Home')
  for (let i = 0; i < 'Début '.length; i++) await reply(salma).press('ArrowRight')
  await reply(salma).pressSequentially('/rd')
  await salma.locator('#canned-list [data-canned=rdv][data-chosen]').waitFor()
  await reply(salma).press('Enter')
  await reply(salma).pressSequentially(' /me')
  await salma.locator('#canned-list [data-canned=merci][data-chosen]').waitFor()
  await reply(salma).press('Enter')
  expect(await reply(salma).inputValue()).toBe('Début RDV (ary) MERCI (ary)fin')
})

it('sends the picture that goes with a ready answer, under its words', async () => {
  const texts = { fr: 'Voici le plan', ar: 'إليكم الخريطة', ary: 'هاهي الخريطة', 'ary-Latn': 'hahiya lkharita' }
  await house.served.db.cannedReply.create({ data: { id: 'plan', shortcut: 'plan', position: 0, texts } })
  const admin = await desk('khadija', '/console/settings/replies/plan')
  await admin.locator('[data-keeps-file]').setInputFiles({ name: 'plan.jpg', mimeType: 'image/jpeg', buffer: jpeg() })
  await admin.locator('.notice.good').waitFor()
  await admin.locator('a', { hasText: 'plan.jpg' }).waitFor()
  expect(await violations(admin)).toEqual([])
  const fatima = await citizen('ary', 'بغيت نهضر مع شي حد')
  const salma = await desk('salma')
  await open(salma)
  await reply(salma).pressSequentially('/pl')
  await salma.locator('#canned-list [data-chosen]', { hasText: 'plan.jpg' }).waitFor()
  await reply(salma).press('Enter')
  await salma.locator('#tray img').waitFor()
  await salma.locator('.write-as-reply .write-send').click()
  await fatima.page.locator('.staff', { hasText: 'هاهي الخريطة' }).locator('img').waitFor()
  expect(await salma.locator('#tray').textContent()).toBe('')
})

it('records a voice in the browser, which the citizen hears by the name of who spoke', async () => {
  const fatima = await citizen('ary', 'بغيت نهضر مع شي حد')
  const salma = await desk('salma')
  await open(salma)
  const record = salma.locator('[data-record]')
  await record.click()
  await record.getByText('0:01').waitFor()
  await record.click()
  await salma.locator('#tray audio').waitFor()
  await salma.locator('.write-as-reply .write-send').click()
  await fatima.page.locator('.staff audio').waitFor()
  expect(await fatima.page.locator('.staff').last().textContent()).toContain('Salma')
  await log(salma).locator('.from-staff audio').waitFor()
  const seconds = await fatima.page.locator('.staff audio').evaluate(
    (audio: HTMLAudioElement) =>
      new Promise<number>((resolve, reject) => {
        audio.addEventListener('timeupdate', () => audio.currentTime > 0.3 && resolve(audio.currentTime))
        audio.addEventListener('error', () => reject(new Error(audio.error?.message)))
        audio.muted = true
        void audio.play()
      }),
  )
  expect(seconds).toBeGreaterThan(0.3)
})

it('sends a place by its name in the citizen’s language', async () => {
  await house.served.db.centre.update({ where: { key: 'dakhla' }, data: { latitude: 23.6848, longitude: -15.957 } })
  await house.served.stop()
  await house.served.start()
  const fatima = await citizen('ary', 'بغيت نهضر مع شي حد')
  const salma = await desk('salma')
  await open(salma)
  await salma.locator('[name=location]').selectOption('dakhla')
  await salma.locator('.write-as-reply .write-send').click()
  await fatima.page.locator('.staff a[href="geo:23.6848,-15.957"]').waitFor()
  expect(await fatima.page.locator('.staff').last().textContent()).toContain('الداخلة')
  await log(salma).locator('.from-staff a[href^="geo:"]').waitFor()
})

it('tells where one stands only once one asked for it and saw it', async () => {
  const fatima = await citizen('fr', 'Je veux parler à une personne')
  const salma = await desk('salma', '/console/messages', {
    ...DESK,
    permissions: ['geolocation'],
    geolocation: { latitude: 23.6848, longitude: -15.957 },
  })
  await open(salma)
  const chip = salma.locator('#here .chip', { hasText: 'Ma position' })
  await salma.locator('[data-here]').click()
  await chip.getByRole('button').click()
  await chip.waitFor({ state: 'detached' })
  await salma.locator('[data-here]').click()
  await chip.waitFor()
  await salma.locator('.write-as-reply .write-send').click()
  await fatima.page.locator('.staff a[href="geo:23.6848,-15.957"]').waitFor()
  await chip.waitFor({ state: 'detached' })
  expect(await house.served.db.message.count({ where: { author: 'staff' } })).toBe(1)
})

it('leaves the cursor where one writes, whatever arrives meanwhile', async () => {
  const fatima = await citizen('fr', 'Je veux parler à une personne')
  const salma = await desk('salma')
  await open(salma)
  await reply(salma).fill('Bonjour madame')
  await reply(salma).press('Home')
  await reply(salma).press('ArrowRight')
  await fatima.says('Vous êtes là ?')
  await log(salma).getByText('Vous êtes là ?').waitFor()
  await reply(salma).evaluate(field => field === document.activeElement || Promise.reject(new Error('the keyboard was taken away')))
  await salma.keyboard.type('!')
  expect(await reply(salma).inputValue()).toBe('B!onjour madame')
})

it('asks how it went once it is dealt with, and shows it where staff look', async () => {
  const fatima = await citizen('fr', 'Je veux parler à une personne')
  const salma = await desk('salma')
  await open(salma)
  await salma.locator('[data-deed-key=take]').click()
  await salma.locator('[data-deed-key=resolve]').click()
  await fatima.page.getByRole('button', { name: '🙂' }).click()
  await log(salma).getByText('Avis de la personne : 🙂 bon').waitFor()
  await salma.locator('#facts', { hasText: '🙂 bon' }).waitFor()
  await salma.locator('#view-resolved').click()
  await salma.locator('#rows li', { hasText: '🙂' }).waitFor()
})

it('rings when danger is spoken of, once somebody let it', async () => {
  const salma = await desk('salma')
  await salma.context().addInitScript(() => {
    const make = AudioContext.prototype.createOscillator
    AudioContext.prototype.createOscillator = function () {
      document.documentElement.dataset.tones = String(Number(document.documentElement.dataset.tones ?? 0) + 1)
      return make.call(this)
    }
  })
  await salma.reload()
  const tones = salma.locator('html[data-tones]')
  await citizen('fr', 'mon mari me frappe')
  await salma.locator('#toast', { hasText: 'danger' }).waitFor()
  expect(await tones.count()).toBe(0)
  await salma.locator('[data-sound=on]').click()
  await salma.locator('#sound[aria-pressed=true]').waitFor()
  await salma.locator('html[data-tones="3"]').waitFor()
  await citizen('fr', 'il veut me tuer')
  await salma.locator('html[data-tones="6"]').waitFor()
})

it.each(['hand-back', 'resolve'] as const)(
  'an interrupted form goes on at its question after %s, and its answers are seen meanwhile',
  async deed => {
    const amina = await citizen('fr', 'Je veux m’inscrire', 'oui', '1', 'Formation', 'Alphabétisation', 'Je veux parler à une personne')
    const salma = await desk('salma')
    await open(salma)
    const answers = salma.locator('.facts-answers')
    await answers.locator('div', { hasText: 'Question en cours' }).getByText('Quel est votre nom complet ?').waitFor()
    expect(await answers.textContent()).toContain('3 / 9')
    expect(await answers.textContent()).toContain('PourPour moi')
    expect(await answers.textContent()).toContain('Alphabétisation')
    await salma.locator('[data-deed-key=take]').click()
    await salma.locator('[data-deed-key=release]').waitFor()
    await amina.says('Ce n’est pas mon nom, une question')
    await log(salma).getByText('une question').waitFor()
    const asked = amina.page.locator('.bot', { hasText: 'Quel est votre nom complet ?' })
    const before = await asked.count()
    if (deed === 'resolve') await salma.locator('[data-deed-key=resolve]').click()
    else {
      await salma.locator('#menu-bot summary').click()
      await salma.locator('#menu-bot button').click()
    }
    await asked.nth(before).waitFor()
    await amina.says('Amina Idrissi')
    await amina.page.locator('.bot', { hasText: '4 / 9' }).waitFor()
  },
)
