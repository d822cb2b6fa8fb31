import type { Locale, Words } from '../../locales/locale.ts'
import type { SaidFile } from '../engine/action.ts'

/**
 * `news` goes to those who asked to be told of a topic; `service` is about what somebody is registered for, and goes to those who
 * agreed to be registered.
 */
export const KINDS = ['news', 'service'] as const
export type Kind = (typeof KINDS)[number]

/** What an announcement may be told in: whatever of it is written, in whatever varieties. */
export type Written = { title?: string; text?: string }
export type Texts = { readonly [L in Locale]?: Written }

/** Characters of a title and of a text: what a template of WhatsApp still takes, the last line included. */
export const LONGEST = { title: 70, text: 600 } as const

/** What goes with the words: a picture for all, and the recording that is heard by who is answered in a variety. */
export type Carried = { picture?: SaidFile; voices: { readonly [L in Locale]?: SaidFile } }

/** What somebody is called to do about an offer: register, take a place that was freed, say how it was, or nothing, for they have one. */
export type Call = 'register' | 'seat' | 'opinion' | 'nothing'

/** An announcement as it is sent to one person. `offer`: what it is about. The words are in all varieties, so that staff may read along. */
export type Announced = {
  id: string
  offer: { id: string; service: string; calls: Call } | null
  title: Words | null
  text: Words
  carried: Carried
}

export const STATES = ['draft', 'submitted', 'approved', 'scheduled', 'freezing', 'sending', 'paused', 'done', 'cancelled'] as const
export type State = (typeof STATES)[number]

/** What is done with an announcement. `frozen` and `finish` are the machine's. */
export const DEEDS = [
  'edit',
  'submit',
  'withdraw',
  'approve',
  'schedule',
  'unschedule',
  'start',
  'frozen',
  'pause',
  'resume',
  'cancel',
  'finish',
  'retry',
] as const
export type Deed = (typeof DEEDS)[number]

// an edit takes an approval back; once people are being told nothing is edited any more
const LEADS_TO: { readonly [D in Deed]: readonly [from: readonly State[], to: State] } = {
  edit: [['draft', 'submitted', 'approved', 'scheduled'], 'draft'],
  submit: [['draft'], 'submitted'],
  withdraw: [['submitted', 'approved'], 'draft'],
  approve: [['submitted'], 'approved'],
  schedule: [['approved'], 'scheduled'],
  unschedule: [['scheduled'], 'approved'],
  start: [['approved', 'scheduled'], 'freezing'],
  frozen: [['freezing'], 'sending'],
  pause: [['sending'], 'paused'],
  resume: [['paused'], 'sending'],
  cancel: [['submitted', 'approved', 'scheduled', 'freezing', 'sending', 'paused'], 'cancelled'],
  finish: [['sending'], 'done'],
  retry: [['done'], 'sending'],
}

/** Why the machine ended an announcement: it could not go out in time, or nobody can register any more for what it calls for. */
export type EndedFor = 'too-late' | 'offer-closed'

/** From which states something may be done. */
export const from = (deed: Deed): readonly State[] => LEADS_TO[deed][0]

/** The state something leads to. */
export const leadsTo = (deed: Deed): State => LEADS_TO[deed][1]

/** Whether something may be done in a state. */
export const may = (deed: Deed, state: State): boolean => from(deed).includes(state)

export const RECIPIENT_STATES = ['queued', 'sending', 'sent', 'delivered', 'read', 'failed', 'excluded', 'cancelled'] as const

/** Failures that a person may have tried again: the others would fail again. */
export const PASSING = ['unavailable', 'too-many', 'unauthorised', 'limited', 'unknown'] as const

/** Why somebody of the audience is not told, the first that holds. The last two are found only when their turn comes. */
export const EXCLUSIONS = [
  'opted-out',
  'discreet',
  'no-consent',
  'no-channel',
  'no-translation',
  'window-closed',
  'too-often',
  'other-channel',
  'forgotten',
  'too-late',
] as const
