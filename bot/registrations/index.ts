import type { Content } from '../../flows/content.ts'
import type { ExtraQuestion } from '../../flows/preregister/extra.ts'
import type { Correction } from '../../flows/preregister/files.ts'
import { LAST_ID } from '../../prisma/last-id.ts'
import { record } from '../../prisma/store/audit.ts'
import { isInUse } from '../../prisma/store/offers.ts'
import { type Acting, isSeen } from '../desk/acting.ts'
import type { Log } from '../log.ts'
import { type Bulks, createBulks } from './bulk.ts'
import { correctFile } from './correct.ts'
import { duplicatesOf, listDuplicates } from './duplicates.ts'
import type { ExportAs } from './export.ts'
import { type Exported, exportFiles } from './export.ts'
import { forget, proofOf } from './forget.ts'
import type { Chance, Permits } from './look.ts'
import { keepApart, merge, unmerge } from './merging.ts'
import { type FileRefusal, type Move, type Moved, type MovingParts, move, type Preview, preview } from './moving.ts'
import { currentForm, listOffers, type OfferDraft, type OfferView, publishForm, removeOffer, saveOffer } from './offering.ts'
import { readFile } from './one-file.ts'
import { countFiles, glanceAt, listFiles, referencesOf, someFiles } from './reading.ts'
import type { DuplicateView, FileFilter, FileGlance, FilePage, FileRow, FileView } from './view.ts'
import { registerWalkIn, type WalkIn } from './walk-in.ts'

export type { Progress } from './bulk.ts'
export type { FileRefusal, Move, Moved, Preview } from './moving.ts'
export { NEEDS_REASON } from './moving.ts'
export type { OfferDraft, OfferView } from './offering.ts'
export * from './view.ts'

type Done = { done: true } | FileRefusal

/**
 * What staff may see and do with files. Every call names who acts, sees only the files of their centres and of none yet, and is a value
 * when refused. All acts, every reading of a file, and every export are written in the journal.
 */
export type Registrations = {
  /** What the law and the CNDP allow this installation. */
  permits: Permits
  /** Files, latest first; `after` is the `next` of the page before. */
  list(who: Acting, filter: FileFilter, after?: number | null): Promise<FilePage>
  counts(who: Acting): Promise<Record<string, number>>
  file(who: Acting, reference: string): Promise<FileView | null>
  /** Files by their references, without those this person may not see. */
  some(who: Acting, references: readonly string[]): Promise<FileRow[]>
  /** The files begun in a conversation; that this person may see the conversation is checked by who asks. */
  ofConversation(who: Acting, conversationId: string): Promise<FileGlance[]>
  /** The very words its owner would read if it were moved so, and whether she would. */
  preview(who: Acting, reference: string, to: Move): Promise<Preview | null>
  /** Moves a file to another state and tells its owner. `documents-missing` and `refused` need a reason. */
  move(who: Acting, reference: string, to: Move): Promise<Moved | FileRefusal>
  /** Sends a file on to another centre, which follows it from then on. */
  refer(who: Acting, reference: string, centre: string, why: string): Promise<Moved | FileRefusal>
  /** The references of all files of a filter; null when they are more than `most`. */
  references(who: Acting, filter: FileFilter, most: number): Promise<string[] | null>
  /** Moves many. */
  bulks: Bulks
  /** Closes a file at its owner's demand, and ends the consent when it was the last. */
  withdraw(who: Acting, reference: string): Promise<Moved | FileRefusal>
  correct(who: Acting, reference: string, correction: Correction): Promise<Done>
  walkIn(who: Acting, walkIn: WalkIn): Promise<{ reference: string } | FileRefusal>
  duplicates(who: Acting, state?: DuplicateView['state'], after?: number | null): Promise<{ pairs: DuplicateView[]; next: number | null }>
  /** The pairs the person of a file is in. */
  duplicatesOf(who: Acting, reference: string): Promise<DuplicateView[]>
  merge(who: Acting, duplicate: number): Promise<Done>
  unmerge(who: Acting, duplicate: number): Promise<Done>
  keepApart(who: Acting, duplicate: number): Promise<Done>
  /** A table for a spreadsheet, in constant memory; only for those who lead. */
  export(who: Acting, filter: FileFilter, as: ExportAs, told?: (rows: number) => void): Promise<Exported | FileRefusal>
  /** Erases the person of a file at her demand; the proof is for her. Only for those who lead. */
  forget(who: Acting, reference: string): Promise<{ proof: string } | FileRefusal>
  offers(): Promise<OfferView[]>
  saveOffer(who: Acting, offer: OfferDraft): Promise<{ id: string } | FileRefusal>
  /** Whether an offer cannot be taken away any more. */
  isOfferInUse(id: string): Promise<boolean>
  removeOffer(who: Acting, id: string): ReturnType<typeof removeOffer>
  form(service: string): ReturnType<typeof currentForm>
  publishForm(who: Acting, service: string, questions: readonly ExtraQuestion[]): ReturnType<typeof publishForm>
}

