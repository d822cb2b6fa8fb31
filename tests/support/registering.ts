import type { Channel, Outgoing } from '../../bot/channels/channel.ts'
import { numbered } from '../../bot/channels/plain.ts'
import type { Incoming } from '../../flows/engine/incoming.ts'
import { referenceOf } from '../../flows/preregister/reference.ts'
import { isLocale, type Locale } from '../../locales/locale.ts'
import { addOffers, announcedTo } from './offers.ts'
import { testBot, testClock } from './test-bot.ts'
import { MONDAY_MORNING } from './world.ts'

/** The first references drawn in a test, in order. */
export const REFERENCES = Array.from({ length: 40 }, (_, i) => referenceOf(i * 1_234_567 + 89))

/** A whole registration, answer by answer, of an invented person: for herself, born on 12 March 1984. */
export const WHOLE: readonly string[] = [
  ...['Je veux m’inscrire', 'oui', '1', 'Formation', 'Alphabétisation'],
  ...['Amina Idrissi', '12/3/1984', '06 12 34 56 78', 'Dakhla, Al Massira'],
  ...['1', '1', '3', '1'],
]

/** A real assistant on a real database, whose chance is known, with what it said last at hand. */
export async function registering(
  locale: Locale = 'fr',
  { permits, fixed = false }: { permits?: { cin: boolean; cndp: string | null }; fixed?: boolean } = {},
) {
  const clock = testClock(MONDAY_MORNING)
  const sent: (Outgoing & { to: string })[] = []
  const channel: Channel = {
    name: 'telegram',
    can: { buttons: 10, textLength: 4096 },
    start: async () => ({ stop: async () => {} }),
    send: async (to, message) => {
      sent.push({ ...message, to })
      return { id: String(sent.length) }
    },
  }
  // fixed: the same reference is drawn until somebody is told it
  let drawn = 0
  const bot = await testBot([channel], {
    clock,
    registrations: { chance: () => (fixed ? drawn : drawn++) * 1_234_567 + 89, ...(permits && { permits }) },
  })
  let heard = 0

  async function hears(event: Incoming, from = '7', hint: Locale = locale): Promise<Outgoing[]> {
    const before = sent.length
    await bot.hear('telegram', { id: String(++heard), from, event, at: clock.now(), hint })
    await bot.outbox('telegram')?.idle()
    const said = sent.slice(before).filter(({ to }) => to === from)
    if (fixed && said.some(({ text }) => text.includes(REFERENCES[drawn] ?? ''))) drawn += 1
    return said
  }
  return {
    bot,
    clock,
    sent,
    hears,
    writes: (text: string, from?: string) => hears({ kind: 'text', text }, from),
    taps: (id: string, from?: string) => hears({ kind: 'choice', id }, from),
    /** Everything said in answer to a message, in one text. */
    async says(text: string, from?: string) {
      return (await hears({ kind: 'text', text }, from)).map(message => message.text).join('\n')
    },
  }
}

const HIDDEN = /[\u2066-\u2069]/g
const MADE = /^(bot|locale): |^ {2}/

/**
 * Plays a transcript of registrations on a real database: the same lines as other transcripts, `@places cef 1`, `@from 8`, `@offers couture`
 * opens invented offers, `@announced couture` announces one to who writes, `@surveyed couture` asks them how it was.
 */
export async function playRegistrations(source: string): Promise<string> {
  const locale = /^@locale (\S+)$/m.exec(source)?.[1]
  const { bot, clock, hears } = await registering(isLocale(locale) ? locale : 'ar', { fixed: true })
  const out: string[] = []
  let from = '7'
  for (const line of source.split('\n').filter(line => !MADE.test(line))) {
    out.push(line)
    const [, setting, value = ''] = /^@(\w+) ?(.*)$/.exec(line) ?? []
    if (setting === 'from') from = value
    if (setting === 'now') clock.forward(new Date(value).getTime() - clock.now().getTime())
    if (setting === 'places') {
      const [id = '', places] = value.split(' ')
      await bot.db.offer.update({ where: { id }, data: { places: Number(places) } })
    }
    if (setting === 'offers') await addOffers(bot.db, value.split(' '))
    if (setting === 'announced') out.push(...(await hears(await announcedTo(bot.db, value, from), from)).flatMap(shownLines))
    if (setting === 'surveyed') out.push(...(await hears(await announcedTo(bot.db, value, from, true), from)).flatMap(shownLines))
    const [, who = '', said = ''] = /^(\w+): ?(.*)$/.exec(line) ?? []
    const event = eventOf(who, said)
    if (event) out.push(...(await hears(event, from)).flatMap(shownLines))
  }
  return out.join('\n')
}

export function eventOf(who: string, said: string): Incoming | null {
  if (who === 'user') return { kind: 'text', text: said }
  if (who === 'taps') return { kind: 'choice', id: said }
  return who === 'sends' ? { kind: 'media', media: said as 'voice', file: 'f' } : null
}

export const shownLines = ({ text, choices }: Outgoing): string[] =>
  [`bot: ${text.replaceAll('\n', '\n  ')}`, ...choices.map((choice, i) => `  ${numbered(choice, i)}`)].map(line =>
    line.replace(HIDDEN, '').replaceAll('\u00a0', ' '),
  )
