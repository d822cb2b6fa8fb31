import type { FileEvent } from '../../../bot/registrations/index.ts'
import type { FileState } from '../../../flows/preregister/files.ts'
import { isConsoleKey } from '../../../locales/console.ts'
import type { Ask } from '../page.ts'
import { When } from '../when.tsx'
import { stateWord } from './words.ts'

type Props = { ask: Ask; history: readonly FileEvent[]; names: ReadonlyMap<string, string> }

/** What happened to a file, the latest first. */
export const History = ({ ask, history, names }: Props) => (
  <section class="card">
    <h2>{ask.words('file.history')}</h2>
    <ol class="file-history">
      {[...history].reverse().map((event, place) => (
        <li key={history.length - place}>
          <p>
            <strong>{what(ask, event)}</strong>
            {event.reason && (
              <>
                {' '}
                — <bdi dir="auto">{event.reason}</bdi>
              </>
            )}
          </p>
          <p class="quiet">
            <When ask={ask} at={event.at} /> · <bdi>{who(ask, event, names)}</bdi>
          </p>
        </li>
      ))}
    </ol>
  </section>
)

function what(ask: Ask, { kind, to }: FileEvent): string {
  if (kind === 'state' && to) return ask.words('history.state', { state: stateWord(ask, to as FileState) })
  const key = `history.${kind}`
  return isConsoleKey(key) ? ask.words(key as 'history.received') : kind
}

const who = ({ words }: Ask, { by, kind }: FileEvent, names: ReadonlyMap<string, string>): string =>
  by === null ? words(kind === 'told' ? 'journal.machine' : 'history.owner') : (names.get(by) ?? words('history.gone'))