export type RegistrationsParts = MovingParts & { log: Pick<Log, 'error'>; chance: Chance; permits: Permits; content(): Content }

/** The registrations of one installation, as the console works with them. */
export function createRegistrations(parts: RegistrationsParts): Registrations {
  const { db, keys, clock, chance, content } = parts
  const reading = { db, keys, now: clock.now, today: () => clock.local(clock.now()).date, chance, content, permits: parts.permits }
  return {
    permits: parts.permits,
    list: (who, filter, after = null) => listFiles(reading, who, filter, after),
    counts: who => countFiles(reading, who),
    file: (who, reference) => readFile(reading, who, reference),
    some: (who, references) => someFiles(reading, who, references),
    ofConversation: (who, id) => glanceAt(reading, who, id),
    preview: (who, reference, to) => preview(parts, who, reference, to),
    move: (who, reference, to) => move(parts, who, reference, to),
    refer: (who, reference, centre, why) => refer(parts, who, reference, centre, why),
    withdraw: (who, reference) => move(parts, who, reference, { to: 'closed', reason: null, withdrawn: true }),
    references: (who, filter, most) => referencesOf(reading, who, filter, most),
    bulks: createBulks(parts),
    correct: (who, reference, correction) => correct(parts, who, reference, correction),
    walkIn: (who, walkIn) => registerWalkIn(reading, who, walkIn),
    duplicates: (who, state = 'open', after = null) => listDuplicates(reading, who, state, after),
    duplicatesOf: (who, reference) => duplicatesOf(reading, who, reference),
    merge: (who, id) => merge(reading, who, id),
    unmerge: (who, id) => unmerge(reading, who, id),
    keepApart: (who, id) => keepApart(reading, who, id),
    export: (who, filter, as, told) => exportFiles(reading, who, filter, as, told),
    forget: (who, reference) => forgetFor(parts, who, reference),
    offers: () => listOffers(parts),
    saveOffer: (who, offer) => saveOffer(parts, who, offer),
    isOfferInUse: id => isInUse(db, id),
    removeOffer: (who, id) => removeOffer(parts, who, id),
    form: service => currentForm(parts, service),
    publishForm: (who, service, questions) => publishForm(parts, who, service, questions),
  }
}

async function refer(parts: RegistrationsParts, who: Acting, reference: string, centre: string, why: string): Promise<Moved | FileRefusal> {
  if (!parts.content().centres.some(({ key }) => key === centre)) return { refused: 'not-found' }
  return move(parts, who, reference, { to: 'referred', reason: why, centre })
}

async function correct({ db, keys, clock }: RegistrationsParts, who: Acting, reference: string, correction: Correction): Promise<Done> {
  return db.$transaction(async tx => {
    const file = await tx.registration.findUnique({ where: { reference }, select: { centre: true } })
    if (!file || !isSeen(who, file.centre)) return { refused: 'not-found' }
    const at = clock.now()
    await correctFile(tx, keys, reference, correction, { staffId: who.id, at })
    const { centre } = file
    await record(tx, {
      at,
      by: who,
      action: 'file.corrected',
      subject: 'file',
      about: reference,
      centre,
      detail: { field: correction.field },
    })
    return { done: true }
  })
}

async function forgetFor(
  { db, keys, clock, chance }: RegistrationsParts,
  who: Acting,
  reference: string,
): Promise<{ proof: string } | FileRefusal> {
  if (who.role !== 'manager' && who.role !== 'administrator') return { refused: 'not-allowed' }
  const proof = proofOf(chance)
  return db.$transaction(async tx => {
    const file = await tx.registration.findUnique({ where: { reference }, select: { centre: true, conversationId: true } })
    if (!file || !isSeen(who, file.centre)) return { refused: 'not-found' }
    const at = clock.now()
    const { conversationId } = file
    await forget(tx, keys, { reference, proof, conversationId, but: LAST_ID, staffId: who.id, at })
    await record(tx, { at, by: who, action: 'person.erased', subject: 'erasure', about: proof, centre: file.centre })
    return { proof }
  })
}
