import type { ExtraQuestion } from '../../flows/preregister/extra.ts'
import type { FileState, PersonData } from '../../flows/preregister/files.ts'
import type { Locale } from '../../locales/locale.ts'

/** Which files a list shows. `search`: a reference, a phone or a name, however spelled. `from` and `until` are instants. */
export type FileFilter = {
  search?: string
  states?: readonly FileState[]
  service?: string
  centre?: string
  commune?: string
  offer?: string
  /** Years of age today, both included; whose birth is not known is of no age. */
  ages?: { from: number; to: number }
  from?: Date
  until?: Date
}

/** A file in a list. `duplicate`: somebody may be the same person, and nobody has looked. */
export type FileRow = {
  reference: string
  name: string | null
  service: string
  centre: string | null
  commune: string | null
  state: FileState
  channel: string
  locale: Locale
  receivedAt: Date
  changedAt: Date
  duplicate: boolean
}
/** A file as it is shown beside its conversation. */
export type FileGlance = { reference: string; service: string; state: FileState; beneficiary: string; receivedAt: Date }
/** `next`: what to ask the following page with; null at the end. */
export type FilePage = { rows: readonly FileRow[]; next: number | null }

/** Something that happened to a file. `by`: id of the staff, null when its owner or time did it. */
export type FileEvent = { kind: string; from: string | null; to: string | null; reason: string | null; by: string | null; at: Date }

/** A file as staff work on it. */
export type FileView = FileRow & {
  /** The CIN is cut to its last four signs. */
  person: PersonData
  beneficiary: string
  rsu: string | null
  hours: string | null
  needs: readonly string[]
  offer: string | null
  reason: string | null
  /** Its conversation, to write there; null for somebody who came in person. */
  conversation: string | null
  /** The optional questions that were asked, with their answers. */
  extra: readonly { question: ExtraQuestion; answer: unknown }[]
  consents: readonly { version: number; locale: string; channel: string; givenAs: string; at: Date; withdrawnAt: Date | null }[]
  history: readonly FileEvent[]
  /** The other files of the same person. */
  others: readonly { reference: string; service: string; state: FileState }[]
  /** The states it may be moved to. */
  leadsTo: readonly FileState[]
}

/** Two people who are probably one, side by side. */
export type DuplicateView = {
  id: number
  state: 'open' | 'merged' | 'apart'
  at: Date
  earlier: DuplicateSide
  later: DuplicateSide
}
export type DuplicateSide = {
  person: PersonData
  commune: string | null
  files: readonly { reference: string; service: string; state: FileState }[]
}

/** What the owner of a file is told: in her language, or why she is not. */
export type Told = 'told' | 'no-conversation' | 'discreet' | 'with-staff' | 'forgotten'
