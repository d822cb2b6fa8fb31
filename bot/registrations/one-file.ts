import type { ExtraQuestion } from '../../flows/preregister/extra.ts'
import type { FileState, PersonData } from '../../flows/preregister/files.ts'
import { record, recorded } from '../../prisma/store/audit.ts'
import { type FileDetail, readFileDetail, withDuplicates } from '../../prisma/store/file-detail.ts'
import { questionsSchema } from '../../prisma/store/offers.ts'
import { LEADS_TO } from '../../prisma/store/registrations.ts'
import { type Acting, isSeen } from '../desk/acting.ts'
import type { Keys } from '../keys.ts'
import { plain, type ReadingParts } from './reading.ts'
import { openPerson } from './sealing.ts'
import type { FileView } from './view.ts'

/** A page that is looked at, acted on and shown again is one reading. */
const ONE_READING_MS = 10 * 60_000

/** A file with its history; null when there is none, or not for this person. Reading it is written in the journal. */
export async function readFile({ db, keys, now }: ReadingParts, who: Acting, reference: string): Promise<FileView | null> {
  const file = await readFileDetail(db, reference)
  if (!file || !isSeen(who, file.centre)) return null
  const reading = { at: now(), by: who, action: 'file.read', subject: 'file', about: reference, centre: file.centre }
  if (!(await recorded(db, reading, new Date(now().getTime() - ONE_READING_MS)))) await record(db, reading)
  const doubled = await withDuplicates(db, [file.personId])
  return viewOf(keys, file, doubled)
}

function viewOf(keys: Keys, file: FileDetail, doubled: ReadonlySet<string>): FileView {
  const person = openPerson(keys, file.person)
  return {
    ...plain(file),
    name: person.name,
    duplicate: doubled.has(file.personId),
    person: shortened(person),
    beneficiary: file.beneficiary,
    rsu: file.rsu,
    hours: file.hours,
    needs: JSON.parse(file.needs) as string[],
    offer: file.offerId,
    reason: file.reason,
    conversation: file.conversationId,
    extra: extraOf(keys, file),
    consents: file.person.consents.map(({ id: _, personId: __, textHash: ___, ...consent }) => consent),
    history: file.events.map(({ kind, from, to, reason, staffId, at }) => ({ kind, from, to, reason, by: staffId, at })),
    others: file.person.registrations
      .filter(other => other.reference !== file.reference)
      .map(other => ({ ...other, state: other.state as FileState })),
    leadsTo: LEADS_TO[file.state as FileState] ?? [],
  }
}

/** A person as staff read them: of an identity card the last signs only. */
export const shortened = (person: PersonData): PersonData => ({ ...person, cin: person.cin && `…${person.cin.slice(-4)}` })

function extraOf(keys: Keys, { sealed, form, reference }: FileDetail): FileView['extra'] {
  if (!sealed || !form) return []
  const answers = keys.open<Record<string, unknown>>(sealed, `answers:${reference}`)
  const questions = questionsSchema.parse(JSON.parse(form.questions)) as ExtraQuestion[]
  return questions.flatMap(question => (Object.hasOwn(answers, question.id) ? [{ question, answer: answers[question.id] }] : []))
}
