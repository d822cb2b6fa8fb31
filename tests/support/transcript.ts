import { numbered } from '../../bot/channels/plain.ts'
import { shown } from '../../bot/show.ts'
import { newSession } from '../../bot/turn.ts'
import type { Action } from '../../flows/engine/action.ts'
import type { FloorAct, Incoming } from '../../flows/engine/incoming.ts'
import type { Session } from '../../flows/engine/types.ts'
import { step } from '../../flows/index.ts'
import { isLocale, type Locale } from '../../locales/locale.ts'
import { MONDAY_MORNING, worldAt } from './world.ts'

const HIDDEN = /[\u2066-\u2069]/g
const MADE = /^(bot|does|locale): |^ {2}/

function lines(action: Action, locale: Locale): string[] {
  if (action.kind !== 'say') return [`does: ${JSON.stringify(action)}`]
  const { text, choices } = shown(action, locale)
  return [`bot: ${text.replaceAll('\n', '\n  ')}`, ...choices.map((choice, i) => `  ${numbered(choice, i)}`)].map(line =>
    line.replace(HIDDEN, '').replaceAll('\u00a0', ' '),
  )
}

/** What comes from outside, by the word that begins its line. */
const EVENTS: Readonly<Record<string, (said: string) => Incoming>> = {
  user: text => ({ kind: 'text', text }),
  taps: id => ({ kind: 'choice', id }),
  sends: sent,
  staff: () => ({ kind: 'handed-back' }),
}

// “photo”, “photo of album1”, “photo: words under it”
function sent(what: string): Incoming {
  const [, media = '', album, caption] = /^(\w+)(?: of (\w+))?(?:: (.*))?$/.exec(what) ?? []
  if (media === 'location') return { kind: 'location', latitude: 23.7, longitude: -15.9 }
  if (media === 'contact') return { kind: 'contact', name: 'Zineb', phone: '0600000000' }
  return { kind: 'media', media: media as 'voice', file: 'f', ...(album && { album }), ...(caption && { caption }) }
}

/** What staff, or time, did, by the word after `@`. */
const ACTS: Readonly<Record<string, (value: string) => FloorAct>> = {
  taken: name => ({ kind: 'taken', name }),
  released: () => ({ kind: 'released' }),
  referred: centre => ({ kind: 'referred', centre }),
  resolved: () => ({ kind: 'resolved', handover: 'h1', ask: true }),
  unclaimed: () => ({ kind: 'unclaimed' }),
  failed: () => ({ kind: 'failed' }),
}

/**
 * Plays the lines of a transcript that come from outside, through the real understanding and the real flows, and returns
 * the whole transcript as it really went. `@now` sets the clock, `@locale` the first language, `@staff` gives a person the floor,
 * unsaid; `@taken Salma`, `@released`, `@referred dakhla`, `@resolved`, `@unclaimed` and `@failed` are what staff, time or a fault does.
 * `@on-call` puts somebody on call.
 */
export function play(source: string): string {
  let now = MONDAY_MORNING
  let onCall = false
  let session: Session = newSession('ar')
  const out: string[] = []

  function turn(event: Incoming): void {
    const { session: after, actions } = step(session, event, { ...worldAt(now), onCall })
    session = JSON.parse(JSON.stringify(after)) as Session // what is kept must survive keeping
    out.push(...actions.flatMap(action => lines(action, session.locale)))
  }

  for (const line of source.split('\n').filter(line => !MADE.test(line))) {
    out.push(line)
    const [, setting, value = ''] = /^@([\w-]+) ?(.*)$/.exec(line) ?? []
    if (setting === 'now') now = new Date(value)
    if (setting === 'locale' && isLocale(value)) session = { ...session, locale: value }
    if (setting === 'staff') session = { ...session, mode: 'staff' }
    if (setting === 'on-call') onCall = true
    const act = ACTS[setting ?? '']
    if (act) turn(act(value))
    const [, who = '', said = ''] = /^(\w+): ?(.*)$/.exec(line) ?? []
    const event = EVENTS[who]
    if (event) turn(event(said))
  }
  return out.join('\n')
}
