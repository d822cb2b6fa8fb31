import { randomUUID } from 'node:crypto'
import { expect, onTestFinished, test } from 'vitest'
import type { Bot } from '../../bot/bot.ts'
import { createWeb } from '../../bot/channels/web/index.ts'
import { createLog } from '../../bot/log.ts'
import { slotKey } from '../../flows/appointments/slot-key.ts'
import { buildApp } from '../../server/app.ts'
import { CHAT, telegramBench } from '../support/telegram-bench.ts'
import { testBot } from '../support/test-bot.ts'
import { until } from '../support/until.ts'

const WAY = [
  'appointment-new',
  'appointment:service/reception',
  `appointment:slot/${slotKey({ plan: 'dakhla', date: '2026-11-24', from: 600 })}`,
  'appointment:who/me',
  'appointment:name/skip',
  'appointment:confirm/yes',
]
const PLACE = { ar: 'شارع الولاء', ary: 'شارع الولاء', 'ary-Latn': 'Chari3 lwala2', fr: 'Avenue El Walaa' }

/** One centre, whose place on the map is known. */
async function placed(bot: Bot) {
  await bot.db.bookingPlan.deleteMany({ where: { id: { not: 'dakhla' } } })
  await bot.db.centre.updateMany({ data: { place: PLACE, latitude: 23.6848, longitude: -15.957 } })
  await bot.reread()
}

const ENTRY =
  /^BEGIN:VCALENDAR\r\n[\s\S]*UID:RDV-\d{3}-\d{4}@jisr\r\n[\s\S]*DTSTART:20261124T100000\r\nDTEND:20261124T103000\r\n[\s\S]*END:VCALENDAR\r\n$/

test('on Telegram an appointment comes with its entry for a calendar and the place on the map', async () => {
  const { bench, fake, channel } = await telegramBench('polling')
  const bot = await testBot([channel])
  onTestFinished(() => bench.close())
  await placed(bot)
  for (const id of WAY)
    await bot.hear('telegram', { id: randomUUID(), from: `${CHAT}`, event: { kind: 'choice', id }, at: bot.clock.now(), hint: 'fr' })
  await until(() => fake.shown.some(({ text }) => text.includes('Pour changer ou annuler')), 'all of it to arrive')
  const entry = fake.shown.find(({ file }) => file !== undefined)
  expect(entry?.file).toMatchObject({ as: 'document', name: 'rendez-vous.ics' })
  expect(entry?.file?.content.toString()).toMatch(ENTRY)
  expect(entry?.text).toContain('Rendez-vous pris')
  expect(fake.shown.flatMap(({ place }) => place ?? [])).toEqual([{ latitude: 23.6848, longitude: -15.957 }])
})

test('on the web an appointment comes with its entry for a calendar, to be saved, and the place on the map', async () => {
  const web = createWeb()
  const bot = await testBot([web])
  await placed(bot)
  const config = { sessionKey: 'a key for tests, thirty-two characters or more', embedOrigins: [], defaultLocale: 'fr' as const }
  const app = await buildApp({ bot, web, telegram: null, config, log: createLog('silent') })
  onTestFinished(() => app.close())
  let cookie = ''
  for (const choice of WAY) {
    const answer = await app.inject({ method: 'POST', url: '/chat/messages', payload: { id: randomUUID(), choice }, headers: { cookie } })
    expect(answer.statusCode).toBe(202)
    cookie = answer.cookies.map(({ name, value }) => `${name}=${value}`).join() || cookie
  }
  const { body } = await app.inject({ url: '/', headers: { cookie, accept: 'text/html' } })
  const [, address = ''] = /<a class="file saved" href="([^"]+)" download="rendez-vous\.ics"/.exec(body) ?? []
  const file = await app.inject({ url: address, headers: { cookie } })
  expect([file.statusCode, file.headers['content-type']]).toEqual([200, expect.stringContaining('text/calendar')])
  expect(file.headers['content-disposition']).toContain('attachment')
  expect(file.body).toMatch(ENTRY)
  expect(body).toContain('href="geo:23.6848,-15.957"')
  expect(body).toContain('Avenue El Walaa')
})
