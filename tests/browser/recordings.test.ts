import { expect, it } from 'vitest'
import { tooWide, violations } from '../support/axe.ts'
import { ogg } from '../support/media-samples.ts'
import { PHONE, windows } from '../support/windows.ts'

// a microphone that beeps, and a browser that says yes to whoever may ask
const house = windows({ flags: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'] })
const { desk, citizen } = house
const HERE = '/console/settings/recordings'

it('records a real note, listened to before it is kept; who asks of the service hears it, until it is taken away', async () => {
  const salma = await desk('salma', `${HERE}/rsu`)
  const arabic = salma.locator('section', { has: salma.locator('#recording-ar') })
  expect(await arabic.locator('.to-read').textContent()).toMatch(/\p{Script=Arabic}/u)
  const toggle = arabic.locator('[data-recorder-toggle]')
  await toggle.click()
  await toggle.getByText('0:01').waitFor()
  await toggle.click()
  const preview = arabic.locator('[data-recorder-heard] audio')
  await preview.waitFor()
  const seconds = await preview.evaluate(
    (audio: HTMLAudioElement) =>
      new Promise<number>((resolve, reject) => {
        audio.addEventListener('timeupdate', () => audio.currentTime > 0.3 && resolve(audio.currentTime))
        audio.addEventListener('error', () => reject(new Error(audio.error?.message)))
        audio.muted = true
        void audio.play()
      }),
  )
  expect(seconds).toBeGreaterThan(0.3)
  expect(await house.served.db.recording.count()).toBe(0)
  expect(await violations(salma)).toEqual([])
  await arabic.locator('[data-recorder-keep]').click()
  await salma.locator('.notice.good').waitFor()
  await arabic.getByText('Enregistré par Salma').waitFor()
  expect(await house.served.db.recording.findFirst()).toMatchObject({ service: 'rsu', variety: 'ar', mime: 'audio/webm', staffId: 'salma' })

  const fatima = await citizen('ar', 'ما هو السجل الاجتماعي الموحد؟')
  await fatima.page.locator('.bot audio').waitFor()
  expect(await fatima.page.locator('.bot', { has: fatima.page.locator('audio') }).textContent()).toContain('🔊')

  await arabic.locator('summary').click()
  await arabic.locator('.ask-first .btn-danger').click()
  await salma.locator('.notice.good').waitFor()
  expect(await house.served.db.recording.count()).toBe(0)
}, 60_000)

it('takes a file in the place of a recording; on a phone, in Arabic, nothing runs out of the window or keeps anybody out', async () => {
  const khadija = await desk('khadija', `${HERE}/rsu`, PHONE)
  const darija = khadija.locator('section', { has: khadija.locator('#recording-ary') })
  await darija.locator('[data-keeps-file]').setInputFiles({ name: 'rsu.ogg', mimeType: 'audio/ogg', buffer: ogg() })
  await darija.locator('audio[src]').waitFor()
  await khadija.locator('.notice.good').waitFor()
  expect([await tooWide(khadija), await violations(khadija)]).toEqual([0, []])
  await khadija.goto(`${house.served.url}${HERE}`)
  await khadija.getByText('الدارجة').waitFor()
  expect([await tooWide(khadija), await violations(khadija)]).toEqual([0, []])
}, 60_000)
