import type { MessageKey, ParamsOf } from '../../locales/keys.ts'
import type { Phrase } from '../../locales/param.ts'
import type { Say } from './action.ts'
import type { Choice } from './types.ts'

type Params<K extends MessageKey> = keyof ParamsOf<K> extends never ? [params?: Record<never, never>] : [params: ParamsOf<K>]

/** A sentence by its key, with what fills its holes. */
export const phrase = <K extends MessageKey>(key: K, ...[params]: Params<K>): Phrase => ({ key, params: params ?? {} })

/** Something the bot says. */
export const say = <K extends MessageKey>(key: K, ...[params]: Params<K>): Say => ({ kind: 'say', key, params: params ?? {}, choices: [] })

/** The same words, offering something. */
export const offering = (said: Say, ...choices: readonly Choice[]): Say => ({ ...said, choices })

/** The two options that are always at hand, typed 0 and 9. */
export const ALWAYS: readonly Choice[] = [
  { id: 'menu', label: phrase('menu.back'), emoji: '↩️' },
  { id: 'person', label: phrase('menu.person'), emoji: '💬' },
]

/** Words that offer something, then the menu and a person. At most six options come before these two. */
export const leadingTo = (said: Say, ...choices: readonly Choice[]): Say => offering(said, ...choices, ...ALWAYS)
