import { slotKey } from '../../flows/appointments/slot-key.ts'
import { isLocale } from '../../locales/locale.ts'
import { eventOf, registering, shownLines } from './registering.ts'

const MADE = /^(bot|locale): |^to \w+:$|^ {2}/

/** Plays a transcript of appointments on a real database: the same lines as others, `@from 8`, `@now`, `@sweep`, and `@taken 2026-11-24 600`. */
export async function playAppointments(source: string): Promise<string> {
  const locale = /^@locale (\S+)$/m.exec(source)?.[1]
  const { bot, clock, hears, sent } = await registering(isLocale(locale) ? locale : 'ar', {})
  // one centre, one plan: what is offered is known by heart
  await bot.db.bookingPlan.deleteMany({ where: { id: { not: 'dakhla' } } })
  const out: string[] = []
  let from = '7'
  for (const line of source.split('\n').filter(line => !MADE.test(line))) {
    out.push(line)
    const [, setting, value = ''] = /^@([\w-]+) ?(.*)$/.exec(line) ?? []
    if (setting === 'from') from = value
    if (setting === 'now') clock.forward(new Date(value).getTime() - clock.now().getTime())
    if (setting === 'plan') await bot.db.bookingPlan.updateMany({ data: JSON.parse(value) as object })
    if (setting === 'taken') await takenBySomebody(hears, value)
    if (setting === 'sweep') {
      const before = sent.length
      await bot.sweep()
      await bot.outbox('telegram')?.idle()
      out.push(...sent.slice(before).flatMap(message => [`to ${message.to}:`, ...shownLines(message)]))
    }
    const [, who = '', said = ''] = /^(\w+): ?(.*)$/.exec(line) ?? []
    const event = eventOf(who, said)
    if (event) out.push(...(await hears(event, from)).flatMap(shownLines))
  }
  return out.join('\n').replace(/RDV-\d{3}-\d{4}/g, 'RDV-000-0000')
}

type Hears = Awaited<ReturnType<typeof registering>>['hears']

// another telephone books it, to the end
async function takenBySomebody(hears: Hears, value: string): Promise<void> {
  const [date = '', from = ''] = value.split(' ')
  const key = slotKey({ plan: 'dakhla', date, from: Number(from) })
  for (const id of [
    'appointment-new',
    'appointment:service/reception',
    `appointment:slot/${key}`,
    'appointment:who/me',
    'appointment:name/skip',
    'appointment:confirm/yes',
  ])
    await hears({ kind: 'choice', id }, `other-${value}`, 'fr')
}
