import { step } from '../flows/index.ts'
import type { Locale } from '../locales/locale.ts'
import type { Facts } from './facts.ts'
import type { Clock } from './hear.ts'
import type { Preview } from './ports.ts'
import { shown } from './show.ts'
import { newSession } from './turn.ts'

/** What a first visit is greeted with, before anything is kept. */
export function firstWords(facts: Facts, clock: Clock, locale: Locale): ReturnType<Preview> {
  const now = clock.now()
  const { actions } = step(newSession(locale), { kind: 'choice', id: 'start' }, facts.world(now, clock.local(now)))
  return actions.filter(action => action.kind === 'say').map(said => ({ id: 0, author: 'bot', at: now, ...shown(said, locale) }))
}
