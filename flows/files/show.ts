import type { Param, Phrase } from '../../locales/param.ts'
import type { Say } from '../engine/action.ts'
import { leadingTo, phrase, say } from '../engine/say.ts'
import type { Choice, Reply, Situation } from '../engine/types.ts'
import { newsKept } from '../news/told.ts'
import { shownBirth } from '../preregister/birth.ts'
import { type File, type FileState, NEEDS } from '../preregister/files.ts'
import { shownPlace } from '../preregister/questions/life.ts'
import { readBack } from '../read-back.ts'

const AFTER: readonly Choice[] = [
  { id: 'file-correct', label: phrase('file.correct'), emoji: '✏️' },
  { id: 'file-withdraw', label: phrase('file.withdraw'), emoji: '↩️' },
  { id: 'file-export', label: phrase('file.export'), emoji: '🔎' },
  { id: 'file-forget', label: phrase('file.forget'), emoji: '🧹' },
]

export const serviceName = ({ world }: Situation, key: string): Param =>
  world.content.services.find(service => service.key === key)?.names ?? phrase('form.none')

/** Where a file stands, in a sentence. `reason` is the staff's own words. */
export function stateSaid(now: Situation, file: Pick<File, 'reference' | 'service' | 'state' | 'reason'>): Say {
  const params = { reference: { code: file.reference }, service: serviceName(now, file.service) }
  const said = say(`file.state.${file.state}`, params)
  return file.reason && TELLS_WHY.has(file.state) ? say('file.because', { said, reason: file.reason }) : said
}
const TELLS_WHY: ReadonlySet<FileState> = new Set(['documents-missing', 'refused', 'referred'])

/** Where the file is, since when, and what can be done about it. */
export function status(file: File, now: Situation): Reply {
  return { says: [stateSaid(now, file), leadingTo(say('file.since', { day: { date: file.changedOn } }), ...AFTER)] }
}

/** All that is kept of a person, readable: the data, where they came from, what they are told of, the consent. */
export function everything(file: File, now: Situation): Reply {
  return {
    says: [
      say('file.known', { reference: { code: file.reference }, lines: { lines: lines(file, now) } }),
      ...told(now),
      leadingTo(say('file.rights', { day: { date: file.consent?.on ?? file.receivedOn }, version: file.consent?.version ?? 1 }), ...AFTER),
    ],
  }
}

/** What they are told of by announcements, where there is anything to say of it. */
export const told = (now: Situation): Say[] => [newsKept(now)].filter(each => each !== null)

function lines(file: File, now: Situation): Phrase[] {
  const { person } = file
  const values: [Parameters<typeof label>[0], Param | null][] = [
    ['name', person.name],
    ['birth', person.birth && shownBirth(person.birth)],
    ['phone', person.phone && readBack({ kind: 'phone', value: person.phone, text: '' }, now.world.content)],
    ['place', shownPlace({ commune: file.commune, quarter: person.quarter }, now)],
    ['guardianName', person.guardian],
    ['cin', person.cin && { code: `…${person.cin.slice(-4)}` }],
    ['offer', serviceName(now, file.service)],
    ['hours', file.hours && phrase(`preregister.hours-${file.hours}` as 'preregister.hours-any')],
    ['needs', needsOf(file)],
    ['rsu', file.rsu && phrase(file.rsu === 'unknown' ? 'preregister.rsu-unknown' : (`question.${file.rsu}` as 'question.yes'))],
    ['language', phrase(`language.${file.locale}`)],
  ]
  return values
    .filter(([, value]) => value !== null)
    .map(([step, value], i) => phrase('form.line', { n: i + 1, label: label(step), value: value ?? '' }))
}

const label = (step: 'name' | 'birth' | 'phone' | 'place' | 'guardianName' | 'cin' | 'offer' | 'hours' | 'needs' | 'rsu' | 'language') =>
  phrase(`preregister.label.${step}`)

const needsOf = ({ needs }: File): Param | null => {
  const said = NEEDS.filter(need => needs.includes(need))
  return said.length > 0 ? { list: said.map(need => phrase(`preregister.need-${need}`)) } : null
}
