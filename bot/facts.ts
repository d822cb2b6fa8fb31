import { NO_BOOKINGS } from '../flows/appointments/facts.ts'
import { feastOf } from '../flows/centres/opening.ts'
import type { Content } from '../flows/content.ts'
import { ALWAYS } from '../flows/engine/say.ts'
import type { Choice, LocalTime, World } from '../flows/engine/types.ts'
import { NO_NEWS } from '../flows/news/facts.ts'
import { NO_FILES } from '../flows/preregister/files.ts'
import { renderLabel } from '../locales/index.ts'
import { LOCALES, type Words } from '../locales/locale.ts'
import { kept } from '../nlu/kept.ts'
import type { Model } from '../nlu/model.ts'
import { bestNamed, type Names } from '../nlu/named.ts'
import { pick } from '../nlu/pick.ts'
import { createUnderstanding } from '../nlu/understand.ts'

/** What a turn may know, for one moment of the clock. */
export type Facts = { world(now: Date, local: LocalTime, onCall?: boolean): World }

/** Puts the content of this installation and what it understands together. Built once, and again when the content changes. */
export function createFacts(content: Content, aliases: Readonly<Record<string, readonly string[]>>, model: Model): Facts {
  const understanding = createUnderstanding({ model, names: namesOf(content, aliases) })
  const feasts = feastsOf(content)
  return {
    world: (now, local, onCall = false) => ({
      now: local,
      content,
      files: NO_FILES,
      bookings: NO_BOOKINGS,
      news: NO_NEWS,
      understand: once(text => understanding(text, { now, today: local.date, holidays: feasts })),
      pick: once(picked),
      mentioned: (text, named) => bestNamed(text, named)?.key ?? null,
      onCall,
    }),
  }
}

// what is asked for the facts a turn wants is asked again when it is decided
function once<A extends readonly unknown[], T>(read: (...asked: A) => T): (...asked: A) => T {
  let last: { asked: A; read: T } | undefined
  return (...asked) => {
    if (!last?.asked.every((each, i) => each === asked[i])) last = { asked, read: read(...asked) }
    return last.read
  }
}

const said = (words: Words): string[] => [...new Set(Object.values(words))]

function feastsOf({ holidays }: Content): { date: string; key: string }[] {
  return holidays.flatMap(holiday => {
    const key = feastOf(holiday)
    return key ? [{ date: holiday.date, key }] : []
  })
}

function namesOf(content: Content, aliases: Readonly<Record<string, readonly string[]>>): Names {
  return {
    services: content.services.map(({ key, names }) => ({ key, words: [...said(names), ...(aliases[key] ?? [])] })),
    centres: content.centres.map(({ key, names }) => ({ key, words: said(names) })),
    themes: content.themes.map(({ key, names }) => ({ key, words: said(names), common: true })),
    communes: content.communes.map(({ names, variants }) => ({ key: names.fr, words: [...said(names), ...variants] })),
  }
}

// 0 and 9 keep their meaning whatever was offered; the others count in the order shown
const NUMBERS = Array.from({ length: 9 }, (_, i) => ({ id: String(i + 1), labels: [] }))

// nobody spells out a choice in more than this
const LONGEST_CHOICE = 80

function picked(text: string, offered: readonly Choice[]): string | null {
  if (text.length > LONGEST_CHOICE) return null
  const counted = offered.filter(({ id }) => !ALWAYS.some(always => always.id === id))
  const found = pick(text, counted.map(option))
  if (found !== null) return found
  if (/^\P{L}*[0٠۰]\P{L}*$/u.test(text) && !/[1-9١-٩۱-۹]/.test(text)) return 'menu'
  const number = pick(text, NUMBERS)
  if (number !== null) return number === '9' ? 'person' : null
  return pick(text, ALWAYS.map(option))
}

const option = ({ id, label }: Choice) => ({ id, labels: labelsOf(JSON.stringify(label)) })

// the same few hundred labels are offered over and over
const labelsOf = kept(1_000, (label: string) => LOCALES.map(locale => renderLabel(JSON.parse(label) as Choice['label'], locale)))
