import { newSession } from '../../bot/turn.ts'
import type { Session, Turn } from '../../flows/engine/types.ts'
import { step } from '../../flows/index.ts'
import type { Locale } from '../../locales/locale.ts'
import { MONDAY_MORNING, worldAt } from './world.ts'

const world = worldAt(MONDAY_MORNING)

/** What a turn brings, written on a Monday morning. */
export const write = (session: Session, text: string): Turn => step(session, { kind: 'text', text }, world)

/** The last turn of a new conversation in which all this is written. */
export const talk = (locale: Locale, ...texts: readonly string[]): Turn =>
  texts.reduce<Turn>(({ session }, text) => write(session, text), { session: newSession(locale), actions: [] })

/** The sentences a turn says, by their keys. */
export const keysOf = ({ actions }: Turn): string[] => actions.flatMap(action => (action.kind === 'say' ? [action.key] : []))
