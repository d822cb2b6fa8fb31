import type { AnnouncementRefusal } from '../../../bot/announcements/index.ts'
import type { State } from '../../../flows/announcements/announcement.ts'
import { TOPICS } from '../../../flows/announcements/audience.ts'
import { clockTime } from '../../../flows/centres/opening.ts'
import { centreName } from '../centres.ts'
import { wordFor } from '../messages/words.ts'
import type { Ask, Outcome } from '../page.ts'

export const HERE = '/console/announcements'
export const announcementAddress = (id: string): `/console/announcements/${string}` => `${HERE}/${id}`

/** Where a file is looked at, of an announcement or of an offer, by its name in the media store. */
export const fileAddress = (file: string): `/console/announcements/files/${string}` => `${HERE}/files/${file}`

/** Where a file is put, or taken away, of an announcement as it was seen. */
export const slotAddress = ({ id, version }: { id: string; version: number }, slot: string, deed: '' | '/remove' = ''): string =>
  `${announcementAddress(id)}/files/${slot}${deed}?version=${version}`

/** Who writes announcements, and who approves them and has them sent. The others read. */
export const WRITE_ROLES = ['officer', 'manager', 'administrator'] as const
export const LEAD_ROLES = ['manager', 'administrator'] as const

export const stateWord = ({ words }: Ask, state: State): string => words(`announce.state.${state}`)

/** What one can ask to be told of, in words: a topic, or a centre. */
export function topicWord(ask: Ask, topic: string): string {
  const known = TOPICS.find(each => each === topic)
  if (known) return ask.words(`announce.topic.${known}`)
  return topic.startsWith('centre:') ? centreName(ask, topic.slice('centre:'.length)) : topic
}

export const reasonWord = (ask: Ask, reason: string): string => wordFor(ask, 'announce.reason', reason)

/** What is wrong, said to whoever tried: nothing was done. */
export function notDone({ words }: Ask, refusal: AnnouncementRefusal): Outcome {
  if (refusal.refused === 'not-found') return null
  if (refusal.refused === 'invalid') return invalid(words(`announce.refused.${refusal.why}`), refusal.why)
  return { refused: refusal.refused === 'not-allowed' ? 403 : 409, sentence: words(`announce.refused.${refusal.refused}`) }
}

/** The field of the editor a refusal is about; others stand above the form. */
const AT: Readonly<Record<string, string>> = {
  'no-file': 'registered',
  centres: 'centres',
  'offer-closed': 'offer',
  'offer-elsewhere': 'offer',
}

const invalid = (sentence: string, why: string): Outcome => {
  const field = AT[why]
  return { refused: 422, sentence, ...(field !== undefined && { fields: { [field]: sentence } }) }
}

/** A date and minutes of Casablanca's clock, as holes of a sentence. */
export const momentOf = ({ date, minutes }: { date: string; minutes: number }) => ({
  date: date.split('-').reverse().join('/'),
  time: clockTime(minutes),
})

/** A number in groups of three with a narrow space that does not break, read the same in both languages. */
export const numberOf = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f')
