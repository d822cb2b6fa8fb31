import type { ConsoleKey } from '../../../locales/console.ts'
import type { Ask } from '../page.ts'

const KEYS = [
  ['j', 'help.down'],
  ['k', 'help.up'],
  ['Enter', 'help.open'],
  ['r', 'help.reply'],
  ['n', 'help.note'],
  ['t', 'help.take'],
  ['e', 'help.resolve'],
  ['s', 'help.snooze'],
  ['/', 'help.search'],
  ['g i', 'help.inbox'],
  ['g a', 'help.all'],
  ['Ctrl Enter', 'help.send'],
  ['?', 'help.help'],
] as const satisfies readonly (readonly [string, ConsoleKey])[]

/** The keys of the Messages pages. Shown by a script, like the keys themselves. */
export const Help = ({ ask }: { ask: Ask }) => (
  <dialog id="help" class="dialog" aria-labelledby="help-title">
    <h2 id="help-title">{ask.words('help.title')}</h2>
    <p class="quiet">{ask.words('help.what')}</p>
    <dl class="keys">
      {KEYS.map(([keys, word]) => (
        <div key={keys}>
          <dt dir="ltr">
            {keys.split(' ').map(key => (
              <kbd key={key}>{key}</kbd>
            ))}
          </dt>
          <dd>{ask.words(word)}</dd>
        </div>
      ))}
    </dl>
    <form method="dialog">
      <button type="submit" class="btn btn-primary">
        {ask.words('shell.close')}
      </button>
    </form>
  </dialog>
)
